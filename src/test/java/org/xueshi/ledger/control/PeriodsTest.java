package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.PeriodDecision;
import org.xueshi.ledger.entity.PeriodDecision.Kind;
import org.xueshi.ledger.entity.Posting;

class PeriodsTest {

  private static final Period YEAR = period("2025-01-01", "2025-12-31");

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void a_closed_year_refuses_new_effective_dates_by_name_until_it_is_reopened() {
    var evidence = desk.record("a", aSession(teacher).on("2025-03-10", "09:00", 90));
    var posting = desk.proposed(evidence);
    close(null, YEAR);
    var outcome = desk.post(posting);
    assertThat(outcome.isRefused()).isTrue();
    assertThat(outcome.because().key()).isEqualTo("ledger.refusal.closed");
    assertThat(outcome.because().arguments())
        .containsExactly(
            LocalDate.parse("2025-03-10"),
            YEAR.from(),
            YEAR.to(),
            LocalDate.parse("2026-02-01"),
            "教发〔2026〕3号");
    var other = desk.record("b", aSession(teacher).on("2026-03-10", "09:00", 90));
    assertThat(desk.post(desk.proposed(other)).isRefused()).isFalse();
    reopen(null, YEAR);
    assertThat(desk.post(posting).status()).isEqualTo(Outcome.Status.POSTED);
  }

  @Test
  void what_a_year_was_closed_with_is_neither_reversed_nor_adjusted_but_holds_are_settled() {
    var facts = aSession(teacher).on("2025-12-10", "09:00", 90).followedUpAfter("2025-12-20");
    var entries = desk.post(desk.proposed(desk.record("a", facts))).entries();
    close(null, YEAR);
    assertRefused(() -> desk.reverse("r", entries.get(0)), "closed");
    assertRefused(() -> propose(Correction.Kind.REVERSE, entries.get(0), 0), "closed");
    assertRefused(() -> propose(Correction.Kind.ADJUST, entries.get(0), -1), "closed");
    desk.release("k", (Entry.Held) entries.get(1), 18, false);
    assertThat(desk.balance(teacher)).isEqualTo(new Amount(90, 0));
  }

  @Test
  void a_persons_cycle_closes_for_that_person_alone() {
    var other = world.teacher("李建国");
    close(teacher, period("2021-01-01", "2025-12-31"));
    var mine = desk.record("a", aSession(teacher).on("2025-03-10", "09:00", 90));
    var theirs = desk.record("b", aSession(other).on("2025-03-10", "09:00", 90));
    assertThat(desk.propose(mine).posting()).isEmpty();
    assertThat(desk.propose(theirs).posting()).isPresent();
  }

  @Test
  void decisions_alternate_and_are_checked() {
    assertRefused(() -> reopen(null, YEAR), "periodOpen");
    close(null, YEAR);
    assertRefused(() -> close(null, YEAR), "periodClosed");
    assertRefused(() -> close(null, period("2026-01-01", "2026-12-31")), "periodNotOver");
    assertRefused(() -> close(null, period("2025-12-31", "2025-01-01")), "periodOrder");
    assertThat(world.use(() -> world.periods.all(world.tenant))).hasSize(1);
  }

  @Test
  void the_database_refuses_whoever_comes_another_way() {
    var entry = desk.post(desk.proposed(evidence("a"))).entries().get(0);
    close(null, YEAR);
    assertThatThrownBy(
            () ->
                world.jdbi.useHandle(
                    handle ->
                        handle.execute(
                            """
                            insert into credit_entry (tenant_id, id, person_id, position, type,
                              posted_minutes, held_minutes, evidence_id, evidence_hash,
                              course_title, project_kind, level, theme, grade, mode, earned_on,
                              pack, hour_minutes, reasons, request_key, request_part,
                              request_content, recorded_at, actor_kind, actor_id, previous_hash,
                              hash)
                            select tenant_id, gen_random_uuid(), person_id, 99, type,
                              posted_minutes, held_minutes, evidence_id, evidence_hash,
                              course_title, project_kind, level, theme, grade, mode, earned_on,
                              pack, hour_minutes, reasons, 'other', 0, request_content,
                              recorded_at, actor_kind, actor_id, previous_hash, hash
                            from credit_entry where id = ?""",
                            entry.id())))
        .rootCause()
        .hasMessageContaining("closed period 2025-01-01 to 2025-12-31");
  }

  @Test
  void a_closing_waits_for_postings_under_way_and_none_slips_in_behind_it() throws Exception {
    var evidence = evidence("a");
    var posting = new Posting("k", evidence.id(), Assessment.NONE, 90, 0);
    var pool = Executors.newSingleThreadExecutor();
    try {
      var closing =
          world.jdbi.inTransaction(
              handle -> {
                world.ledger.post(List.of(posting), world.office);
                var waiting = pool.submit(() -> close(null, YEAR));
                awaitSomebodyWaiting();
                assertThat(waiting.isDone()).as("the closing waits").isFalse();
                return waiting;
              });
      closing.get(20, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }
    assertThat(desk.balance(teacher)).isEqualTo(new Amount(90, 0));
    var late = new Posting("late", evidence("b").id(), Assessment.NONE, 90, 0);
    assertThat(desk.post(late).because().key()).isEqualTo("ledger.refusal.closed");
  }

  private org.xueshi.ledger.entity.Evidence evidence(String key) {
    var day = key.equals("a") ? "2025-03-10" : "2025-03-11";
    return desk.record(key, aSession(teacher).on(day, "09:00", 90));
  }

  private PeriodDecision close(UUID person, Period period) {
    return world.use(() -> world.periods.close(asked(person, period), world.office));
  }

  private PeriodDecision reopen(UUID person, Period period) {
    return world.use(() -> world.periods.reopen(asked(person, period), world.office));
  }

  private static PeriodDecision.Asked asked(UUID person, Period period) {
    return new PeriodDecision.Asked(
        person == null ? Kind.YEAR : Kind.CYCLE,
        person,
        period,
        LocalDate.parse("2026-02-01"),
        "年度结账",
        "教发〔2026〕3号");
  }

  private Correction propose(Correction.Kind kind, Entry entry, int minutes) {
    return world.use(
        () ->
            world.corrections.propose(
                new NewCorrection("k" + kind, kind, entry.id(), minutes, "登记有误", List.of()),
                world.office));
  }

  private static Period period(String from, String to) {
    return new Period(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static void assertRefused(Runnable asked, String why) {
    assertThatThrownBy(asked::run)
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.text().key()).isEqualTo("ledger.refusal." + why));
  }

  /** Until PostgreSQL itself says that a transaction of the gate waits for another. */
  private static void awaitSomebodyWaiting() {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < until) {
      var waits =
          LedgerWorld.intruder()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              """
                              select exists (select 1 from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock')
                              """)
                          .mapTo(Boolean.class)
                          .one());
      if (waits) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("nobody waited");
  }
}
