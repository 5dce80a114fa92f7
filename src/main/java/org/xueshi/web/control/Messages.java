package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
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
      values.add(argument instanceof Text nested ? text(language, nested) : argument);
    }
    return new MessageFormat(pattern, language.locale()).format(values.toArray());
  }

  private String pattern(Language language, String key) {
    try {
      return bundles.get(language).getString(key);
    } catch (MissingResourceException unknown) {
      return key.replace("'", "''").replace("{", "'{'");
    }
  }
}
