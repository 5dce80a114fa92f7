package org.xueshi.gradebook.boundary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.xueshi.gradebook.entity.SheetChange;
import org.xueshi.gradebook.entity.SheetFilter;
import org.xueshi.gradebook.entity.SheetFinding;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Text;

/** What part of a sheet's table somebody asks for; what makes no sense is left out. */
public class SheetQuery {

  @QueryParam("group")
  private String group;

  @QueryParam("finding")
  private String finding;

  @QueryParam("change")
  private String change;

  @QueryParam("column")
  private String column;

  @QueryParam("q")
  @DefaultValue("")
  private String words;

  @QueryParam("order")
  private String order;

  @QueryParam("page")
  @DefaultValue("1")
  private String page;

  @QueryParam("problem")
  private String problem;

  /** What was wrong with a decision; null for nothing. */
  Text problem() {
    if ("reason".equals(problem)) {
      return Text.of("gradebook.refusal.reason", 500);
    }
    return "chosen".equals(problem) ? Text.of("gradebook.refusal.nothingChosen") : null;
  }

  public SheetFilter filter() {
    return new SheetFilter(
        named(SheetFinding.Group.values(), group),
        named(SheetFinding.values(), finding),
        named(SheetChange.values(), change),
        Ids.parse(column).orElse(null),
        words,
        order == null || named(SheetFilter.Order.values(), order) == null
            ? SheetFilter.Order.NAME
            : named(SheetFilter.Order.values(), order));
  }

  int page() {
    return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
  }

  private static <T extends Enum<T>> T named(T[] values, String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** The query that asks for this. */
  public static String of(SheetFilter filter) {
    var query = new StringBuilder("?order=").append(filter.order());
    add(query, "group", filter.group());
    add(query, "finding", filter.finding());
    add(query, "change", filter.change());
    add(query, "column", filter.column());
    add(query, "q", filter.words().isBlank() ? null : filter.words());
    return query.toString();
  }

  private static void add(StringBuilder query, String name, Object value) {
    if (value != null) {
      query
          .append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
