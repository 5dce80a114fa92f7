package org.xueshi.ledger.boundary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Statement;

/**
 * The list behind the picture: filtered, grouped, cut into pages.
 *
 * @param groups what this page shows; one group without a title if lines are not grouped
 * @param matching all lines that match, on however many pages
 * @param pages ≥ 1
 */
public record HoursLines(List<Group> groups, int matching, int page, int pages) {

  private static final int PAGE_SIZE = 20;

  /**
   * Lines that belong together, as far as they are on this page.
   *
   * @param title {@code null} if lines are not grouped
   * @param sum of the whole group, other pages included
   */
  public record Group(Text title, List<Statement.Line> lines, Statement.Sum sum) {}

  static HoursLines of(Statement statement, HoursQuery asked) {
    var lines = matching(statement, asked);
    var title = titles(asked.group());
    var grouped = new LinkedHashMap<Text, List<Statement.Line>>();
    lines.stream()
        .sorted(order(asked.group()))
        .forEach(
            line ->
                grouped.computeIfAbsent(title.apply(line), none -> new ArrayList<>()).add(line));
    var pages = Math.max(1, (lines.size() + PAGE_SIZE - 1) / PAGE_SIZE);
    var page = Math.min(asked.page(), pages);
    return new HoursLines(cut(grouped, (page - 1) * PAGE_SIZE), lines.size(), page, pages);
  }

  /** Lines that were asked for, newest first. */
  static List<Statement.Line> matching(Statement statement, HoursQuery asked) {
    return statement.lines().stream()
        .filter(line -> asked.state().map(line.state()::equals).orElse(true))
        .filter(line -> asked.mode().map(line.evidence().facts().mode()::equals).orElse(true))
        .filter(line -> asked.year().map(year -> year == year(line)).orElse(true))
        .toList();
  }

  private static List<Group> cut(Map<Text, List<Statement.Line>> grouped, int from) {
    var groups = new ArrayList<Group>();
    var at = 0;
    for (var group : grouped.entrySet()) {
      var lines = group.getValue();
      var first = Math.max(0, from - at);
      var last = Math.min(lines.size(), from + PAGE_SIZE - at);
      if (first < last) {
        var sum =
            lines.stream().map(Statement.Sum::of).reduce(Statement.Sum.NONE, Statement.Sum::plus);
        groups.add(new Group(shown(group.getKey()), lines.subList(first, last), sum));
      }
      at += lines.size();
    }
    return groups;
  }

  private static Text shown(Text title) {
    return title.key().isEmpty() ? null : title;
  }

  private static Function<Statement.Line, Text> titles(HoursQuery.Group group) {
    return switch (group) {
      case NONE -> line -> Text.of("");
      case YEAR -> line -> Text.of("ledger.year", String.valueOf(year(line)));
      case COURSE -> line -> Text.of("ledger.asItIs", line.evidence().course().title());
      case MODE -> line -> Text.of("ledger.mode." + line.evidence().facts().mode());
    };
  }

  /** The order within a group is that of the list; only the groups come together. */
  private static Comparator<Statement.Line> order(HoursQuery.Group group) {
    return switch (group) {
      case NONE, YEAR -> (left, right) -> 0;
      case COURSE -> Comparator.comparing(line -> line.evidence().course().title());
      case MODE -> Comparator.comparing(line -> line.evidence().facts().mode());
    };
  }

  private static int year(Statement.Line line) {
    return line.evidence().facts().earnedOn().getYear();
  }
}
