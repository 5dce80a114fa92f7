package org.xueshi.ledger.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Theme;

/** Parts that rules of a pack's checked document share. */
final class RulePackParts {

  private RulePackParts() {}

  static List<JsonObject> objects(JsonObject parent, String name) {
    return parent.getJsonArray(name).getValuesAs(JsonObject.class);
  }

  static List<String> strings(JsonObject parent, String name) {
    return parent.getJsonArray(name).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  /** By language tag. */
  static Map<String, String> names(JsonObject rule) {
    var names = new LinkedHashMap<String, String>();
    var written = rule.getJsonObject("names");
    written.keySet().forEach(tag -> names.put(tag, written.getString(tag)));
    return Map.copyOf(names);
  }

  static RulePack.Scope scope(JsonObject rule) {
    var scope = rule.getJsonObject("scope");
    return new RulePack.Scope(
        set(scope, "modes", Mode.class),
        set(scope, "kinds", ProjectKind.class),
        set(scope, "themes", Theme.class),
        set(scope, "levels", Level.class));
  }

  static RulePack.Citation citation(JsonObject rule) {
    var citation = rule.getJsonObject("citation");
    var date = citation.getString("date");
    return new RulePack.Citation(
        citation.getString("document"),
        citation.getString("article"),
        citation.getString("source"),
        date.isEmpty() ? null : LocalDate.parse(date),
        citation.getBoolean("assumption"));
  }

  static <E extends Enum<E>> Set<E> set(JsonObject parent, String name, Class<E> type) {
    var set = EnumSet.noneOf(type);
    strings(parent, name).forEach(value -> set.add(Enum.valueOf(type, value)));
    return java.util.Collections.unmodifiableSet(set);
  }

  static <E extends Enum<E>> Map<E, Integer> counts(JsonObject parent, Class<E> type) {
    Map<E, Integer> counts = new EnumMap<>(type);
    parent.keySet().forEach(key -> counts.put(Enum.valueOf(type, key), parent.getInt(key)));
    return java.util.Collections.unmodifiableMap(counts);
  }
}
