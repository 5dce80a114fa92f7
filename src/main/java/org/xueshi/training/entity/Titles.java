package org.xueshi.training.entity;

import org.xueshi.kernel.entity.Refusal;

/** Bounds of what people type. */
final class Titles {

  static final int TITLE_MAX = 200;
  static final int WORDS_MAX = 4000;

  private static final int LINK_MAX = 500;
  private static final int NAME_MAX = 100;

  private Titles() {}

  /**
   * @return stripped, 1–{@value #TITLE_MAX} characters
   * @throws Refusal INVALID {@code training.refusal.title}
   */
  static String checked(String title) {
    return checked(title, "training.refusal.title");
  }

  /**
   * @return stripped, never null or empty
   * @throws Refusal INVALID {@code training.refusal.place} as {@link #checked(String)} for titles
   */
  static String place(String where) {
    return checked(where, "training.refusal.place");
  }

  /**
   * @return stripped, never null; empty if there is none
   * @throws Refusal INVALID {@code training.refusal.liveUrl}
   */
  static String link(String url) {
    var stripped = clean(url);
    if (!stripped.isEmpty() && !stripped.matches("https://[^\\s/?#@]+([/?#]\\S*)?")
        || stripped.length() > LINK_MAX) {
      throw Refusal.invalid("training.refusal.liveUrl", LINK_MAX);
    }
    return stripped;
  }

  /**
   * @return stripped, never null; empty if there is none
   * @throws Refusal INVALID {@code training.refusal.leader}
   */
  static String name(String name) {
    var stripped = clean(name);
    if (stripped.length() > NAME_MAX) {
      throw Refusal.invalid("training.refusal.leader", NAME_MAX);
    }
    return stripped;
  }

  private static String checked(String text, String refusal) {
    var stripped = clean(text);
    if (stripped.isEmpty() || stripped.length() > TITLE_MAX) {
      throw Refusal.invalid(refusal, TITLE_MAX);
    }
    return stripped;
  }

  /**
   * @return stripped, never null
   * @throws Refusal INVALID {@code training.refusal.words} beyond {@value #WORDS_MAX} characters
   */
  static String words(String text) {
    var stripped = clean(text);
    if (stripped.length() > WORDS_MAX) {
      throw Refusal.invalid("training.refusal.words", WORDS_MAX);
    }
    return stripped;
  }

  /** PostgreSQL text cannot hold NUL, and nobody means to type it. */
  private static String clean(String text) {
    return text == null ? "" : text.replace("\u0000", "").strip();
  }
}
