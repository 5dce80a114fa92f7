package org.xueshi.bench;

import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.ledger.control.Ledgers;

/**
 * Every requirement of everybody in a district of 6,000 teachers with five years of entries, folded
 * anew from the entries: nothing that was worked out before is used.
 */
final class RecomputationBench {

  private static final long TEACHERS = 6_000;
  private static final int YEARS = 5;

  private RecomputationBench() {}

  static void take(BenchedTool tool, Report report, Options options) throws Exception {
    var entries = TEACHERS * TranscriptBench.ENTRIES_A_TEACHER;
    new TranscriptBench(tool).fill(Jdbi.create(tool.superuser()), "R", entries);
    var seconds = Measured.none("s");
    try (var connection = new OneConnection(tool.databaseUrl())) {
      var jdbi = connection.jdbi();
      for (var round = 0; round < options.rounds(); round++) {
        var standings = Ledgers.district(jdbi, Clock.system(Clocks.DISTRICT_ZONE));
        var began = System.nanoTime();
        var picture =
            jdbi.inTransaction(handle -> standings.of(tool.tenant(), LocalDate.of(2026, 11, 24)));
        seconds = seconds.and(Floor.seconds(began));
        if (picture.teachers().size() < TEACHERS) {
          throw new IllegalStateException("only " + picture.teachers().size());
        }
      }
    }
    var what = "recomputation of %d teachers × %d years".formatted(TEACHERS, YEARS);
    report.figure(what, seconds, "≤ 60 s");
  }
}
