package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.entity.Language;

/**
 * The words, in both languages: {@code messages_zh_CN.properties} and {@code
 * messages_en.properties}.
 */
@ApplicationScoped
public class Messages {

  private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);
  private final Map<String, String> patterns = new ConcurrentHashMap<>();

  public Messages() {
    for (var language : Language.values()) {
      bundles.put(
          language,
          ResourceBundle.getBundle(
              "messages",
              language.locale(),
              Messages.class.getClassLoader(),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
  }

  /**
   * The sentence in that language. An unknown key comes back as itself, so that a page still
   * renders.
   */
  public String text(Language language, Text text) {
    return format(language, text.key(), text.arguments());
  }

  public String text(Language language, String key, Object... arguments) {
    return format(language, key, List.of(arguments));
  }

  private String format(Language language, String key, List<Object> arguments) {
    var pattern = patterns.computeIfAbsent(language + "/" + key, any -> pattern(language, key));
    var values = new ArrayList<Object>(arguments.size());
    for (var argument : arguments) {
      values.add(spoken(language, argument));
    }
    return new MessageFormat(pattern, language.locale()).format(values.toArray());
  }

  /** Dates and times as the reader's language writes them, by the district's clock. */
  private Object spoken(Language language, Object argument) {
    if (argument instanceof Text nested) {
      return text(language, nested);
    }
    if (argument instanceof LocalDate date) {
      return formatter(language, "web.format.date").format(date);
    }
    if (argument instanceof Instant instant) {
      return formatter(language, "web.format.dateTime")
          .format(instant.atZone(Clocks.DISTRICT_ZONE));
    }
    return argument;
  }

  private DateTimeFormatter formatter(Language language, String key) {
    return DateTimeFormatter.ofPattern(pattern(language, key), language.locale());
  }

  private String pattern(Language language, String key) {
    try {
      return bundles.get(language).getString(key);
    } catch (MissingResourceException unknown) {
      return key.replace("'", "''").replace("{", "'{'");
    }
  }
}
