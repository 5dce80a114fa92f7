package org.xueshi.web.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.entity.Language;

/** Both languages are complete, and say the same things. */
class MessagesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  @Test
  void both_languages_have_the_same_keys() throws IOException {
    assertThat(keys("messages_en.properties")).isEqualTo(keys("messages_zh_CN.properties"));
  }

  @Test
  void no_key_is_written_twice() throws IOException {
    for (var file : new String[] {"messages_zh_CN.properties", "messages_en.properties"}) {
      var lines =
          Files.readAllLines(RESOURCES.resolve(file)).stream()
              .filter(line -> line.matches("[A-Za-z].*=.*"))
              .map(line -> line.substring(0, line.indexOf('=')).strip());
      assertThat(lines).as(file).doesNotHaveDuplicates();
    }
  }

  @Test
  void both_languages_fill_the_same_places() throws IOException {
    var chinese = load("messages_zh_CN.properties");
    var english = load("messages_en.properties");
    for (var key : keys("messages_zh_CN.properties")) {
      assertThat(places(english.getProperty(key)))
          .as(key)
          .isEqualTo(places(chinese.getProperty(key)));
    }
  }

  @Test
  void every_pattern_can_be_formatted() throws IOException {
    for (var file : new String[] {"messages_zh_CN.properties", "messages_en.properties"}) {
      load(file).values().forEach(pattern -> new MessageFormat((String) pattern));
    }
  }

  @Test
  void templates_hold_no_words_of_their_own() throws IOException {
    var offenders = new ArrayList<String>();
    try (Stream<Path> all = Files.walk(Path.of("src/main/webapp/WEB-INF/views"))) {
      for (var template : all.filter(file -> file.toString().endsWith(".jte")).toList()) {
        if (HAN.matcher(Files.readString(template).replaceAll("(?s)<%--.*?--%>", "")).find()) {
          offenders.add(template.toString());
        }
      }
    }
    assertThat(offenders).isEmpty();
  }

  @Test
  void every_key_a_template_names_exists() throws IOException {
    var known = keys("messages_zh_CN.properties");
    var named = Pattern.compile("page\\.t\\(\"([A-Za-z0-9_.]+)\"\\s*[,)]");
    var unknown = new ArrayList<String>();
    try (Stream<Path> all = Files.walk(Path.of("src/main/webapp/WEB-INF/views"))) {
      for (var template : all.filter(file -> file.toString().endsWith(".jte")).toList()) {
        named
            .matcher(Files.readString(template))
            .results()
            .map(found -> found.group(1))
            .filter(key -> !known.contains(key))
            .forEach(key -> unknown.add(template.getFileName() + ": " + key));
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void a_text_inside_a_text_is_said_in_the_same_language() {
    var messages = new Messages();
    var nested = Text.of("web.front.title", Text.of("web.product"));
    assertThat(messages.text(Language.ZH_CN, nested)).isEqualTo("学时教师培训学时");
    assertThat(messages.text(Language.EN, nested)).contains("Xueshi");
  }

  private static TreeSet<String> keys(String file) throws IOException {
    return new TreeSet<>(load(file).stringPropertyNames());
  }

  private static TreeSet<String> places(String pattern) {
    Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(pattern);
    var places = new TreeSet<String>();
    matcher.results().forEach(found -> places.add(found.group(1)));
    return places;
  }

  private static Properties load(String file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
      properties.load(reader);
    }
    return properties;
  }
}
