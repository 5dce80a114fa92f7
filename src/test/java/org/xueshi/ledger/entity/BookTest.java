package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.entity.OneBook.session;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Packs;

/** What a book answers: balances, holds, what hangs together, whose minutes are taken. */
class BookTest {

  private final OneBook one = new OneBook(Packs.shipped());

  @Test
  void a_balance_is_the_sum_of_effects_through_every_kind_of_entry() {
    var posted = one.post(session().on("2026-03-10", "09:00", 450).followedUpAfter("2026-03-31"));
    assertThat(balance()).isEqualTo(new Amount(360, 90));
    var released = one.release(posted.get(1), 40);
    assertThat(released.effect()).isEqualTo(new Amount(40, -40));
    assertThat(balance()).isEqualTo(new Amount(400, 50));
    one.voidHold(posted.get(1), 10);
    assertThat(balance()).isEqualTo(new Amount(400, 40));
    one.adjust(posted.get(0), -60);
    assertThat(balance()).isEqualTo(new Amount(340, 40));
    assertThat(one.book.credited(posted.get(0).credit().evidence())).isEqualTo(new Amount(340, 40));
    assertThat(one.book.credited(UUID.randomUUID())).isEqualTo(Amount.ZERO);
    assertThat(one.book.counting((Entry.Posted) posted.get(0))).isEqualTo(300);
    one.reverse(posted.get(0));
    assertThat(balance()).isEqualTo(Amount.ZERO);
    assertThat(balance().isZero()).isTrue();
    assertThat(one.book.counting((Entry.Posted) posted.get(0))).isZero();
  }

  @Test
  void an_amount_is_nothing_only_if_both_parts_are() {
    assertThat(new Amount(1, 0).isZero()).isFalse();
    assertThat(new Amount(0, 1).isZero()).isFalse();
    assertThat(new Amount(3, 4).total()).isEqualTo(7);
    assertThat(new Amount(3, 4).negated()).isEqualTo(new Amount(-3, -4));
  }

  @Test
  void a_hold_shrinks_by_what_is_resolved_and_grows_back_when_that_is_reversed() {
    var held =
        (Entry.Held)
            one.post(session().on("2026-03-10", "09:00", 450).followedUpAfter("2026-03-31")).get(1);
    assertThat(one.book.openHolds()).isEqualTo(Map.of(held, 90));
    var released = one.release(held, 30);
    one.voidHold(held, 20);
    assertThat(one.book.remaining(held)).isEqualTo(40);
    assertThat(one.reverse(released)).hasSize(1);
    assertThat(one.book.remaining(held)).isEqualTo(70);
    one.release(held, 70);
    assertThat(one.book.remaining(held)).isZero();
    assertThat(one.book.openHolds()).isEmpty();
    one.reverse(held);
    assertThat(one.book.remaining(held)).isZero();
  }

  @Test
  void an_original_is_reversed_with_all_that_hangs_on_its_posting_newest_first() {
    var other = one.post(session().on("2026-03-12", "09:00", 90));
    var posted = one.post(session().on("2026-03-10", "09:00", 450).followedUpAfter("2026-03-31"));
    var released = one.release(posted.get(1), 30);
    var adjusted = one.adjust(posted.get(0), 5);
    assertThat(one.book.reversedTogether(posted.get(1)))
        .containsExactly(adjusted, released, posted.get(1), posted.get(0));
    assertThat(one.book.reversedTogether(released)).containsExactly(released);
    one.reverse(released);
    assertThat(one.book.reversedTogether(posted.get(0)))
        .containsExactly(adjusted, posted.get(1), posted.get(0));
    assertThat(one.book.isReversed(released.id())).isTrue();
    assertThat(one.book.isReversed(other.get(0).id())).isFalse();
  }

  @Test
  void what_was_taken_back_can_be_posted_again_under_the_next_key() {
    var evidence = one.record(session());
    assertThat(one.book.generation(evidence.id())).isZero();
    var first = one.post(evidence);
    assertThat(one.book.standing(evidence.id())).isEqualTo(first);
    assertThat(one.book.generation(evidence.id())).isEqualTo(1);
    one.reverse(first.get(0));
    assertThat(one.book.standing(evidence.id())).isEmpty();
    var second = one.post(evidence);
    assertThat(second.get(0).head().request().key()).endsWith(":1");
    assertThat(one.book.standing(evidence.id())).isEqualTo(second);
    assertThat(one.book.generation(evidence.id())).isEqualTo(2);
  }

  @Test
  void both_sides_of_an_overlap_are_shown() {
    var posted = one.post(session());
    var asked = session().on("2026-03-10", "10:29", 60).facts().intervals();
    var overlap = one.book.overlap(asked).orElseThrow();
    assertThat(overlap.asked()).isEqualTo(asked.get(0));
    assertThat(overlap.claimed().evidence()).isEqualTo(posted.get(0).credit().evidence());
    assertThat(one.book.overlap(session().on("2026-03-10", "10:30", 60).facts().intervals()))
        .isEmpty();
    assertThat(one.book.overlap(session().on("2026-03-10", "08:00", 60).facts().intervals()))
        .isEmpty();
    assertThat(one.book.overlap(List.of())).isEmpty();
  }

  @Test
  void a_closed_period_refuses_its_days_by_name() {
    var year = new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
    var closed = new ClosedPeriod(year, LocalDate.parse("2027-01-15"), "教研〔2027〕1号");
    var book = new Book(one.book.owner(), List.of(), List.of(), List.of(closed));
    assertThat(book.closedOn(LocalDate.parse("2026-12-31"))).contains(closed);
    assertThat(book.refusesOn(LocalDate.parse("2027-01-01"))).isEmpty();
    assertThat(book.refusesOn(LocalDate.parse("2026-12-31")))
        .contains(
            Text.of(
                "ledger.refusal.closed",
                LocalDate.parse("2026-12-31"),
                year.from(),
                year.to(),
                LocalDate.parse("2027-01-15"),
                "教研〔2027〕1号"));
    assertThat(book.with(List.of(), List.of()).closed()).containsExactly(closed);
    assertThat(book.knownOn(OneBook.START).closed()).containsExactly(closed);
  }

  @Test
  void entries_are_found_by_identifier_and_a_reversal_is_final() {
    var posted = one.post(session()).get(0);
    assertThat(one.book.entry(posted.id())).contains(posted);
    assertThat(one.book.entry(UUID.randomUUID())).isEmpty();
    assertThat(one.book.person()).isEqualTo(OneBook.PERSON);
    assertThat(one.book.anchor()).isEqualTo("2026-01-01");
    var reversed = one.reverse(posted).get(0);
    assertThat(reversed.target()).isEqualTo(posted.id());
    assertThat(reversed.type()).isEqualTo("REVERSED");
    assertThatThrownBy(() -> reversed.reversed(one.head("x", 0), Text.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(one.book.knownOn(posted.head().recordedAt()).entries()).containsExactly(posted);
  }

  @Test
  void what_open_cases_freeze_is_left_out() {
    var first = one.post(session()).get(0);
    var second = one.post(session().on("2026-03-11", "09:00", 90)).get(0);
    var about = ledgerCase(OneBook.PERSON, java.util.Set.of(first.credit().evidence()), null);
    assertThat(new Freezes(List.of(about)).without(one.book).entries()).containsExactly(second);
    assertThat(new Freezes(List.of(about)).freezes(first)).isTrue();
    var all = ledgerCase(OneBook.PERSON, java.util.Set.of(), null);
    assertThat(new Freezes(List.of(all)).without(one.book).entries()).isEmpty();
    assertThat(
            new Freezes(List.of(ledgerCase(UUID.randomUUID(), java.util.Set.of(), null)))
                .freezes(first))
        .isFalse();
    assertThat(new Freezes(List.of()).isEmpty()).isTrue();
    assertThat(new Freezes(List.of(all)).isEmpty()).isFalse();
    var closing = new LedgerCase.Closing("x", OneBook.START.plusSeconds(10), OneBook.OFFICE);
    var over = ledgerCase(OneBook.PERSON, java.util.Set.of(), closing);
    assertThat(all.isOpen()).isTrue();
    assertThat(over.isOpen()).isFalse();
    assertThat(over.wasOpen(OneBook.START.minusSeconds(1))).isFalse();
    assertThat(over.wasOpen(OneBook.START)).isTrue();
    assertThat(over.wasOpen(OneBook.START.plusSeconds(10))).isFalse();
    assertThat(all.wasOpen(OneBook.START.plusSeconds(99))).isTrue();
  }

  private static LedgerCase ledgerCase(
      UUID person, java.util.Set<UUID> evidence, LedgerCase.Closing closing) {
    return new LedgerCase(
        UUID.randomUUID(), person, evidence, "x", "", OneBook.START, OneBook.OFFICE, closing);
  }

  private Amount balance() {
    return one.book.sum(entry -> true);
  }
}
