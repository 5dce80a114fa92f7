package org.xueshi.ledger.boundary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.Statement;

/**
 * The cycle's hours by year or by a category, as bars that can be compared with each other.
 *
 * @param title message key
 */
public record HoursBreakdown(String title, List<Part> parts) {

  /** One bar. */
  public record Part(Text label, Statement.Sum sum, HoursBar bar) {}

  /** By year of the cycle, mode of delivery, level and theme; what is empty is left out. */
  static List<HoursBreakdown> of(Statement statement) {
    var cycle = statement.standing().cycle();
    var inCycle = within(statement, cycle);
    var all = new ArrayList<HoursBreakdown>();
    all.add(years(statement));
    all.add(by(inCycle, "ledger.by.mode", facts -> facts.mode(), "ledger.mode."));
    all.add(by(inCycle, "ledger.by.level", facts -> facts.course().level(), "ledger.level."));
    all.add(by(inCycle, "ledger.by.theme", facts -> facts.course().theme(), "ledger.theme."));
    all.removeIf(one -> one.parts().isEmpty());
    return all;
  }

  /** Every year of the cycle up to the day, years without anything included. */
  private static HoursBreakdown years(Statement statement) {
    var standing = statement.standing();
    var years = new ArrayList<Map.Entry<Text, Statement.Sum>>();
    var from = standing.cycle().from();
    while (!from.isAfter(standing.cycle().to()) && !from.isAfter(standing.known().asOf())) {
      var year = new Period(from, from.plusYears(1).minusDays(1));
      var sum =
          within(statement, year).lines().stream()
              .map(Statement.Sum::of)
              .reduce(Statement.Sum.NONE, Statement.Sum::plus);
      years.add(Map.entry(label(year), sum));
      from = from.plusYears(1);
    }
    var any = years.stream().anyMatch(year -> !year.getValue().whole().isZero());
    return new HoursBreakdown("ledger.by.year", any ? bars(years) : List.of());
  }

  private static Text label(Period year) {
    return year.from().getDayOfYear() == 1
        ? Text.of("ledger.year", String.valueOf(year.from().getYear()))
        : Text.of("ledger.by.yearFrom", year.from(), year.to());
  }

  private static Statement within(Statement statement, Period period) {
    var lines =
        statement.lines().stream()
            .filter(line -> period.contains(line.evidence().facts().earnedOn()))
            .toList();
    return new Statement(statement.standing(), statement.progress(), lines, statement.entries());
  }

  private static <E extends Enum<E>> HoursBreakdown by(
      Statement statement, String title, Function<Evidence.Facts, E> key, String prefix) {
    var parts =
        statement.by(key).entrySet().stream()
            .filter(one -> !one.getValue().whole().isZero())
            .sorted(Map.Entry.comparingByKey())
            .map(one -> Map.entry(Text.of(prefix + one.getKey()), one.getValue()))
            .toList();
    return new HoursBreakdown(title, bars(parts));
  }

  private static List<Part> bars(List<Map.Entry<Text, Statement.Sum>> sums) {
    var longest =
        sums.stream()
            .map(one -> one.getValue().whole())
            .max(Comparator.naturalOrder())
            .orElse(Hours.ZERO);
    return sums.stream()
        .map(one -> new Part(one.getKey(), one.getValue(), bar(one.getValue(), longest)))
        .toList();
  }

  private static HoursBar bar(Statement.Sum sum, Hours longest) {
    return HoursBar.of(sum.have(), sum.held(), sum.waiting(), longest);
  }
}
