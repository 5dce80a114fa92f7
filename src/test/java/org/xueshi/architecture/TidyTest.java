package org.xueshi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Small by measure: file lengths, promises of later work, contracts of packages, decision numbers.
 */
class TidyTest {

  private static final int FILE_LINES_MAX = 300;
  private static final Pattern PROMISE =
      Pattern.compile("TO" + "DO|FIX" + "ME|XX" + "X|System\\.(out|err)\\.|printStackTrace");
  private static final Path MAIN = Path.of("src/main/java");

  @Test
  void no_shipped_file_is_longer_than_300_lines() throws IOException {
    var long_ = new ArrayList<String>();
    for (var file : javaFiles(MAIN)) {
      var lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES_MAX) {
        long_.add(file + ": " + lines);
      }
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void nothing_shipped_promises_later_work_or_prints() throws IOException {
    var promises = new ArrayList<String>();
    for (var file : javaFiles(MAIN)) {
      if (PROMISE.matcher(Files.readString(file)).find()) {
        promises.add(file.toString());
      }
    }
    assertThat(promises).isEmpty();
  }

  @Test
  void every_package_has_its_contract() throws IOException {
    try (var all = Files.walk(MAIN)) {
      var without =
          all.filter(Files::isDirectory)
              .filter(TidyTest::holdsJava)
              .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
              .toList();
      assertThat(without).isEmpty();
    }
  }

  @Test
  void decision_records_are_numbered_once_and_have_the_four_parts() throws IOException {
    try (var all = Files.list(Path.of("docs/adr"))) {
      var records =
          all.filter(file -> file.getFileName().toString().matches("\\d{4}-.*\\.md")).toList();
      assertThat(records.stream().map(file -> file.getFileName().toString().substring(0, 4)))
          .doesNotHaveDuplicates();
      for (var adr : records) {
        assertThat(Files.readString(adr))
            .as(adr.toString())
            .contains("## Status", "## Context", "## Decision", "## Consequences");
      }
    }
  }

  @Test
  void migrations_begin_every_key_with_the_tenant() throws IOException {
    var key =
        Pattern.compile(
            "(primary key|unique|foreign key|references\\s+\\w+)\\s*\\(\\s*(\\w+)",
            Pattern.CASE_INSENSITIVE);
    var offenders = new ArrayList<String>();
    for (var migration : files(Path.of("src/main/resources/db/migration"), ".sql")) {
      var matcher = key.matcher(Files.readString(migration));
      while (matcher.find()) {
        if (!matcher.group(2).toLowerCase(Locale.ROOT).equals("tenant_id")) {
          offenders.add(migration.getFileName() + ": " + matcher.group());
        }
      }
    }
    assertThat(offenders).isEmpty();
  }

  private static boolean holdsJava(Path directory) {
    try (var files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    return files(root, ".java");
  }

  private static List<Path> files(Path root, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
