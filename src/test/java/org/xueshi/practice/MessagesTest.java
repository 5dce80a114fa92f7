package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xueshi.practice.pages.Language;
import org.xueshi.practice.pages.Messages;

class MessagesTest {
  private static final Path PAGES = Path.of("src/practice/resources/org/xueshi/practice/pages");
  private static final Pattern USED = Pattern.compile("\\{\\{t ([a-z.]+)");

  private final Messages chinese = Messages.in(Language.CHINESE);
  private final Messages english = Messages.in(Language.ENGLISH);

  @Test
  void both_languages_have_the_same_texts() {
    assertThat(english.keys()).isEqualTo(chinese.keys());
  }

  @Test
  void no_text_is_empty_and_both_take_the_same_arguments() {
    for (String key : chinese.keys()) {
      assertThat(chinese.get(key)).as(key).isNotBlank();
      assertThat(arguments(english.get(key))).as(key).isEqualTo(arguments(chinese.get(key)));
    }
  }

  @Test
  void every_text_a_page_asks_for_exists() throws IOException {
    var missing = new TreeSet<String>();
    try (var pages = Files.list(PAGES)) {
      for (Path page : pages.toList()) {
        var used = USED.matcher(Files.readString(page));
        used.results()
            .map(m -> m.group(1))
            .filter(k -> !chinese.keys().contains(k))
            .forEach(missing::add);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static long arguments(String text) {
    return Pattern.compile("\\{\\d}").matcher(text).results().count();
  }
}
