package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.entity.Actor;

/**
 * A line of the book (学时记录). It is written once. Credit is {@link Posted}, or a share of it is
 * {@link Held} until follow-up is done; a hold is {@link Released} or {@link Voided}, in parts or
 * whole; and whatever was wrong is {@link Adjusted} by some minutes or {@link Reversed} by a
 * further line that names it. No line is ever changed: every balance is the sum of {@link
 * #effect()}.
 */
public sealed interface Entry {

  Head head();

  Credit credit();

  /** What it does to the balances. */
  Amount effect();

  /** Why, in order; never empty. */
  List<Text> reasons();

  /** The entry that this one resolves or takes back; {@code null} for an original. */
  default UUID target() {
    return null;
  }

  /** Stable name in the database and in the seal. */
  default String type() {
    return getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
  }

  default UUID id() {
    return head().id();
  }

  /**
   * What every line has.
   *
   * @param person whose chain it stands in
   * @param request the asker's key, and which line of its answer this is
   * @param recordedAt to the microsecond; the earned date is the credit's
   */
  record Head(UUID tenant, UUID id, UUID person, Request request, Instant recordedAt, Actor by) {}

  /**
   * @param key the asker's idempotency key
   * @param part 0, 1, … for the lines written by one request
   * @param content seal over what was asked: the same key with other content is refused
   */
  record Request(String key, int part, Seal content) {}

  /** Credit that counts. {@code minutes} ≥ 1. */
  record Posted(Head head, Credit credit, int minutes, List<Text> reasons) implements Entry {
    @Override
    public Amount effect() {
      return new Amount(minutes, 0);
    }
  }

  /** Credit that waits; it can count from {@code until} at the earliest (25.1). */
  record Held(Head head, Credit credit, int minutes, LocalDate until, List<Text> reasons)
      implements Entry {
    @Override
    public Amount effect() {
      return new Amount(0, minutes);
    }
  }

  /** {@code minutes} of the hold {@code target} count from now on. */
  record Released(Head head, Credit credit, UUID target, int minutes, List<Text> reasons)
      implements Entry {
    @Override
    public Amount effect() {
      return new Amount(minutes, -minutes);
    }
  }

  /** {@code minutes} of the hold {@code target} are lost: follow-up was not done. */
  record Voided(Head head, Credit credit, UUID target, int minutes, List<Text> reasons)
      implements Entry {
    @Override
    public Amount effect() {
      return new Amount(0, -minutes);
    }
  }

  /**
   * {@code target}, which counts, was worth {@code minutes} more (or, below zero, less) than it
   * says. Never zero; what is left of the target stays above zero.
   */
  record Adjusted(Head head, Credit credit, UUID target, int minutes, List<Text> reasons)
      implements Entry {
    @Override
    public Amount effect() {
      return new Amount(minutes, 0);
    }
  }

  /** {@code target} is taken back: the opposite of what it did. */
  record Reversed(Head head, Credit credit, UUID target, Amount effect, List<Text> reasons)
      implements Entry {}

  /** The reversal of this entry: a pure function of it. Reversals themselves are not reversed. */
  default Reversed reversed(Head head, Text reason) {
    if (this instanceof Reversed) {
      throw new IllegalArgumentException("a reversal cannot be reversed: " + id());
    }
    return new Reversed(head, credit(), id(), effect().negated(), List.of(reason));
  }
}
