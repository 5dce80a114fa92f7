package org.xueshi.ledger.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where a person stands (学时情况) in the cycle around a date: a fold over the entries earned up to
 * that date and recorded up to that instant, so that the answer of any past day can be given again.
 *
 * @param pack the rules in force on {@code asOf}
 * @param cycle the person's window around {@code asOf}
 * @param have counted in the cycle towards the main requirement
 * @param held waiting for follow-up
 * @param waiting recognised by the rules, not posted by the Office yet
 * @param byMode counted hours by mode of delivery
 * @param requirements all requirements of the pack, the main one (2.3) first
 */
public record Standing(
    Dates dates,
    RulePack pack,
    Period cycle,
    Hours have,
    Hours held,
    Hours waiting,
    Map<Mode, Hours> byMode,
    List<Fulfilment> requirements) {

  /** As of which earned date, as known on which recorded instant. */
  public record Dates(LocalDate asOf, Instant asKnownOn) {}

  /**
   * A requirement and what there is of it.
   *
   * @param have hours, or a count of trainings
   * @param lacking never below zero
   */
  public record Fulfilment(
      RulePack.Requirement requirement, Period period, Hours have, Hours lacking) {

    public boolean met() {
      return lacking.isZero();
    }

    /** What is lacking of what is shown: the two numbers on a page always add up. */
    public BigDecimal lackingShown(RulePack.Hour hour) {
      return met()
          ? BigDecimal.ZERO
          : BigDecimal.valueOf(requirement.amount()).subtract(hour.shown(have));
    }
  }

  /** The main requirement: 360 hours in five years. */
  public Fulfilment main() {
    return requirements.get(0);
  }

  /**
   * @param waiting hours of evidence that the rules would credit today
   */
  public static Standing of(RulePack pack, Book book, Dates dates, Hours waiting) {
    var known = knownOn(book, dates.asKnownOn());
    var cycle = pack.cycleAround(dates.asOf(), book.anchor());
    var until = cycle.upTo(dates.asOf());
    var requirements =
        pack.requirements().stream()
            .map(requirement -> fulfilment(pack, known, dates.asOf(), requirement))
            .toList();
    return new Standing(
        dates,
        pack,
        cycle,
        requirements.get(0).have(),
        heldIn(known, until),
        waiting,
        byMode(known, until),
        requirements);
  }

  private static Book knownOn(Book book, Instant instant) {
    var entries =
        book.entries().stream()
            .filter(entry -> !entry.head().recordedAt().isAfter(instant))
            .toList();
    return new Book(book.owner(), entries, List.of());
  }

  private static Fulfilment fulfilment(
      RulePack pack, Book book, LocalDate asOf, RulePack.Requirement requirement) {
    var period = pack.period(requirement.window(), requirement.months(), asOf, book.anchor());
    var counted =
        book.entries().stream()
            .filter(entry -> within(entry, requirement.scope(), period.upTo(asOf)))
            .toList();
    var have =
        requirement.measure() == RulePack.Measure.HOURS ? hours(counted) : trainings(counted);
    var lacking = Hours.of(requirement.amount()).minus(have).orZeroIfNegative();
    return new Fulfilment(requirement, period, have, lacking);
  }

  private static boolean within(Entry entry, RulePack.Scope scope, Period period) {
    var credit = entry.credit();
    return scope.includes(credit.mode(), credit.course()) && period.contains(credit.earnedOn());
  }

  private static Hours hours(List<Entry> entries) {
    return entries.stream()
        .map(entry -> entry.credit().hours(entry.effect().posted()))
        .reduce(Hours.ZERO, Hours::plus);
  }

  /** Course runs of which something counts. */
  private static Hours trainings(List<Entry> entries) {
    var byRun = new java.util.HashMap<Object, Integer>();
    for (var entry : entries) {
      var run = entry.credit().course().runId();
      byRun.merge(
          run == null ? entry.credit().evidence() : run, entry.effect().posted(), Integer::sum);
    }
    return Hours.of(byRun.values().stream().filter(minutes -> minutes > 0).count());
  }

  private static Hours heldIn(Book book, Period period) {
    return book.entries().stream()
        .filter(entry -> period.contains(entry.credit().earnedOn()))
        .map(entry -> entry.credit().hours(entry.effect().held()))
        .reduce(Hours.ZERO, Hours::plus);
  }

  private static Map<Mode, Hours> byMode(Book book, Period period) {
    var sums = new EnumMap<Mode, Hours>(Mode.class);
    for (var entry : book.entries()) {
      if (period.contains(entry.credit().earnedOn())) {
        var hours = entry.credit().hours(entry.effect().posted());
        sums.merge(entry.credit().mode(), hours, Hours::plus);
      }
    }
    sums.values().removeIf(Hours::isZero);
    return sums;
  }
}
