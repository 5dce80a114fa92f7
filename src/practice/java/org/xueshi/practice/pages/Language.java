package org.xueshi.practice.pages;

/** A language of the pages, with Moodle's code for it and the one browsers know. */
public enum Language {
  CHINESE("zh_cn", "zh-CN", "中文"),
  ENGLISH("en", "en", "English");

  private final String moodleCode;
  private final String tag;
  private final String label;

  Language(String moodleCode, String tag, String label) {
    this.moodleCode = moodleCode;
    this.tag = tag;
    this.label = label;
  }

  static Language of(String moodleCode) {
    return ENGLISH.moodleCode.equals(moodleCode) ? ENGLISH : CHINESE;
  }

  public String moodleCode() {
    return moodleCode;
  }

  public String tag() {
    return tag;
  }

  public String label() {
    return label;
  }
}
