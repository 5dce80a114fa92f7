package org.xueshi.ledger.control;

import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.RuleSheet.Option;

/** The words of a pack's fields and choices: where in the messages they stand. */
final class RuleWords {

  /** Choices that have words of their own in the ledger, by the name of the field. */
  private static final Map<String, String> CHOICES =
      Map.of(
          "modes", "ledger.mode.",
          "kinds", "ledger.kind.",
          "themes", "ledger.theme.",
          "levels", "ledger.level.",
          "grades", "ledger.grade.",
          "sources", "ledger.source.",
          "window", "ledger.window.");

  private static final Map<String, String> KEYED =
      Map.of(
          "minutesByMode", "ledger.mode.",
          "hoursByMode", "ledger.mode.",
          "percents", "ledger.mode.",
          "gradesBySource", "ledger.source.",
          "cases", "rule.case.");

  private RuleWords() {}

  /** Words of the member {@code name} of what stands at {@code parent}. */
  static Text label(String parent, String name) {
    var in = parent.substring(parent.lastIndexOf('/') + 1);
    if (KEYED.containsKey(in)) {
      return Text.of(KEYED.get(in) + name);
    }
    if (isShared(name)) {
      return Text.of("rule.field." + name);
    }
    if (parent.isEmpty()) {
      return Text.of("rule.section." + name);
    }
    return Text.of("rule.field." + (isShared(in) ? in : section(parent)) + "." + name);
  }

  private static boolean isShared(String part) {
    return part.equals("scope") || part.equals("citation") || part.equals("names");
  }

  private static String section(String path) {
    var parts = path.split("/");
    return parts.length > 2 && parts[2].equals("groups") ? "groups" : parts[1];
  }

  static List<Option> options(String field, List<String> values) {
    return values.stream().map(value -> new Option(value, choice(field, value))).toList();
  }

  private static Text choice(String field, String value) {
    if (field.matches("[A-Z_]+")) {
      // The cases are named; what becomes of them is the choice. Sources have grades.
      return Text.of(value.length() == 1 ? "ledger.grade." + value : "rule.treatment." + value);
    }
    return Text.of(CHOICES.getOrDefault(field, "rule.choice." + field + ".") + value);
  }
}
