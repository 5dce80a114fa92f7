package org.xueshi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of one run, printed as they come and kept as a table in {@code target/bench}. */
final class Report {

  private static final Path FILE = Path.of("target/bench/report.md");

  private final List<String> lines = new ArrayList<>();

  Report(String conditions) {
    lines.add(conditions);
    lines.add("");
    add("measure", "ours", "floor", "ratio", "goal");
    add("---", "---", "---", "---", "---");
  }

  /**
   * A comparison.
   *
   * @param goal as the design states it, e.g. {@code ≥ 0.25}
   */
  void ratio(String measure, Measured ours, Measured floor, String goal) {
    var ratio = String.format(Locale.ROOT, "%.2f", ours.median() / floor.median());
    add(measure, ours.toString(), floor.toString(), ratio, goal);
  }

  /** A figure that has no floor. */
  void figure(String measure, Measured ours, String goal) {
    add(measure, ours.toString(), "", "", goal);
  }

  void error(String measure, Exception failed) {
    add(measure, "failed: " + failed, "", "", "");
  }

  private void add(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    System.out.println(lines.get(lines.size() - 1));
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
