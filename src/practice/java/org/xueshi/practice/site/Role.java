package org.xueshi.practice.site;

/** What somebody is in a course. */
public enum Role {
  EDITING_TEACHER,
  TEACHER,
  STUDENT;

  public boolean teaches() {
    return this != STUDENT;
  }
}
