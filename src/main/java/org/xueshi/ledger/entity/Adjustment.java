package org.xueshi.ledger.entity;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;

/**
 * Asks to correct an entry by some minutes (调整): a further entry that names the old one.
 *
 * @param key idempotency key; {@code correction:} and the identifier of the correction that was
 *     decided
 * @param entry the {@link Entry.Posted} to name
 * @param minutes signed difference in whole clock minutes, never 0
 * @param reason in a person's words, 1–500 characters
 */
public record Adjustment(String key, java.util.UUID entry, int minutes, String reason) {

  /** What the difference is judged by: the evidence behind the entry and the rules of its day. */
  public record Basis(Evidence evidence, RulePack pack) {}

  public Seal content() {
    return Seals.request("adjust", entry, minutes, reason);
  }

  /** Why it cannot be done, or empty. */
  public Optional<Text> refusal(Entry entry, Book book, Basis basis) {
    if (!(entry instanceof Entry.Posted posted)) {
      return refuse("adjustable");
    }
    if (book.isReversed(posted.id())) {
      return refuse("alreadyReversed");
    }
    if (minutes == 0 || Math.abs((long) minutes) > Evidence.Facts.MINUTES_MAX) {
      return refuse("adjustBy", minutes);
    }
    if (book.counting(posted) + minutes < 1) {
      return refuse("adjustsAway", book.counting(posted));
    }
    var closed = book.refusesOn(posted.credit().earnedOn());
    if (closed.isPresent()) {
      return closed;
    }
    return minutes < 0 ? Optional.empty() : tooMuch(posted, book, basis);
  }

  private Optional<Text> tooMuch(Entry.Posted posted, Book book, Basis basis) {
    var total = book.credited(posted.credit().evidence()).total() + minutes;
    var shown = shown(basis.evidence().facts());
    if (total > shown) {
      return refuse("moreThanEvidence", total, shown);
    }
    return basis.pack().caps().stream()
        .filter(cap -> cap.scope().includes(posted.credit().mode(), posted.credit().course()))
        .flatMap(cap -> over(cap, posted.credit(), book, basis.pack()).stream())
        .findFirst();
  }

  /** Minutes that the evidence can stand for: its clock time if that is known, and its plan. */
  private static int shown(Evidence.Facts facts) {
    var clock =
        facts.intervals().stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    var known = facts.intervals().isEmpty() ? Evidence.Facts.MINUTES_MAX : clock.toMinutes();
    var planned = facts.plannedMinutes() == 0 ? known : facts.plannedMinutes();
    return (int) Stream.of(known, planned).mapToLong(Number::longValue).min().orElseThrow();
  }

  private Optional<Text> over(RulePack.Cap cap, Credit credit, Book book, RulePack pack) {
    return new CapRoom(pack, cap, book).fits(credit, minutes)
        ? Optional.empty()
        : refuse(
            "overCap",
            Text.of("ledger.window." + cap.window()),
            cap.hours(),
            cap.citation().articleNumber());
  }

  private static Optional<Text> refuse(String why, Object... arguments) {
    return Optional.of(Text.of("ledger.refusal." + why, arguments));
  }
}
