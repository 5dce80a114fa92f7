package org.xueshi.ledger.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Theme;

/**
 * Reads a rule pack's document. Whatever is missing or misspelt is an exception, never a silent
 * default: a rule that nobody wrote must not apply.
 */
final class RulePackJson {

  private RulePackJson() {}

  static RulePack read(String document) {
    try (var reader = Json.createReader(new StringReader(document))) {
      var pack = reader.readObject();
      return new RulePack(
          pack.getString("code"),
          pack.getString("title"),
          LocalDate.parse(pack.getString("effectiveFrom")),
          hour(pack.getJsonObject("hour")),
          recognising(pack.getJsonObject("recognising")),
          followUp(pack.getJsonObject("followUp")),
          calendar(pack.getJsonObject("calendar")),
          objects(pack, "caps").stream().map(RulePackJson::cap).toList(),
          objects(pack, "requirements").stream().map(RulePackJson::requirement).toList());
    }
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    return parent.getJsonArray(name).getValuesAs(JsonObject.class);
  }

  private static RulePack.Hour hour(JsonObject hour) {
    return new RulePack.Hour(
        positive(hour, "minutes"),
        hour.getInt("scale"),
        RoundingMode.valueOf(hour.getString("rounding")),
        citation(hour));
  }

  private static RulePack.Recognising recognising(JsonObject rule) {
    Map<Mode, Integer> percents = new EnumMap<>(Mode.class);
    var shares = rule.getJsonObject("percents");
    shares.keySet().forEach(mode -> percents.put(Mode.valueOf(mode), percent(shares, mode)));
    return new RulePack.Recognising(
        set(rule, "grades", Grade.class),
        rule.getBoolean("passRequired"),
        Map.copyOf(percents),
        citation(rule));
  }

  private static RulePack.FollowUp followUp(JsonObject rule) {
    return new RulePack.FollowUp(
        rule.getInt("months"), percent(rule, "heldPercent"), citation(rule));
  }

  private static RulePack.Calendar calendar(JsonObject rule) {
    return new RulePack.Calendar(
        positive(rule, "cycleYears"),
        LocalDate.parse(rule.getString("cycleStart")),
        positive(rule, "yearStartMonth"),
        citation(rule));
  }

  private static RulePack.Cap cap(JsonObject rule) {
    return new RulePack.Cap(
        rule.getString("code"),
        scope(rule.getJsonObject("scope")),
        RulePack.Window.valueOf(rule.getString("window")),
        positive(rule, "hours"),
        citation(rule));
  }

  private static RulePack.Requirement requirement(JsonObject rule) {
    return new RulePack.Requirement(
        rule.getString("code"),
        names(rule.getJsonObject("names")),
        RulePack.Audience.valueOf(rule.getString("audience")),
        scope(rule.getJsonObject("scope")),
        RulePack.Window.valueOf(rule.getString("window")),
        rule.containsKey("months") ? positive(rule, "months") : 0,
        RulePack.Measure.valueOf(rule.getString("measure")),
        positive(rule, "amount"),
        citation(rule));
  }

  private static Map<String, String> names(JsonObject names) {
    return names.keySet().stream().collect(Collectors.toMap(tag -> tag, names::getString));
  }

  private static RulePack.Scope scope(JsonObject scope) {
    return new RulePack.Scope(
        set(scope, "modes", Mode.class),
        set(scope, "kinds", ProjectKind.class),
        set(scope, "themes", Theme.class),
        set(scope, "levels", Level.class));
  }

  private static RulePack.Citation citation(JsonObject rule) {
    var citation = rule.getJsonObject("citation");
    return new RulePack.Citation(
        citation.getString("article"),
        citation.getString("source"),
        citation.getBoolean("assumption"));
  }

  private static <E extends Enum<E>> Set<E> set(JsonObject parent, String name, Class<E> type) {
    var set = EnumSet.noneOf(type);
    JsonArray values = parent.getJsonArray(name);
    if (values != null) {
      values
          .getValuesAs(JsonString.class)
          .forEach(value -> set.add(Enum.valueOf(type, value.getString())));
    }
    return Set.copyOf(set);
  }

  private static int positive(JsonObject parent, String name) {
    var value = parent.getInt(name);
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + value);
    }
    return value;
  }

  private static int percent(JsonObject parent, String name) {
    var value = parent.getInt(name);
    if (value < 0 || value > 100) {
      throw new IllegalArgumentException(name + " must be 0–100: " + value);
    }
    return value;
  }
}
