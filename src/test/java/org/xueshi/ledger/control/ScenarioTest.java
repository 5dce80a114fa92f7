package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every {@code *.scenario} on the real store: each line says what happens, then the answer.
 */
class ScenarioTest {

  private static final Path FOLDER = Path.of("src/test/resources/ledger");

  @TestFactory
  Stream<DynamicTest> every_scenario_ends_as_it_says() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return scenarios(files).stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }
  }

  private static List<Path> scenarios(Stream<Path> files) {
    return files.filter(file -> file.toString().endsWith(".scenario")).sorted().toList();
  }

  private static void run(Path file) throws IOException {
    var scenario = new Scenario(FOLDER);
    var number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var parts = line.split("->", 2);
      var answer = scenario.perform(parts[0].strip().split("\\s+"));
      var expected = parts.length > 1 ? parts[1].strip() : "";
      assertThat(answer).as("%s:%d %s", file.getFileName(), number, line).isEqualTo(expected);
    }
  }
}
