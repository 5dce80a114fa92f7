package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.control.Facts.aSession;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Statement;
import org.xueshi.ledger.entity.Statement.State;

class StatementsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final Statements statements =
      new Statements(world.books, world.recognitions, world.standings);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void evidence_waits_is_posted_is_held_and_is_taken_back() {
    var counted = desk.record("a", aSession(teacher));
    desk.post(desk.proposed(counted));
    var held =
        desk.record(
            "b", aSession(teacher).followedUpAfter("2026-10-01").on("2026-10-01", "09:00", 90));
    desk.post(desk.proposed(held));
    var wrong =
        desk.record(
            "c", aSession(teacher).followedUpAfter("2026-10-02").on("2026-10-02", "09:00", 90));
    var entry = desk.post(desk.proposed(wrong)).entries().get(0);
    desk.reverse("r", entry);
    desk.record("d", aSession(teacher).on("2026-10-03", "09:00", 45));

    var statement = today();
    assertThat(statement.lines())
        .extracting(Statement.Line::state)
        .containsExactly(State.WAITING, State.REVERSED, State.HELD, State.COUNTED);
    assertThat(statement.main().fulfilment().have()).isEqualTo(Hours.ofMinutes(90 + 72, 45));
    assertThat(statement.main().held()).isEqualTo(Hours.ofMinutes(18, 45));
    assertThat(statement.main().waiting()).isEqualTo(Hours.of(1));
  }

  /** Reversing a posting with a held share writes two entries, but it is one act. */
  @Test
  void a_reversal_is_told_once_with_its_reason() {
    var evidence = desk.record("a", aSession(teacher).followedUpAfter("2026-03-10"));
    desk.reverse("r", desk.post(desk.proposed(evidence)).entries().get(0));
    var line = today().lines().get(0);
    assertThat(line.events())
        .extracting(Statement.Event::type)
        .containsExactly("POSTED", "REVERSED");
    assertThat(line.events().get(1).reasons()).hasSize(1);
    assertThat(line.because()).extracting("key").contains("ledger.reason.held");
  }

  @Test
  void as_known_before_the_reversal_the_hours_still_count_and_before_the_posting_they_wait() {
    at("2026-03-11T00:00:00Z");
    var evidence = desk.record("a", aSession(teacher));
    at("2026-03-12T00:00:00Z");
    var entry = desk.post(desk.proposed(evidence)).entries().get(0);
    at("2026-03-13T00:00:00Z");
    desk.reverse("r", entry);

    assertThat(known("2026-03-13T01:00:00Z")).isEqualTo(State.REVERSED);
    assertThat(known("2026-03-12T01:00:00Z")).isEqualTo(State.COUNTED);
    assertThat(known("2026-03-11T01:00:00Z")).isEqualTo(State.WAITING);
    assertThat(statement(TODAY, "2026-03-10T01:00:00Z").lines()).isEmpty();
    assertThat(statement(LocalDate.of(2026, 3, 9), "2026-11-24T00:00:00Z").lines()).isEmpty();
  }

  @Test
  void the_lines_add_up_to_the_book() {
    for (var day = 1; day <= 9; day++) {
      var facts = aSession(teacher).on("2026-05-0" + day, "09:00", 45 + day);
      desk.post(desk.proposed(desk.record("e" + day, facts)));
    }
    var sum =
        today().lines().stream()
            .map(Statement.Sum::of)
            .reduce(Statement.Sum.NONE, Statement.Sum::plus);
    Amount book = desk.balance(teacher);
    assertThat(sum.have()).isEqualTo(Hours.ofMinutes(book.posted(), 45));
  }

  private void at(String instant) {
    world.clock.set(Instant.parse(instant));
  }

  private State known(String instant) {
    return statement(TODAY, instant).lines().get(0).state();
  }

  private Statement today() {
    return statement(TODAY, world.clock.instant().toString());
  }

  private Statement statement(LocalDate asOf, String known) {
    var dates = new Known(asOf, Instant.parse(known));
    return world.use(() -> statements.of(world.tenant, teacher, dates));
  }
}
