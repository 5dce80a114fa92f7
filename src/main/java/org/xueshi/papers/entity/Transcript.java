package org.xueshi.papers.entity;

import java.time.LocalDate;
import java.util.List;

/**
 * 学时清单: everything that counts in a period, by year and course, with totals. Hours are as shown by
 * the pack's rounding rule; minutes are exact.
 *
 * @param from first and {@code to} last day
 * @param years oldest first; empty if nothing counts
 * @param held hours that wait for follow-up, not part of any total
 */
public record Transcript(
    Holder holder,
    LocalDate from,
    LocalDate to,
    Dates dates,
    String issuer,
    String rules,
    List<Year> years,
    List<Total> modes,
    Total total,
    String held)
    implements Content {

  public Transcript {
    years = List.copyOf(years);
    modes = List.copyOf(modes);
  }

  /** A calendar year and what was earned in it. */
  public record Year(int year, List<Line> lines, Total total) {
    public Year {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A course in one mode of delivery.
   *
   * @param from first and {@code to} last day on which something was earned
   * @param kind, level, theme, mode names of the ledger's values
   */
  public record Line(
      LocalDate from,
      LocalDate to,
      String course,
      String kind,
      String level,
      String theme,
      String mode,
      Total total) {}

  /**
   * @param what mode or year it is the total of; empty for the grand total
   */
  public record Total(String what, String hours, int minutes) {}

  @Override
  public String series() {
    return from + "/" + to;
  }

  @Override
  public boolean saysTheSameAs(Content other) {
    return other instanceof Transcript o
        && o.dates().asOf().equals(dates.asOf())
        && new Transcript(
                o.holder, o.from, o.to, dates, o.issuer, o.rules, o.years, o.modes, o.total, o.held)
            .equals(this);
  }
}
