package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Overlap;
import org.xueshi.ledger.entity.Overlap.Choice;

class OverlapsTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");
  private final Evidence session = desk.record("a", aSession(teacher));
  private final Evidence remote =
      desk.record("b", aSession(teacher).by(Mode.REMOTE).on("2026-03-10", "10:00", 90));

  @Test
  void both_sides_wait_with_the_time_they_share() {
    assertThat(world.use(() -> world.overlaps.open(world.tenant, 9))).isEmpty();
    postSession();
    var open = world.use(() -> world.overlaps.open(world.tenant, 9));
    assertThat(open)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.asked().id()).isEqualTo(remote.id());
              assertThat(one.against().id()).isEqualTo(session.id());
              assertThat(one.shared()).hasSize(1);
              assertThat(one.shared().get(0).length().toMinutes()).isEqualTo(30);
            });
  }

  @Test
  void the_old_is_kept_and_nothing_is_written_in_the_book() {
    postSession();
    decide(Choice.KEEP);
    assertThat(balance()).isEqualTo(new Amount(90, 0));
    assertNothingWaits();
    assertThatThrownBy(() -> decide(Choice.REPLACE)).isInstanceOf(Refusal.class);
  }

  @Test
  void the_new_replaces_the_old_in_one_transaction() {
    postSession();
    decide(Choice.REPLACE);
    assertThat(balance()).isEqualTo(new Amount(90, 0));
    var book = world.use(() -> world.books.of(world.tenant, teacher));
    assertThat(book.standing(session.id())).isEmpty();
    assertThat(book.standing(remote.id())).hasSize(1);
    assertNothingWaits();
    assertThat(world.use(() -> world.verification.verify(world.office)).findings()).isEmpty();
  }

  @Test
  void of_the_new_only_the_rest_is_credited() {
    postSession();
    decide(Choice.REST);
    assertThat(balance()).isEqualTo(new Amount(150, 0));
    assertNothingWaits();
    assertThat(world.use(() -> world.verification.verify(world.office)).findings()).isEmpty();
  }

  @Test
  void what_lies_wholly_inside_leaves_no_rest_and_what_is_large_needs_two() {
    var inside = desk.record("c", aSession(teacher).on("2026-03-10", "09:10", 20));
    postSession();
    assertRefused(() -> decide(inside, session, Choice.REST), "nothingLeft");
    var large = desk.record("d", aSession(teacher).on("2026-03-11", "08:00", 300));
    var other = desk.record("e", aSession(teacher).on("2026-03-11", "08:00", 60));
    desk.post(desk.proposed(large));
    assertRefused(() -> decide(other, large, Choice.REPLACE), "secondFirst");
    assertThat(balance()).isEqualTo(new Amount(390, 0));
  }

  @Test
  void a_replacement_that_fails_leaves_the_old_credited() {
    postSession();
    var third = desk.record("f", aSession(teacher).on("2026-03-10", "11:00", 60));
    desk.post(desk.proposed(third));
    assertRefused(() -> decide(Choice.REPLACE), "overlap");
    assertThat(balance()).isEqualTo(new Amount(150, 0));
  }

  private void postSession() {
    desk.post(desk.proposed(session));
  }

  private void decide(Choice choice) {
    decide(remote, session, choice);
  }

  private void decide(Evidence asked, Evidence against, Choice choice) {
    var decision = new Overlap.Decision(choice, "核对了签到表", Assessment.PASSED);
    world.run(() -> world.overlaps.decide(asked.id(), against.id(), decision, world.office));
  }

  private void assertNothingWaits() {
    assertThat(world.use(() -> world.overlaps.open(world.tenant, 9))).isEmpty();
  }

  private Amount balance() {
    return desk.balance(teacher);
  }

  private static void assertRefused(Runnable asked, String why) {
    assertThatThrownBy(asked::run)
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.text().key()).isEqualTo("ledger.refusal." + why));
  }
}
