package org.xueshi.ledger.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPointer;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xueshi.ledger.control.RuleSheet.Field;

/**
 * What was typed into a sheet, as a document again. Nothing typed is lost: what is no number stays
 * as it was typed, and the check says so.
 */
public final class RuleSheetReader {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern SEPARATOR = Pattern.compile("[,，、;；\\n]");

  private final Map<String, List<String>> typed;

  private RuleSheetReader(Map<String, List<String>> typed) {
    this.typed = typed;
  }

  /**
   * @param base the document that the sheet showed: its lists have as many items
   * @param typed by input name, which is a field's path
   */
  public static JsonObject read(JsonObject base, Map<String, List<String>> typed) {
    var reader = new RuleSheetReader(typed);
    JsonStructure document = base;
    for (var field : RuleSheet.of(base, List.of(), "en").fields().toList()) {
      document = reader.filled(document, field);
    }
    return (JsonObject) document;
  }

  private JsonStructure filled(JsonStructure document, Field field) {
    var pointer = Json.createPointer(field.path());
    var value = value(field);
    if (value != null) {
      return put(pointer, document, value);
    }
    return pointer.containsValue(document) ? pointer.remove(document) : document;
  }

  private static JsonStructure put(JsonPointer pointer, JsonStructure document, JsonValue value) {
    return pointer.containsValue(document)
        ? pointer.replace(document, value)
        : pointer.add(document, value);
  }

  /** {@code null} for what is left empty and may be. */
  private JsonValue value(Field field) {
    var values = typed.getOrDefault(field.path(), List.of());
    var first = values.isEmpty() ? "" : values.get(0).strip();
    return switch (field.kind()) {
      case YES_NO -> values.isEmpty() ? JsonValue.FALSE : JsonValue.TRUE;
      case CHOICES -> values.isEmpty() && field.optional() ? null : strings(values.stream());
      case WORDS -> strings(words(first));
      case BANDS -> first.isEmpty() ? null : bands(first);
      case NUMBER -> first.isEmpty() && field.optional() ? null : number(first);
      case TEXT, LONG_TEXT, DATE, CHOICE -> Json.createValue(first);
    };
  }

  private static JsonValue number(String typed) {
    return NUMBER.matcher(typed).matches()
        ? Json.createValue(Integer.parseInt(typed))
        : Json.createValue(typed);
  }

  private static Stream<String> words(String typed) {
    return SEPARATOR.splitAsStream(typed).map(String::strip).filter(word -> !word.isEmpty());
  }

  private static JsonArray strings(Stream<String> values) {
    var array = Json.createArrayBuilder();
    values.forEach(array::add);
    return array.build();
  }

  private static JsonArray bands(String typed) {
    var array = Json.createArrayBuilder();
    words(typed)
        .forEach(
            word -> {
              var pair = word.split("[=＝]", 2);
              array.add(
                  Json.createObjectBuilder()
                      .add("from", number(pair[0].strip()))
                      .add("minutes", number(pair.length > 1 ? pair[1].strip() : "")));
            });
    return array.build();
  }

  /**
   * The document without the item at that path.
   *
   * @param path of an item of a list, e.g. {@code /caps/1}; anything else changes nothing
   */
  public static JsonObject without(JsonObject document, String path) {
    if (!path.matches("/(conversions|caps|requirements|audiences/groups)/\\d{1,3}")) {
      return document;
    }
    var pointer = Json.createPointer(path);
    return pointer.containsValue(document) ? pointer.remove(document) : document;
  }

  /**
   * The document with one more item in that list, to be filled in; anything else changes nothing.
   */
  public static JsonObject with(JsonObject document, String list) {
    var item = template(document, list);
    if (item == null) {
      return document;
    }
    var pointer = Json.createPointer(list + "/-");
    return pointer.add(document, item.build());
  }

  private static JsonObjectBuilder template(JsonObject document, String list) {
    var size = Json.createPointer(list).containsValue(document) ? size(document, list) : 0;
    var code = "new-" + (size + 1);
    return switch (list) {
      case "/conversions" ->
          rule(document, code)
              .add("sources", empty())
              .add("posts", empty())
              .add("names", names())
              .add("percent", 100);
      case "/caps" ->
          rule(document, code).add("window", "YEAR").add("perCourse", false).add("hours", 100);
      case "/requirements" -> requirement(rule(document, code));
      case "/audiences/groups" ->
          Json.createObjectBuilder()
              .add("code", code)
              .add("names", names())
              .add("words", Json.createArrayBuilder().add("—"));
      default -> null;
    };
  }

  private static int size(JsonObject document, String list) {
    return Json.createPointer(list).getValue(document).asJsonArray().size();
  }

  private static JsonObjectBuilder requirement(JsonObjectBuilder rule) {
    return rule.add("names", names())
        .add("audience", "EVERYONE")
        .add("posts", empty())
        .add("window", "CYCLE")
        .add("measure", "HOURS")
        .add("amount", 0)
        .add("leastHours", 0)
        .add("withinDays", 0)
        .add("proRata", true)
        .add("exclusive", false)
        .add("advisory", false);
  }

  private static JsonObjectBuilder rule(JsonObject document, String code) {
    var cited = document.getJsonObject("hour").getJsonObject("citation");
    return Json.createObjectBuilder()
        .add("code", code)
        .add(
            "scope",
            Json.createObjectBuilder()
                .add("modes", empty())
                .add("kinds", empty())
                .add("themes", empty())
                .add("levels", empty()))
        .add("citation", Json.createObjectBuilder(cited).add("source", "—"));
  }

  private static JsonObjectBuilder names() {
    return Json.createObjectBuilder().add("zh-CN", "—").add("en", "—");
  }

  private static JsonValue empty() {
    return JsonValue.EMPTY_JSON_ARRAY;
  }
}
