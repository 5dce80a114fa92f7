package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.control.Facts.aSession;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;

/** Caps hold to the minute while 64 writers press on them at once. */
class CapsUnderWritersTest {

  private static final int WRITERS = 64;
  private static final int HOUR = 45;

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void of_64_postings_at_once_exactly_the_years_24_hours_are_credited() throws Exception {
    var days = new ArrayList<LocalDate>();
    for (var i = 0; i < WRITERS; i++) {
      days.add(LocalDate.of(2026, 1, 2).plusDays(i));
    }
    var posted = postAtOnce(days, HOUR);
    assertThat(posted).isEqualTo(24);
    assertThat(desk.balance(teacher).posted()).isEqualTo(24 * HOUR);
  }

  @Test
  void of_64_postings_at_once_exactly_the_cycles_120_hours_are_credited() throws Exception {
    world.clock.set(java.time.Instant.parse("2030-12-31T06:00:00Z"));
    var days = new ArrayList<LocalDate>();
    for (var i = 0; i < WRITERS; i++) {
      // Twelve or thirteen of two hours in each of five years: each year's cap holds too.
      days.add(LocalDate.of(2026 + i % 5, 2, 1).plusDays(i));
    }
    var posted = postAtOnce(days, 2 * HOUR);
    assertThat(posted).isEqualTo(60);
    assertThat(desk.balance(teacher).posted()).isEqualTo(120 * HOUR);
  }

  private long postAtOnce(List<LocalDate> days, int minutes) throws Exception {
    var tasks = new ArrayList<Callable<Outcome>>();
    for (var day : days) {
      var facts = aSession(teacher).by(Mode.SCHOOL_BASED).onSomeTimeOf(day, minutes);
      var evidence = desk.record("e" + day, facts);
      var posting = new Posting("k" + day, evidence.id(), Assessment.NONE, minutes, 0);
      tasks.add(() -> desk.post(posting));
    }
    var threads = Executors.newFixedThreadPool(WRITERS);
    try {
      var posted = 0L;
      for (var future : threads.invokeAll(tasks)) {
        posted += future.get().isRefused() ? 0 : 1;
      }
      return posted;
    } finally {
      threads.shutdownNow();
    }
  }
}
