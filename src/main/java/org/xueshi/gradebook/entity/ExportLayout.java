package org.xueshi.gradebook.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;

/**
 * 上报格式: which columns a file has and how its codes are written. Lines {@code heading = field} or
 * {@code heading = field : table}, then tables: {@code [table]} and lines {@code ours = theirs}.
 *
 * @param tables by name
 * @param problems everything that is wrong with it
 */
public record ExportLayout(
    List<Column> columns, Map<String, Map<String, String>> tables, List<Text> problems) {

  /** What a record has to tell. */
  public enum Field {
    /** Names the person for ever; no number anybody could have elsewhere. */
    PERSON_KEY,
    STAFF_NUMBER,
    NAME,
    SCHOOL,
    COURSE,
    PROJECT_KIND,
    LEVEL,
    THEME,
    MODE,
    EARNED_ON,
    MINUTES,
    HOURS,
    RULES
  }

  /**
   * @param table null for the value as it is
   */
  public record Column(String heading, Field field, String table) {}

  /** Columns of records are at most so many. */
  private static final int COLUMNS_MAX = 60;

  public static ExportLayout parse(String definition) {
    var columns = new ArrayList<Column>();
    var tables = new LinkedHashMap<String, Map<String, String>>();
    var problems = new ArrayList<Text>();
    Map<String, String> table = null;
    for (var line : definition.lines().map(String::strip).toList()) {
      if (line.matches("\\[[^\\]]{1,40}]")) {
        table =
            tables.computeIfAbsent(
                line.substring(1, line.length() - 1), any -> new LinkedHashMap<>());
      } else if (!line.isEmpty()) {
        var at = line.indexOf('=');
        if (at < 1) {
          problems.add(Text.of("gradebook.export.problem.line", line));
        } else if (table != null) {
          table.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
        } else {
          column(line.substring(0, at).strip(), line.substring(at + 1), columns, problems);
        }
      }
    }
    check(columns, tables, problems);
    return new ExportLayout(columns, tables, problems);
  }

  private static void column(
      String heading, String rest, List<Column> columns, List<Text> problems) {
    var parts = rest.split(":", 2);
    var name = parts[0].strip();
    var field =
        Stream.of(Field.values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    if (field.isEmpty()) {
      problems.add(Text.of("gradebook.export.problem.field", name));
    } else {
      columns.add(new Column(heading, field.get(), parts.length == 2 ? parts[1].strip() : null));
    }
  }

  private static void check(
      List<Column> columns, Map<String, Map<String, String>> tables, List<Text> problems) {
    if (columns.isEmpty() || columns.size() > COLUMNS_MAX) {
      problems.add(Text.of("gradebook.export.problem.columns", COLUMNS_MAX));
    }
    for (var column : columns) {
      if (column.table() != null && !tables.containsKey(column.table())) {
        problems.add(Text.of("gradebook.export.problem.table", column.table()));
      }
    }
  }

  /**
   * A record as this layout writes it; what a code table does not know is said, not guessed.
   *
   * @param facts by field
   * @param problems takes what is wrong
   */
  public List<String> line(Map<String, String> facts, List<Text> problems) {
    return columns.stream()
        .map(
            column -> {
              var value = facts.getOrDefault(column.field().name(), "");
              if (column.table() == null) {
                return value;
              }
              var code = tables.get(column.table()).get(value);
              if (code == null) {
                problems.add(Text.of("gradebook.export.problem.code", column.heading(), value));
              }
              return code == null ? "" : code;
            })
        .toList();
  }
}
