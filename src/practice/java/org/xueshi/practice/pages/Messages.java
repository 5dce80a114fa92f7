package org.xueshi.practice.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The texts of the pages in one language. */
public final class Messages {
  private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Messages(language));
    }
  }

  private final Properties texts = new Properties();

  private Messages(Language language) {
    String name = "/org/xueshi/practice/messages_" + language.tag().replace('-', '_');
    try (InputStream in = Messages.class.getResourceAsStream(name + ".properties")) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Messages in(Language language) {
    return ALL.get(language);
  }

  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /** The text; a key nobody has written is a mistake in the page. */
  public String get(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("No text for " + key);
    }
    return text;
  }

  public String get(String key, Object... arguments) {
    return MessageFormat.format(get(key), arguments);
  }
}
