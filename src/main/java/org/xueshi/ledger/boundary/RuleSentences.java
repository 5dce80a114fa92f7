package org.xueshi.ledger.boundary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Requirement;
import org.xueshi.ledger.entity.RulePack;

/**
 * A rule pack in the district's words: each rule a sentence with its number and unit, and where it
 * comes from.
 */
public final class RuleSentences {

  private final RulePack pack;
  private final String language;
  private final Map<String, List<Sentence>> sections = new LinkedHashMap<>();
  private List<Sentence> current;

  /** One rule and its source. */
  public record Sentence(Text text, RulePack.Citation citation) {}

  /** A heading and the rules below it. */
  public record Section(Text title, List<Sentence> sentences) {}

  private RuleSentences(RulePack pack, String language) {
    this.pack = pack;
    this.language = language;
  }

  /** All rules of the pack, by section. */
  public static List<Section> of(RulePack pack, String languageTag) {
    var sentences = new RuleSentences(pack, languageTag);
    sentences.requirements();
    sentences.hours();
    sentences.recognition();
    sentences.conversions();
    sentences.caps();
    sentences.audiences();
    sentences.calendar();
    sentences.leniency();
    sentences.study();
    sentences.elsewhere();
    return sentences.sections.entrySet().stream()
        .map(entry -> new Section(Text.of(entry.getKey()), entry.getValue()))
        .toList();
  }

  private void section(String name) {
    current = new ArrayList<>();
    sections.put("rule.section." + name, current);
  }

  private void say(RulePack.Citation citation, String key, Object... arguments) {
    current.add(new Sentence(Text.of("rule.say." + key, arguments), citation));
  }

  private void requirements() {
    section("requirements");
    for (var one : pack.requirements()) {
      if (one.amount() == 0) {
        say(one.citation(), "requirement.none", one.name(language));
        continue;
      }
      say(
          one.citation(),
          "requirement",
          one.name(language),
          audience(one),
          window(one),
          RuleSaid.scope(one.scope()),
          one.amount(),
          Text.of("ledger.unit." + one.measure()));
      fine(one);
    }
  }

  private void fine(Requirement one) {
    var fine = one.fine();
    if (fine.leastHours() > 0) {
      say(one.citation(), "leastHours", fine.leastHours());
    }
    if (fine.withinDays() > 0) {
      say(one.citation(), "withinDays", fine.withinDays());
    }
    if (fine.advisory()) {
      say(one.citation(), "advisory");
    }
    if (fine.exclusive()) {
      say(one.citation(), "exclusive");
    }
  }

  private Object audience(Requirement one) {
    var who = Text.of("rule.choice.audience." + one.audience());
    return one.posts().isEmpty() ? who : Text.of("rule.say.both", who, groups(one.posts()));
  }

  private String groups(Collection<String> codes) {
    return join(
        codes.stream()
            .sorted()
            .map(code -> pack.audiences().group(code).map(one -> one.name(language)).orElse(code))
            .toList());
  }

  private static Text window(Requirement one) {
    return one.window() == RulePack.Window.MONTHS
        ? Text.of("rule.say.months", one.months())
        : Text.of("ledger.window." + one.window());
  }

  private void hours() {
    section("hour");
    var hour = pack.hour();
    say(hour.citation(), "hour", hour.minutes());
    byMode(hour.byMode(), "hourByMode", hour.citation());
    say(
        hour.citation(),
        "rounding",
        hour.scale(),
        Text.of("rule.choice.rounding." + hour.rounding()));
    if (hour.entryStep() > 1) {
      say(hour.citation(), "entryStep", hour.entryStep());
    }
    say(pack.credits().citation(), "credits", pack.credits().hours());
    byMode(pack.credits().byMode(), "creditsByMode", pack.credits().citation());
  }

  /** One sentence for all modes that share a number. */
  private void byMode(Map<Mode, Integer> numbers, String key, RulePack.Citation citation) {
    numbers.values().stream()
        .distinct()
        .sorted()
        .forEach(
            number -> {
              var modes =
                  numbers.keySet().stream()
                      .filter(mode -> numbers.get(mode).equals(number))
                      .toList();
              say(citation, key, RuleSaid.listed(RuleSaid.words("ledger.mode.", modes)), number);
            });
  }

  private void recognition() {
    section("recognising");
    var rule = pack.recognising();
    say(rule.citation(), "grades", RuleSaid.listed(RuleSaid.words("ledger.grade.", rule.grades())));
    rule.bySource().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                say(
                    rule.citation(),
                    "gradesBySource",
                    Text.of("ledger.source." + entry.getKey()),
                    entry.getValue().isEmpty()
                        ? Text.of("rule.say.none")
                        : RuleSaid.listed(RuleSaid.words("ledger.grade.", entry.getValue()))));
    say(rule.citation(), rule.passRequired() ? "pass" : "noPass");
    byMode(rule.percents(), "percent", rule.citation());
    var pieces = rule.pieces();
    if (pieces.least() > 0) {
      say(rule.citation(), "least", pieces.least());
    }
    if (pieces.most() > 0) {
      say(rule.citation(), "most", pieces.most());
    }
    if (pieces.longestOfDay()) {
      say(rule.citation(), "longestOfDay");
    }
    var followUp = pack.followUp();
    say(followUp.citation(), "followUp", followUp.months(), followUp.heldPercent());
  }

  private void conversions() {
    if (pack.conversions().isEmpty()) {
      return;
    }
    section("conversions");
    for (var one : pack.conversions()) {
      say(
          one.citation(),
          "conversion",
          one.name(language),
          RuleSaid.scope(one.scope()),
          RuleSaid.rate(one.rate()));
      if (!one.posts().isEmpty()) {
        say(one.citation(), "onlyPosts", groups(one.posts()));
      }
    }
  }

  private void caps() {
    section("caps");
    for (var cap : pack.caps()) {
      var window = Text.of("ledger.window." + cap.window());
      say(
          cap.citation(),
          cap.perCourse() ? "capPerCourse" : "cap",
          RuleSaid.scope(cap.scope()),
          window,
          cap.hours());
    }
    if (pack.caps().isEmpty()) {
      current.add(new Sentence(Text.of("rule.say.noCaps"), null));
    }
  }

  private void audiences() {
    section("audiences");
    var rule = pack.audiences();
    if (rule.eligible().isEmpty()) {
      say(rule.citation(), "everybody");
    } else {
      say(rule.citation(), "eligible", groups(rule.eligible()));
      say(rule.citation(), rule.unknownPosts() ? "unknownPosts" : "noUnknownPosts");
    }
    for (var group : rule.groups()) {
      say(rule.citation(), "group", group.name(language), join(group.words()));
    }
    if (rule.numberDigits() > 0) {
      say(rule.citation(), "digits", rule.numberDigits());
    }
  }

  private String join(List<String> words) {
    return String.join(language.startsWith("zh") ? "、" : ", ", words);
  }

  private void calendar() {
    section("calendar");
    var rule = pack.calendar();
    say(rule.citation(), "cycle." + rule.basis(), rule.cycleYears(), rule.cycleStart());
    say(rule.citation(), "year", rule.yearStartMonth());
  }

  private void leniency() {
    section("leniency");
    var rule = pack.leniency();
    rule.treatments().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                say(
                    rule.citation(),
                    "case",
                    Text.of("rule.case." + entry.getKey()),
                    Text.of("rule.treatment." + entry.getValue())));
    say(rule.citation(), "leave", rule.leaveDays());
    say(rule.citation(), "asked." + rule.rounding());
    say(rule.citation(), "new", rule.newMonths());
    if (rule.carryHours() == 0) {
      say(rule.citation(), "noCarry");
    } else {
      say(rule.citation(), "carry", rule.carryHours());
    }
    say(rule.citation(), "warn", rule.warnMonths());
  }

  private void study() {
    section("study");
    var rule = pack.study();
    var from = rule.citation();
    if (rule.capsTheDay()) {
      say(from, "studyDay", rule.dayMinutes());
    }
    var least = rule.checkLeastMinutes();
    say(
        from,
        least == 0 ? "noChecks" : "checks",
        least,
        rule.checkMostMinutes(),
        rule.answerSeconds());
  }

  private void elsewhere() {
    section("elsewhere");
    var rule = pack.elsewhere();
    say(
        rule.citation(),
        "team",
        rule.expertPercent(),
        rule.frontlinePercent(),
        Text.of("rule.choice.teamBy." + rule.teamBy()));
    say(
        rule.citation(),
        "resources",
        Text.of("rule.choice.resourcesPer." + rule.resourcesPer()),
        rule.resourcePieces());
    say(
        rule.citation(),
        rule.retentionYears() == 0 ? "keepForEver" : "keep",
        rule.retentionYears());
  }
}
