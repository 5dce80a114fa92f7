package org.xueshi.papers.boundary;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Period;

/** First and last day as somebody typed them; kept as typed, so that a form can show them again. */
public record DayRange(String from, String to) {

  /** Five years up to today: what is asked for most. */
  static DayRange thisCycle(LocalDate today) {
    return new DayRange(today.minusYears(5).plusDays(1).toString(), today.toString());
  }

  /**
   * @throws Refusal INVALID ({@code papers.refusal.day}) if one of them is no day
   */
  Period period() {
    return new Period(day(from), day(to));
  }

  static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed == null ? "" : typed.strip());
    } catch (DateTimeParseException unreadable) {
      throw Refusal.invalid("papers.refusal.day");
    }
  }
}
