package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/**
 * 关账、重开: a dated decision about a year or cycle; the last one about the same period counts.
 *
 * @param asked what was decided
 * @param number 1, 2, … for the same period: odd closes, even reopens
 */
public record PeriodDecision(UUID id, Asked asked, int number, Instant recordedAt, Actor by) {

  /** What kind of period. */
  public enum Kind {
    YEAR,
    CYCLE
  }

  /**
   * @param person {@code null} for the whole district
   * @param decidedOn day of the decision, not in the future
   * @param reason in a person's words, 1–500 characters
   * @param reference number or title of the paper, 1–200 characters
   */
  public record Asked(
      Kind kind,
      UUID person,
      Period period,
      LocalDate decidedOn,
      String reason,
      String reference) {}

  public boolean closes() {
    return number % 2 == 1;
  }
}
