package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Adjustment;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Resolution;
import org.xueshi.ledger.entity.Reversal;
import org.xueshi.web.entity.Actor;

/** What a correction means for the book: whether it can be done, how much it is, and doing it. */
@ApplicationScoped
class CorrectionDesk {

  private Ledger ledger;
  private AdjustmentDesk adjustments;
  private Books books;
  private Clock clock;

  protected CorrectionDesk() {}

  @Inject
  CorrectionDesk(Ledger ledger, AdjustmentDesk adjustments, Books books, Clock clock) {
    this.ledger = ledger;
    this.adjustments = adjustments;
    this.books = books;
    this.clock = clock;
  }

  /**
   * How many minutes are at stake; so that nobody is asked to decide what cannot be done.
   *
   * @throws Refusal CONFLICT or INVALID, as the gate would
   */
  int atStake(NewCorrection asked, Entry entry) {
    var head = entry.head();
    var book = books.of(head.tenant(), head.person());
    return switch (asked.kind()) {
      case REVERSE -> takenBack(entry, book);
      case ADJUST -> adjusted(asked, entry, book);
      case RELEASE, VOID -> settled(asked, entry, book);
      case IMPORT -> throw Refusal.notFound();
    };
  }

  /** Does it, under the correction's own key. */
  Outcome apply(Correction correction, Actor actor) {
    return switch (correction.kind()) {
      case REVERSE ->
          ledger.reverse(
              new Reversal(correction.key(), correction.entry(), correction.reason()), actor);
      case ADJUST -> ledger.adjust(adjustment(correction), actor);
      case RELEASE -> ledger.release(resolution(correction, "releasedBecause"), actor);
      case VOID -> ledger.voidHold(resolution(correction, "voidedBecause"), actor);
      case IMPORT -> throw new IllegalArgumentException("imports are posted by Imports");
    };
  }

  private int takenBack(Entry entry, Book book) {
    if (entry instanceof Entry.Reversed) {
      throw Refusal.conflict("ledger.refusal.isReversal");
    }
    if (entry instanceof Entry.Adjusted) {
      throw Refusal.conflict("ledger.refusal.isAdjustment");
    }
    if (book.isReversed(entry.id())) {
      throw Refusal.conflict("ledger.refusal.alreadyReversed");
    }
    book.refusesOn(entry.credit().earnedOn())
        .ifPresent(
            because -> {
              throw new Refusal(Refusal.Kind.CONFLICT, because);
            });
    var together =
        book.reversedTogether(entry).stream().map(Entry::effect).reduce(Amount.ZERO, Amount::plus);
    return Math.abs(together.posted()) + Math.abs(together.held());
  }

  private int adjusted(NewCorrection asked, Entry entry, Book book) {
    var adjustment = new Adjustment(asked.key(), asked.entry(), asked.minutes(), asked.reason());
    adjustments
        .refusal(adjustment, entry, book)
        .ifPresent(
            because -> {
              throw new Refusal(Refusal.Kind.INVALID, because);
            });
    return Math.abs(asked.minutes());
  }

  /** A release before its time is a waiver (原则上): never one person's alone. */
  private int settled(NewCorrection asked, Entry entry, Book book) {
    if (!(entry instanceof Entry.Held held)) {
      throw Refusal.invalid("ledger.refusal.notHeld");
    }
    var left = book.remaining(held);
    if (left == 0) {
      throw Refusal.conflict("ledger.refusal.holdSettled");
    }
    if (asked.minutes() < 1 || asked.minutes() > left) {
      throw Refusal.invalid("ledger.refusal.moreThanHeld", asked.minutes(), left);
    }
    var today = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
    var waiver = asked.kind() == Correction.Kind.RELEASE && today.isBefore(held.until());
    return waiver ? Integer.MAX_VALUE : asked.minutes();
  }

  private static Adjustment adjustment(Correction correction) {
    return new Adjustment(
        correction.key(), correction.entry(), correction.minutes(), correction.reason());
  }

  private static Resolution resolution(Correction correction, String because) {
    UUID hold = correction.entry();
    var reason = Text.of("ledger.reason." + because, correction.reason());
    return new Resolution(correction.key(), hold, correction.minutes(), reason, true);
  }
}
