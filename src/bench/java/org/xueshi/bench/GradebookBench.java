package org.xueshi.bench;

import org.xueshi.gradebook.control.SheetBench;

/**
 * A platform's gradebook of 2,000 learners and 20 columns, read, kept and compared; read again with
 * nothing new. {@code people=20000} for the large one.
 */
final class GradebookBench {

  private static final int COLUMNS = 20;

  private GradebookBench() {}

  static void take(BenchedTool tool, Report report, Options options) throws Exception {
    var people = Math.toIntExact(options.numbers().getOrDefault("people", 2_000L));
    var cells = people * COLUMNS;
    var first = Measured.none("cells/s");
    var again = Measured.none("cells/s");
    var floor = Measured.none("cells/s");
    for (var round = 0; round <= options.rounds(); round++) {
      try (var bench = new SheetBench(people, COLUMNS)) {
        var read = cells / bench.read();
        var reread = cells / bench.read();
        var bare = cells / bench.floor();
        if (round > 0) {
          first = first.and(read);
          again = again.and(reread);
          floor = floor.and(bare);
        }
      }
    }
    var what = people + " x " + COLUMNS;
    report.ratio("gradebook, " + what + ", first", first, floor, "≥ 0.33, aim 0.67");
    report.ratio("gradebook, " + what + ", nothing new", again, first, "≥ 2, aim 5");
  }
}
