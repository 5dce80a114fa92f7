package org.xueshi.lti.entity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The life of our signing keys at one moment: published first, signing later, kept while what they
 * signed may still be looked at, then retired. Pure; the moment is a parameter.
 *
 * @param keys all keys, in any order
 */
public record KeyPlan(List<SigningKey> keys, KeyPeriods periods, Instant now) {

  /** What happens to a key next. */
  public enum Step {
    STARTS_SIGNING,
    NEXT_IS_PUBLISHED,
    STOPS_SIGNING,
    IS_RETIRED
  }

  /** The next step of a key and when it comes. */
  public record Next(Step step, Instant at) {}

  public KeyPlan {
    keys = List.copyOf(keys);
  }

  /** The key that signs now: of those published, the one that came into use last. */
  public Optional<SigningKey> signing() {
    return signing(keys, now);
  }

  /** As {@link #signing()}, for whoever has no use for the rest of the plan. */
  public static Optional<SigningKey> signing(Collection<SigningKey> keys, Instant now) {
    return keys.stream()
        .filter(key -> key.publishedAt(now) && !key.activeFrom().isAfter(now))
        .max(Comparator.comparing(SigningKey::activeFrom).thenComparing(SigningKey::kid));
  }

  /** The key that will sign next; empty if none is published yet. */
  public Optional<SigningKey> waiting() {
    return keys.stream()
        .filter(key -> phase(key) == KeyPhase.WAITING)
        .min(Comparator.comparing(SigningKey::activeFrom));
  }

  public KeyPhase phase(SigningKey key) {
    if (!key.publishedAt(now)) {
      return KeyPhase.RETIRED;
    }
    if (key.activeFrom().isAfter(now)) {
      return KeyPhase.WAITING;
    }
    return signing().filter(key::equals).isPresent() ? KeyPhase.SIGNING : KeyPhase.KEPT;
  }

  /** What comes next for a key; empty for a retired one. */
  public Optional<Next> next(SigningKey key) {
    return switch (phase(key)) {
      case WAITING -> Optional.of(new Next(Step.STARTS_SIGNING, key.activeFrom()));
      case SIGNING ->
          Optional.of(
              waiting()
                  .map(successor -> new Next(Step.STOPS_SIGNING, successor.activeFrom()))
                  .orElseGet(() -> new Next(Step.NEXT_IS_PUBLISHED, publishNextAt(key))));
      case KEPT ->
          Optional.ofNullable(key.retiredAt()).map(retired -> new Next(Step.IS_RETIRED, retired));
      case RETIRED -> Optional.empty();
    };
  }

  /** Whether the schedule wants a new key published now. */
  public boolean isDue() {
    return waiting().isEmpty()
        && signing().filter(key -> !publishNextAt(key).isAfter(now)).isPresent();
  }

  /** When a key published now may sign. */
  public Instant signsFrom() {
    return now.plus(periods.publishAhead());
  }

  /** When the others may go, if a new key signs from {@code successorSigns}. */
  public Instant keptUntil(Instant successorSigns) {
    return successorSigns.plus(periods.keepAfter());
  }

  private Instant publishNextAt(SigningKey key) {
    return key.activeFrom().plus(periods.rotateEvery()).minus(periods.publishAhead());
  }
}
