package org.xueshi.ledger.control;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;

/**
 * A pack's document as a sheet that people fill in (参数表): sections, groups, fields, in the order of
 * the schema, each with its words, its choices, its limits and what is wrong with it.
 */
public record RuleSheet(List<Group> sections) {

  public RuleSheet {
    sections = List.copyOf(sections);
  }

  /**
   * @param path JSON Pointer of what it holds
   * @param title its words
   * @param note what distinguishes it, e.g. a rule's code; empty if nothing
   * @param listed path of the list it can be removed from, or {@code null}
   * @param grows path of the list that can be added to here, or {@code null}
   */
  public record Group(
      String path,
      Text title,
      String note,
      String listed,
      String grows,
      List<Field> fields,
      List<Group> groups) {

    public Group {
      fields = List.copyOf(fields);
      groups = List.copyOf(groups);
    }

    /** Whether anything in it is wrong. */
    public boolean hasProblem() {
      return all().anyMatch(field -> field.problem() != null);
    }

    Stream<Field> all() {
      return Stream.concat(fields.stream(), groups.stream().flatMap(Group::all));
    }
  }

  /** How a field is filled in. */
  public enum Kind {
    NUMBER,
    TEXT,
    LONG_TEXT,
    DATE,
    YES_NO,
    CHOICE,
    CHOICES,
    /** Words separated by commas. */
    WORDS,
    /** Pairs {@code from=minutes} separated by commas. */
    BANDS
  }

  /** A choice and its words. */
  public record Option(String value, Text label) {}

  /**
   * @param path JSON Pointer, also the name of the input
   * @param key the same with codes in place of numbers, so that two documents can be compared
   * @param trail where it is, from the section down, itself last
   * @param values as they stand or were typed
   * @param options of a choice
   * @param limits smallest and largest number, or empty
   * @param optional may be left empty
   * @param problem {@code null} if nothing is wrong
   */
  public record Field(
      String path,
      String key,
      List<Text> trail,
      Kind kind,
      List<String> values,
      List<Option> options,
      List<Integer> limits,
      boolean optional,
      Text problem) {

    public Text label() {
      return trail.get(trail.size() - 1);
    }

    public String value() {
      return values.isEmpty() ? "" : values.get(0);
    }

    public boolean has(String value) {
      return values.contains(value);
    }

    /** What stands there in words; empty if nothing does. */
    public List<Text> said() {
      return switch (kind) {
        case YES_NO -> List.of(Text.of(has("true") ? "rule.yes" : "rule.no"));
        case CHOICE, CHOICES ->
            options.stream().filter(option -> has(option.value())).map(Option::label).toList();
        default ->
            values.stream()
                .filter(value -> !value.isEmpty())
                .map(value -> Text.of("rule.raw", value))
                .toList();
      };
    }
  }

  /**
   * The words of where a problem is, from the section down; empty if the sheet has no such place.
   */
  public List<Text> trail(String path) {
    return fields()
        .filter(field -> path.equals(field.path()) || path.startsWith(field.path() + "/"))
        .map(Field::trail)
        .findFirst()
        .orElse(List.of());
  }

  Stream<Field> fields() {
    return sections.stream().flatMap(Group::all);
  }

  /** The sheet of a document, whatever is wrong with its values. */
  public static RuleSheet of(
      JsonObject document, List<RulePackProblem> problems, String languageTag) {
    return new RuleSheetWriter(document, problems, languageTag).sheet();
  }
}
