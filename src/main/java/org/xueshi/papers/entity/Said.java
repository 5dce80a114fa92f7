package org.xueshi.papers.entity;

/** The same in both languages, as it was said on the day of issue. */
public record Said(String zh, String en) {

  /** In that language; Chinese for any other than English. */
  public String in(String languageTag) {
    return languageTag.startsWith("en") ? en : zh;
  }
}
