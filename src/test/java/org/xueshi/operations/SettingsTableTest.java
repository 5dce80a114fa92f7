package org.xueshi.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The operator's table names every setting there is, and none that is not. */
class SettingsTableTest {

  /** Names that end in a number are of formats ({@code xueshi.entry.1}), not of settings. */
  private static final Pattern SETTING = Pattern.compile("\"(xueshi\\.[A-Za-z0-9.-]+[A-Za-z])\"");

  private static final Pattern MPCONFIG = Pattern.compile("MPCONFIG=(xueshi\\.[A-Za-z0-9.-]+)}");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(xueshi\\.[A-Za-z0-9.-]+)`");
  private static final Pattern DEFAULT = Pattern.compile("(?m)^(xueshi\\.[A-Za-z0-9.-]+)=");

  @Test
  void every_setting_that_the_code_asks_for_has_a_row_of_its_own() throws IOException {
    assertThat(documented()).containsExactlyInAnyOrderElementsOf(asked());
  }

  @Test
  void every_default_belongs_to_a_setting_that_somebody_asks_for() throws IOException {
    var defaults =
        found(DEFAULT, read(Path.of("src/main/resources/META-INF/microprofile-config.properties")));
    assertThat(asked()).containsAll(defaults);
  }

  private static Set<String> documented() throws IOException {
    return found(ROW, read(Path.of("deploy/README.md")));
  }

  private static Set<String> asked() throws IOException {
    var names = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        var source = read(file);
        names.addAll(found(SETTING, source));
        names.addAll(found(MPCONFIG, source));
      }
    }
    return names;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
