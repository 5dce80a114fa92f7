package org.xueshi.ledger.control;

import static org.xueshi.ledger.control.RulePackParts.citation;
import static org.xueshi.ledger.control.RulePackParts.counts;
import static org.xueshi.ledger.control.RulePackParts.names;
import static org.xueshi.ledger.control.RulePackParts.objects;
import static org.xueshi.ledger.control.RulePackParts.scope;
import static org.xueshi.ledger.control.RulePackParts.set;
import static org.xueshi.ledger.control.RulePackParts.strings;

import jakarta.json.JsonObject;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.xueshi.ledger.entity.Audiences;
import org.xueshi.ledger.entity.Conversion;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Leniency;
import org.xueshi.ledger.entity.Leniency.Case;
import org.xueshi.ledger.entity.Leniency.Treatment;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Requirement;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.ledger.entity.StudyLimits;

/**
 * Reads a rule pack's document. Whatever is missing or misspelt is an exception, never a silent
 * default: a rule that nobody wrote must not apply.
 */
final class RulePackJson {

  private RulePackJson() {}

  /**
   * @throws IllegalArgumentException naming every problem by its path
   */
  static RulePack read(String document) {
    var pack = RulePackForms.upgraded(RulePackForms.parse(document));
    var problems = RulePackCheck.problems(pack);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    return pack(pack);
  }

  private static RulePack pack(JsonObject pack) {
    return new RulePack(
        pack.getString("code"),
        pack.getString("title"),
        LocalDate.parse(pack.getString("effectiveFrom")),
        hour(pack.getJsonObject("hour")),
        credits(pack.getJsonObject("credits")),
        recognising(pack.getJsonObject("recognising")),
        objects(pack, "conversions").stream().map(RulePackJson::conversion).toList(),
        audiences(pack.getJsonObject("audiences")),
        followUp(pack.getJsonObject("followUp")),
        calendar(pack.getJsonObject("calendar")),
        objects(pack, "caps").stream().map(RulePackJson::cap).toList(),
        objects(pack, "requirements").stream().map(RulePackJson::requirement).toList(),
        leniency(pack.getJsonObject("leniency")),
        study(pack.getJsonObject("study")),
        elsewhere(pack.getJsonObject("elsewhere")));
  }

  private static RulePack.Hour hour(JsonObject hour) {
    return new RulePack.Hour(
        hour.getInt("minutes"),
        counts(hour.getJsonObject("minutesByMode"), Mode.class),
        hour.getInt("scale"),
        RoundingMode.valueOf(hour.getString("rounding")),
        hour.getInt("entryStep"),
        citation(hour));
  }

  private static RulePack.Credits credits(JsonObject rule) {
    return new RulePack.Credits(
        rule.getInt("hours"),
        counts(rule.getJsonObject("hoursByMode"), Mode.class),
        citation(rule));
  }

  private static RulePack.Recognising recognising(JsonObject rule) {
    Map<SourceKind, Set<Grade>> bySource = new EnumMap<>(SourceKind.class);
    var sources = rule.getJsonObject("gradesBySource");
    for (var source : sources.keySet()) {
      bySource.put(SourceKind.valueOf(source), set(sources, source, Grade.class));
    }
    return new RulePack.Recognising(
        set(rule, "grades", Grade.class),
        Map.copyOf(bySource),
        rule.getBoolean("passRequired"),
        counts(rule.getJsonObject("percents"), Mode.class),
        new RulePack.Pieces(
            rule.getInt("leastMinutes"),
            rule.getInt("mostMinutes"),
            rule.getBoolean("longestOfDay")),
        citation(rule));
  }

  private static Conversion conversion(JsonObject rule) {
    return new Conversion(
        rule.getString("code"),
        names(rule),
        scope(rule),
        set(rule, "sources", SourceKind.class),
        Set.copyOf(strings(rule, "posts")),
        rate(rule),
        citation(rule));
  }

  private static Conversion.Rate rate(JsonObject rule) {
    if (rule.containsKey("percent")) {
      return new Conversion.Percent(rule.getInt("percent"));
    }
    if (rule.containsKey("each")) {
      return new Conversion.Each(rule.getInt("each"));
    }
    return new Conversion.Bands(
        objects(rule, "bands").stream()
            .map(band -> new Conversion.Band(band.getInt("from"), band.getInt("minutes")))
            .toList());
  }

  private static Audiences audiences(JsonObject rule) {
    return new Audiences(
        objects(rule, "groups").stream()
            .map(
                group ->
                    new Audiences.Group(
                        group.getString("code"), names(group), strings(group, "words")))
            .toList(),
        new LinkedHashSet<>(strings(rule, "eligible")),
        rule.getBoolean("unknownPosts"),
        rule.getInt("numberDigits"),
        citation(rule));
  }

  private static RulePack.FollowUp followUp(JsonObject rule) {
    return new RulePack.FollowUp(rule.getInt("months"), rule.getInt("heldPercent"), citation(rule));
  }

  private static RulePack.Calendar calendar(JsonObject rule) {
    return new RulePack.Calendar(
        rule.getInt("cycleYears"),
        LocalDate.parse(rule.getString("cycleStart")),
        RulePack.CycleBasis.valueOf(rule.getString("cycleBasis")),
        rule.getInt("yearStartMonth"),
        citation(rule));
  }

  private static RulePack.Cap cap(JsonObject rule) {
    return new RulePack.Cap(
        rule.getString("code"),
        scope(rule),
        RulePack.Window.valueOf(rule.getString("window")),
        rule.getBoolean("perCourse"),
        rule.getInt("hours"),
        citation(rule));
  }

  private static Requirement requirement(JsonObject rule) {
    return new Requirement(
        rule.getString("code"),
        names(rule),
        Requirement.Audience.valueOf(rule.getString("audience")),
        Set.copyOf(strings(rule, "posts")),
        scope(rule),
        RulePack.Window.valueOf(rule.getString("window")),
        rule.getInt("months", 0),
        Requirement.Measure.valueOf(rule.getString("measure")),
        rule.getInt("amount"),
        new Requirement.Fine(
            rule.getInt("leastHours"),
            rule.getInt("withinDays"),
            rule.getBoolean("proRata"),
            rule.getBoolean("exclusive"),
            rule.getBoolean("advisory")),
        citation(rule));
  }

  private static Leniency leniency(JsonObject rule) {
    Map<Case, Treatment> cases = new EnumMap<>(Case.class);
    var named = rule.getJsonObject("cases");
    named
        .keySet()
        .forEach(one -> cases.put(Case.valueOf(one), Treatment.valueOf(named.getString(one))));
    return new Leniency(
        Map.copyOf(cases),
        rule.getInt("leaveDays"),
        RoundingMode.valueOf(rule.getString("rounding")),
        rule.getInt("newMonths"),
        rule.getInt("carryHours"),
        rule.getInt("warnMonths"),
        citation(rule));
  }

  private static StudyLimits study(JsonObject rule) {
    return new StudyLimits(
        rule.getInt("dayMinutes"),
        rule.getInt("checkLeastMinutes"),
        rule.getInt("checkMostMinutes"),
        rule.getInt("answerSeconds"),
        citation(rule));
  }

  private static RulePack.Elsewhere elsewhere(JsonObject rule) {
    return new RulePack.Elsewhere(
        rule.getInt("expertPercent"),
        rule.getInt("frontlinePercent"),
        rule.getString("teamBy"),
        rule.getInt("resourcePieces"),
        rule.getString("resourcesPer"),
        rule.getInt("retentionYears"),
        citation(rule));
  }
}
