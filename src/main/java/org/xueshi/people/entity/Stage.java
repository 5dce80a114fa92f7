package org.xueshi.people.entity;

/** 学段: kindergarten, primary, junior, senior (article 7.3). */
public enum Stage {
  KINDERGARTEN,
  PRIMARY,
  JUNIOR,
  SENIOR
}
