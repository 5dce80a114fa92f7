package org.xueshi.ledger.entity;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Text;

/**
 * Where a person stands (学时情况) in the cycle around a date: a fold over the entries earned up to
 * that date and recorded up to that instant, so that the answer of any past day can be given again.
 *
 * @param known as of which earned day, as known on which instant
 * @param pack the rules in force on {@code asOf}
 * @param cycle the person's window around {@code asOf}
 * @param have counted in the cycle towards the main requirement
 * @param held waiting for follow-up, in what the main requirement counts
 * @param heldHours the same in hours
 * @param waiting recognised by the rules, not posted by the Office yet
 * @param byMode counted hours by mode of delivery
 * @param requirements all requirements of the pack, the main one (2.3) first
 */
public record Standing(
    Known known,
    RulePack pack,
    Period cycle,
    Hours have,
    Hours held,
    Hours heldHours,
    Hours waiting,
    Map<Mode, Hours> byMode,
    List<Fulfilment> requirements) {

  /** Where somebody is with a requirement. */
  public enum State {
    MET,
    /** Short, with time left. */
    OPEN,
    /** Short, and the window ends within the months of warning. */
    DUE_SOON
  }

  /**
   * A requirement and what there is of it.
   *
   * @param requirement its amount is what is asked of this person, special cases considered
   * @param have hours, credits, percent, or a count of trainings; what was carried over included
   * @param lacking never below zero
   * @param because why so much is asked and why it is not there; never empty
   */
  public record Fulfilment(
      Requirement requirement,
      Period period,
      Hours have,
      Hours lacking,
      State state,
      List<Text> because) {

    public Fulfilment {
      because = List.copyOf(because);
    }

    public boolean met() {
      return lacking.isZero();
    }

    /**
     * What is lacking of what is shown: the two numbers on a page always add up, and what is not
     * met never looks met.
     */
    public BigDecimal lackingShown(RulePack.Hour hour) {
      if (met()) {
        return BigDecimal.ZERO;
      }
      var smallest = BigDecimal.ONE.movePointLeft(hour.scale());
      return BigDecimal.valueOf(requirement.amount()).subtract(hour.shown(have)).max(smallest);
    }
  }

  /** The main requirement: 360 hours in five years. */
  public Fulfilment main() {
    return requirements.get(0);
  }

  /**
   * @param waiting hours of evidence that the rules would credit today
   */
  public static Standing of(RulePack pack, Book book, Known asked, Hours waiting) {
    var known = book.knownOn(asked.knownOn());
    var cycle = pack.cycleAround(asked.asOf(), book.anchor());
    var until = cycle.upTo(asked.asOf());
    var requirements = new Counting(pack, known, asked.asOf()).all();
    var measure = requirements.get(0).requirement().measure();
    return new Standing(
        asked,
        pack,
        cycle,
        requirements.get(0).have(),
        heldIn(pack, measure, known, until),
        heldIn(pack, Requirement.Measure.HOURS, known, until),
        waiting,
        byMode(known, until),
        requirements);
  }

  private static Hours heldIn(
      RulePack pack, Requirement.Measure measure, Book book, Period period) {
    return book.entries().stream()
        .filter(entry -> period.contains(entry.credit().earnedOn()))
        .map(
            entry ->
                pack.worth(
                    measure, entry.credit().mode(), entry.credit().hours(entry.effect().held())))
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
