package org.xueshi.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every number of the list of LTI cases stands in the name of a test: as the first word of a row
 * ({@code "58", "no state"}, {@code "58 no state"}) or in a method ({@code case_98_…}, {@code
 * cases_39_to_43_…}, {@code w_12_…}).
 */
class NumberedCasesTest {

  private static final Path TESTS = Path.of("src/test/java/org/xueshi");
  private static final Pattern ROW = Pattern.compile("\"(W?\\d{1,3})(?:\"|[ ][^\"]*\")");
  private static final Pattern METHOD =
      Pattern.compile("void (cases?|w)_(\\d+)(?:_(to|and)_(\\d+))?(?:_and_check_\\d+)?_");

  @Test
  void every_number_of_the_list_is_tested() throws IOException {
    var missing = new LinkedHashSet<>(listed());
    missing.removeAll(tested());

    assertThat(missing).as("cases without a test").isEmpty();
  }

  private static Set<String> listed() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/lti/cases.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> tested() throws IOException {
    var numbers = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        if (file.getFileName().toString().matches("Lti.*CasesIT.java")) {
          ROW.matcher(source).results().forEach(found -> numbers.add(found.group(1)));
        }
        METHOD.matcher(source).results().forEach(found -> add(numbers, found));
      }
    }
    return numbers;
  }

  private static void add(Set<String> numbers, java.util.regex.MatchResult found) {
    var letter = found.group(1).equals("w") ? "W" : "";
    var first = Integer.parseInt(found.group(2));
    var last = found.group(4) == null ? first : Integer.parseInt(found.group(4));
    var between = "to".equals(found.group(3));
    for (int number = first; number <= last; number++) {
      if (between || number == first || number == last) {
        numbers.add(letter + number);
      }
    }
  }
}
