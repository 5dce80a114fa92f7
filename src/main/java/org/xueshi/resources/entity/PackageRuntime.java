package org.xueshi.resources.entity;

/** What a package expects of whoever plays it. */
public enum PackageRuntime {
  /** Nothing: pages that play by themselves. */
  NONE,
  /** SCORM 1.2: an object {@code API} above the page. */
  SCORM12,
  /** SCORM 2004, any edition: an object {@code API_1484_11} above the page. */
  SCORM2004,
  /** H5P: content and libraries for a player. */
  H5P;

  /** Whether it is played inside a shell of ours on the content origin. */
  public boolean shell() {
    return this != NONE;
  }
}
