package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Resolution;
import org.xueshi.ledger.entity.Reversal;

/** Decides releases, voids and reversals with the person's chain in hand. */
@ApplicationScoped
class ResolutionDesk {

  private static final int REASON_MAX = 500;

  Outcome reverse(Reversal reversal, Entry entry, List<Entry> answered, Batch batch) {
    var before = Answers.before(reversal.key(), reversal.content(), answered);
    if (before.isPresent()) {
      return Answers.orThrow(before.get());
    }
    if (entry instanceof Entry.Reversed) {
      throw Refusal.conflict("ledger.refusal.isReversal");
    }
    // Taking an adjustment back could break a cap or leave less than nothing: adjust again.
    if (entry instanceof Entry.Adjusted) {
      throw Refusal.conflict("ledger.refusal.isAdjustment");
    }
    if (reversal.reason() == null
        || reversal.reason().isBlank()
        || reversal.reason().length() > REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", REASON_MAX);
    }
    var person = entry.head().person();
    if (batch.book(person).isReversed(entry.id())) {
      throw Refusal.conflict("ledger.refusal.alreadyReversed");
    }
    refuseInClosedPeriod(entry, batch);
    var reversals = new ArrayList<Entry>();
    for (var taken : batch.book(person).reversedTogether(entry)) {
      var request = new Entry.Request(reversal.key(), reversals.size(), reversal.content());
      var reason = Text.of("ledger.reason.reversed", reversal.reason().strip());
      reversals.add(taken.reversed(batch.head(person, request), reason));
    }
    batch.append(person, reversals);
    return new Outcome(reversal.key(), Outcome.Status.POSTED, reversals, null);
  }

  Outcome release(Resolution resolution, Entry.Held held, List<Entry> answered, Batch batch) {
    var before = Answers.before(resolution.key(), resolution.content(), answered);
    if (before.isPresent()) {
      return Answers.orThrow(before.get());
    }
    var today = LocalDate.ofInstant(batch.now(), Clocks.DISTRICT_ZONE);
    if (today.isBefore(held.until()) && !resolution.beforeItsTime()) {
      throw Refusal.conflict("ledger.refusal.heldUntil", held.until());
    }
    checkLeft(resolution, held, batch);
    return append(
        resolution,
        new Entry.Released(
            head(resolution, held, batch),
            held.credit(),
            held.id(),
            resolution.minutes(),
            List.of(resolution.reason())),
        batch);
  }

  Outcome voidHold(Resolution resolution, Entry.Held held, List<Entry> answered, Batch batch) {
    var before = Answers.before(resolution.key(), resolution.content(), answered);
    if (before.isPresent()) {
      return Answers.orThrow(before.get());
    }
    checkLeft(resolution, held, batch);
    return append(
        resolution,
        new Entry.Voided(
            head(resolution, held, batch),
            held.credit(),
            held.id(),
            resolution.minutes(),
            List.of(resolution.reason())),
        batch);
  }

  /** What a year was closed with is not taken back without reopening it. */
  private static void refuseInClosedPeriod(Entry entry, Batch batch) {
    batch
        .book(entry.head().person())
        .refusesOn(entry.credit().earnedOn())
        .ifPresent(
            because -> {
              throw new Refusal(Refusal.Kind.CONFLICT, because);
            });
  }

  private static void checkLeft(Resolution resolution, Entry.Held held, Batch batch) {
    var left = batch.book(held.head().person()).remaining(held);
    if (left == 0) {
      throw Refusal.conflict("ledger.refusal.holdSettled");
    }
    if (resolution.minutes() < 1 || resolution.minutes() > left) {
      throw Refusal.invalid("ledger.refusal.moreThanHeld", resolution.minutes(), left);
    }
  }

  private static Entry.Head head(Resolution resolution, Entry.Held held, Batch batch) {
    var request = new Entry.Request(resolution.key(), 0, resolution.content());
    return batch.head(held.head().person(), request);
  }

  private static Outcome append(Resolution resolution, Entry entry, Batch batch) {
    batch.append(entry.head().person(), List.of(entry));
    return new Outcome(resolution.key(), Outcome.Status.POSTED, List.of(entry), null);
  }
}
