package org.xueshi.ledger.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/**
 * Forms of a pack's document. A pack published in an older form is never rewritten: it is read as
 * one of today's that asks for nothing its authors did not write.
 */
final class RulePackForms {

  private static final String DOCUMENT = "document";
  private static final String CITATION = "citation";

  private RulePackForms() {}

  /**
   * @throws jakarta.json.JsonException if it is not JSON
   * @throws ClassCastException if it is JSON but no object
   */
  static JsonObject parse(String document) {
    try (var reader = Json.createReader(new StringReader(document))) {
      return reader.readObject();
    }
  }

  /** For people to read and compare: indented, in the schema's order. */
  static String pretty(JsonObject pack) {
    var text = new StringWriter();
    var factory = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
    try (var writer = factory.createWriter(text)) {
      writer.write(RulePackSchema.ordered(pack));
    }
    return text.toString().strip() + "\n";
  }

  static JsonObject upgraded(JsonObject pack) {
    return studied(pack.containsKey("form") ? pack : fromFirst(pack));
  }

  private static JsonObject fromFirst(JsonObject old) {
    var title = old.getString("title");
    var whole = cited(old.getJsonObject("recognising"), title).getJsonObject(CITATION);
    var pack = Json.createObjectBuilder(old).add("form", 2);
    pack.add("hour", with(cited(old.getJsonObject("hour"), title), neutralHour()));
    pack.add("credits", neutralCredits().add(CITATION, whole));
    pack.add("recognising", with(cited(old.getJsonObject("recognising"), title), neutralPieces()));
    pack.add("conversions", JsonValue.EMPTY_JSON_ARRAY);
    pack.add("audiences", neutralAudiences().add(CITATION, whole));
    pack.add("followUp", cited(old.getJsonObject("followUp"), title));
    pack.add(
        "calendar",
        with(
            cited(old.getJsonObject("calendar"), title),
            Json.createObjectBuilder().add("cycleBasis", "PERSON")));
    pack.add("caps", each(old, "caps", title, Json.createObjectBuilder().add("perCourse", false)));
    pack.add("requirements", each(old, "requirements", title, neutralFine()));
    pack.add("leniency", neutralLeniency().add(CITATION, whole));
    return pack.add("elsewhere", neutralElsewhere().add(CITATION, whole)).build();
  }

  /**
   * Packs of before remote study had rules: no cap of the day, checks as they always were meant.
   */
  private static JsonObject studied(JsonObject pack) {
    if (pack.containsKey("study") || !pack.containsKey("recognising")) {
      return pack;
    }
    var whole = pack.getJsonObject("recognising").get(CITATION);
    return Json.createObjectBuilder(pack).add("study", neutralStudy().add(CITATION, whole)).build();
  }

  private static JsonArrayBuilder each(
      JsonObject old, String name, String title, JsonObjectBuilder neutral) {
    var rules = Json.createArrayBuilder();
    var added = neutral.build();
    for (var rule : old.getJsonArray(name).getValuesAs(JsonObject.class)) {
      var one = with(cited(rule, title), Json.createObjectBuilder(added));
      rules.add(Json.createObjectBuilder(one).add("scope", scope(rule.getJsonObject("scope"))));
    }
    return rules;
  }

  private static JsonObject scope(JsonObject old) {
    var scope = Json.createObjectBuilder();
    for (var name : new String[] {"modes", "kinds", "themes", "levels"}) {
      scope.add(name, old.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY));
    }
    return scope.build();
  }

  private static JsonObject cited(JsonObject rule, String title) {
    var citation =
        Json.createObjectBuilder(rule.getJsonObject(CITATION)).add(DOCUMENT, title).add("date", "");
    return Json.createObjectBuilder(rule).add(CITATION, citation).build();
  }

  private static JsonObject with(JsonObject rule, JsonObjectBuilder more) {
    var all = Json.createObjectBuilder(more.build());
    rule.forEach(all::add);
    return all.build();
  }

  private static JsonObjectBuilder neutralHour() {
    return Json.createObjectBuilder()
        .add("minutesByMode", JsonValue.EMPTY_JSON_OBJECT)
        .add("entryStep", 1);
  }

  private static JsonObjectBuilder neutralCredits() {
    return Json.createObjectBuilder()
        .add("hours", 10)
        .add("hoursByMode", JsonValue.EMPTY_JSON_OBJECT);
  }

  private static JsonObjectBuilder neutralPieces() {
    return Json.createObjectBuilder()
        .add("gradesBySource", JsonValue.EMPTY_JSON_OBJECT)
        .add("leastMinutes", 0)
        .add("mostMinutes", 0)
        .add("longestOfDay", false);
  }

  private static JsonObjectBuilder neutralAudiences() {
    return Json.createObjectBuilder()
        .add("groups", JsonValue.EMPTY_JSON_ARRAY)
        .add("eligible", JsonValue.EMPTY_JSON_ARRAY)
        .add("unknownPosts", true)
        .add("numberDigits", 0);
  }

  private static JsonObjectBuilder neutralFine() {
    return Json.createObjectBuilder()
        .add("posts", JsonValue.EMPTY_JSON_ARRAY)
        .add("leastHours", 0)
        .add("withinDays", 0)
        .add("proRata", false)
        .add("exclusive", false)
        .add("advisory", false);
  }

  private static JsonObjectBuilder neutralLeniency() {
    return Json.createObjectBuilder(
        Map.of(
            "cases",
            Map.of(
                "LATE_HIRE", "FULL",
                "TRANSFER_IN", "FULL",
                "TRANSFER_OUT", "FULL",
                "LEAVE", "FULL",
                "RETIREMENT", "FULL"),
            "leaveDays",
            1,
            "rounding",
            "UP",
            "newMonths",
            12,
            "carryHours",
            0,
            "warnMonths",
            12));
  }

  private static JsonObjectBuilder neutralStudy() {
    return Json.createObjectBuilder()
        .add("dayMinutes", 1440)
        .add("checkLeastMinutes", 4)
        .add("checkMostMinutes", 10)
        .add("answerSeconds", 120);
  }

  private static JsonObjectBuilder neutralElsewhere() {
    return Json.createObjectBuilder(
        Map.of(
            "expertPercent", 35,
            "frontlinePercent", 50,
            "teamBy", "PEOPLE",
            "resourcePieces", 10,
            "resourcesPer", "SUBJECT_BASE",
            "retentionYears", 0));
  }
}
