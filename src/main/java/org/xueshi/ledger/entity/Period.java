package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Calendar days of the district, both ends included. */
public record Period(LocalDate from, LocalDate to) {

  /** The year that contains {@code date} and begins on the first of {@code startMonth}. */
  public static Period yearAround(LocalDate date, int startMonth) {
    var start = LocalDate.of(date.getYear(), startMonth, 1);
    return windowAround(date, start, 1);
  }

  /**
   * The window of {@code years} years that contains {@code date}, counted from {@code anchor} in
   * both directions.
   */
  public static Period windowAround(LocalDate date, LocalDate anchor, int years) {
    var index = Math.floorDiv(ChronoUnit.YEARS.between(anchor, date), years);
    // Before the anchor whole years round towards it; a 29 February begins on the 28th elsewhere.
    while (date.isBefore(start(anchor, years, index))) {
      index--;
    }
    while (!date.isBefore(start(anchor, years, index + 1))) {
      index++;
    }
    return new Period(start(anchor, years, index), start(anchor, years, index + 1).minusDays(1));
  }

  private static LocalDate start(LocalDate anchor, int years, long index) {
    return anchor.plusYears(years * index);
  }

  public boolean contains(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }

  /** This period, but nothing after {@code date}. */
  public Period upTo(LocalDate date) {
    return date.isBefore(to) ? new Period(from, date) : this;
  }
}
