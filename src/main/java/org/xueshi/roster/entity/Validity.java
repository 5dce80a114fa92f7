package org.xueshi.roster.entity;

import java.time.LocalDate;

/**
 * From a day to a day, both included, unless it ended before.
 *
 * @param endedOn first day on which it no longer holds; null = it was not ended early
 */
public record Validity(LocalDate from, LocalDate until, LocalDate endedOn) {

  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until) && (endedOn == null || day.isBefore(endedOn));
  }

  /** Whether it runs out within so many days after that day, counted from a day it holds on. */
  public boolean runsOutWithin(int days, LocalDate day) {
    return holdsOn(day) && !holdsOn(day.plusDays(days));
  }
}
