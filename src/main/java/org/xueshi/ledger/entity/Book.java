package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.xueshi.kernel.entity.Text;

/**
 * One person's book: all entries in the order of the chain, and the clock minutes they claim. It
 * answers what the gate and the rules need to know. Adding returns a new book.
 */
public record Book(
    Owner owner, List<Entry> entries, List<Claim> claims, List<ClosedPeriod> closed) {

  /**
   * Whose book it is.
   *
   * @param cycleStart first day of the person's first cycle; {@code null} for the district's
   * @param onRoster a roster vouches for the person; without that nothing can be posted
   * @param tenure what the rules must know of the person's service
   */
  public record Owner(UUID person, LocalDate cycleStart, boolean onRoster, Tenure tenure) {

    /** Of whose service nothing is known. */
    public Owner(UUID person, LocalDate cycleStart, boolean onRoster) {
      this(person, cycleStart, onRoster, Tenure.UNKNOWN);
    }
  }

  /** Clock minutes that are credited already: the other side of an overlap. */
  public record Claim(UUID evidence, String courseTitle, Interval interval) {}

  public Book {
    entries = List.copyOf(entries);
    claims = List.copyOf(claims);
    closed = List.copyOf(closed);
  }

  /** A book in which every period is open. */
  public Book(Owner owner, List<Entry> entries, List<Claim> claims) {
    this(owner, entries, claims, List.of());
  }

  public UUID person() {
    return owner.person();
  }

  /** First day of the person's first cycle; {@code null} for the district's. */
  public LocalDate anchor() {
    return owner.cycleStart();
  }

  public Book with(List<? extends Entry> more, List<Claim> claimed) {
    var all = new ArrayList<Entry>(entries);
    all.addAll(more);
    var allClaims = new ArrayList<>(claims);
    allClaims.addAll(claimed);
    return new Book(owner, all, allClaims, closed);
  }

  /** The closed year or cycle that contains {@code day}. */
  public Optional<ClosedPeriod> closedOn(LocalDate day) {
    return closed.stream().filter(one -> one.period().contains(day)).findFirst();
  }

  /** Why nothing new may take effect on {@code day}, or empty. */
  public Optional<Text> refusesOn(LocalDate day) {
    return closedOn(day)
        .map(
            one ->
                Text.of(
                    "ledger.refusal.closed",
                    day,
                    one.period().from(),
                    one.period().to(),
                    one.closedOn(),
                    one.reference()));
  }

  /** The book as it was at that instant; claims are left out. */
  public Book knownOn(Instant instant) {
    var known =
        entries.stream().filter(entry -> !entry.head().recordedAt().isAfter(instant)).toList();
    return new Book(owner, known, List.of(), closed);
  }

  public Optional<Entry> entry(UUID id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** Sum of all effects of entries about which {@code test} is true. */
  public Amount sum(Predicate<Entry> test) {
    return entries.stream().filter(test).map(Entry::effect).reduce(Amount.ZERO, Amount::plus);
  }

  /** Credited and held hours of some credit within a period. */
  public Hours counted(Predicate<Credit> scope, Period period) {
    return entries.stream()
        .filter(entry -> scope.test(entry.credit()))
        .filter(entry -> period.contains(entry.credit().earnedOn()))
        .map(entry -> entry.credit().hours(entry.effect().total()))
        .reduce(Hours.ZERO, Hours::plus);
  }

  public boolean isReversed(UUID id) {
    return entries.stream()
        .anyMatch(entry -> entry instanceof Entry.Reversed r && r.target().equals(id));
  }

  /** Original entries for this evidence that still stand. */
  public List<Entry> standing(UUID evidence) {
    return entries.stream()
        .filter(entry -> entry.target() == null)
        .filter(entry -> entry.credit().evidence().equals(evidence))
        .filter(entry -> !isReversed(entry.id()))
        .toList();
  }

  /**
   * How often credit for this evidence was posted and taken back: part of the next posting's key.
   */
  public int generation(UUID evidence) {
    return (int)
        entries.stream()
            .filter(entry -> entry.target() == null && entry.credit().evidence().equals(evidence))
            .map(entry -> entry.head().request().key())
            .distinct()
            .count();
  }

  /** What still counts and waits of the credit for this evidence, corrections included. */
  public Amount credited(UUID evidence) {
    return sum(entry -> entry.credit().evidence().equals(evidence));
  }

  /** Minutes of a posted entry that still count: its own and all adjustments; 0 if reversed. */
  public int counting(Entry.Posted posted) {
    if (isReversed(posted.id())) {
      return 0;
    }
    var adjusted =
        sum(entry -> entry instanceof Entry.Adjusted a && a.target().equals(posted.id()));
    return posted.minutes() + adjusted.posted();
  }

  /** Minutes of a hold that are neither released nor voided; 0 if it was reversed. */
  public int remaining(Entry.Held held) {
    if (isReversed(held.id())) {
      return 0;
    }
    var resolved =
        entries.stream()
            .filter(entry -> held.id().equals(entry.target()) && !isReversed(entry.id()))
            .mapToInt(entry -> entry.effect().held())
            .sum();
    return held.minutes() + resolved;
  }

  /** Holds with something left, oldest first, with what is left. */
  public Map<Entry.Held, Integer> openHolds() {
    var open = new LinkedHashMap<Entry.Held, Integer>();
    for (var entry : entries) {
      if (entry instanceof Entry.Held held && remaining(held) > 0) {
        open.put(held, remaining(held));
      }
    }
    return open;
  }

  /**
   * What a reversal of {@code entry} takes back. A release or void goes alone, and its hold is open
   * again. An original goes with everything that hangs on the same posting, since it is the credit
   * as a whole that was wrong. Newest first.
   */
  public List<Entry> reversedTogether(Entry entry) {
    if (entry.target() != null) {
      return List.of(entry);
    }
    var key = entry.head().request().key();
    var family = new HashMap<UUID, Entry>();
    for (var candidate : entries) {
      var sameRequest = candidate.target() == null && candidate.head().request().key().equals(key);
      var hangsOn = candidate.target() != null && family.containsKey(candidate.target());
      if ((sameRequest || hangsOn) && !(candidate instanceof Entry.Reversed)) {
        family.put(candidate.id(), candidate);
      }
    }
    var together = new ArrayList<Entry>();
    for (var candidate : entries) {
      if (family.containsKey(candidate.id()) && !isReversed(candidate.id())) {
        together.add(0, candidate);
      }
    }
    return together;
  }

  /** Credited minutes that share clock time with {@code intervals}. */
  public Optional<Overlap> overlap(List<Interval> intervals) {
    for (var interval : intervals) {
      for (var claim : claims) {
        if (claim.interval().overlaps(interval)) {
          return Optional.of(new Overlap(interval, claim));
        }
      }
    }
    return Optional.empty();
  }

  /** Both sides of a minute that would count twice. */
  public record Overlap(Interval asked, Claim claimed) {}
}
