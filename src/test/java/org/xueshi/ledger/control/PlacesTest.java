package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of other places, each as one document: what is credited, and what is lacking, come out
 * as their authors meant without a line of code for them.
 */
class PlacesTest {

  private static final Path FOLDER = Path.of("src/test/resources/rulepack/places");

  @TestFactory
  Stream<DynamicTest> each_places_rules_give_its_own_results() throws IOException {
    return files(".cases").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
  }

  @Test
  void all_ten_places_are_there_each_with_cases() throws IOException {
    assertThat(files(".json")).hasSize(10);
    assertThat(names(".cases")).isEqualTo(names(".json"));
  }

  private static List<String> names(String ending) throws IOException {
    return files(ending).stream()
        .map(file -> file.getFileName().toString().replace(ending, ""))
        .toList();
  }

  private static List<Path> files(String ending) throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void run(Path file) throws IOException {
    var document = Files.readString(Path.of(file.toString().replace(".cases", ".json")));
    var place = new PlaceCases(RulePackJson.read(document));
    var number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var parts = line.split("->", 2);
      var answer = place.perform(parts[0].strip().split("\\s+"));
      var expected = parts.length > 1 ? parts[1].strip() : "";
      assertThat(answer).as("%s:%d %s", file.getFileName(), number, line).isEqualTo(expected);
    }
  }
}
