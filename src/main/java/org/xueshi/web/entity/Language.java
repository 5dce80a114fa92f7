package org.xueshi.web.entity;

import java.util.Locale;
import java.util.Optional;

/** The languages the product speaks: Chinese first. */
public enum Language {
  ZH_CN("zh-CN", "中文"),
  EN("en", "English");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /** BCP 47, for {@code lang} attributes. */
  public String tag() {
    return tag;
  }

  /** What the language calls itself; never translated. */
  public String ownName() {
    return ownName;
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  public Language other() {
    return this == ZH_CN ? EN : ZH_CN;
  }

  /**
   * Of a locale as platforms and browsers write it ({@code zh_cn}, {@code zh-Hans-CN}, {@code en});
   * empty if neither.
   */
  public static Optional<Language> of(String localeCode) {
    if (localeCode == null) {
      return Optional.empty();
    }
    var lower = localeCode.toLowerCase(Locale.ROOT);
    if (lower.startsWith("zh")) {
      return Optional.of(ZH_CN);
    }
    return lower.startsWith("en") ? Optional.of(EN) : Optional.empty();
  }
}
