package org.xueshi.ledger.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.xueshi.kernel.entity.Text;

/**
 * Holds a document against the published JSON Schema of rule packs and names every problem by its
 * path (a JSON Pointer). It understands the words that this schema uses, no more: each problem is
 * said in the reader's language, which general validators do not do.
 */
final class RulePackSchema {

  static final String RESOURCE = "/rulepack/rule-pack.schema.json";

  /** As published. */
  static final String TEXT = load();

  private static final JsonObject ROOT = RulePackForms.parse(TEXT);

  private final List<RulePackProblem> problems = new ArrayList<>();

  private RulePackSchema() {}

  /** In the order of the document; empty if it fits. */
  static List<RulePackProblem> problems(JsonObject document) {
    var check = new RulePackSchema();
    check.value("", document, ROOT);
    return List.copyOf(check.problems);
  }

  /** The schema of what stands at that path, references resolved; {@code null} if none can. */
  static JsonObject at(List<String> path) {
    var schema = ROOT;
    for (var name : path) {
      schema = child(schema, name);
      if (schema == null) {
        return null;
      }
    }
    return schema;
  }

  private static JsonObject child(JsonObject schema, String name) {
    if (schema.containsKey("items")) {
      return resolved(schema.getJsonObject("items"));
    }
    var properties = schema.getJsonObject("properties");
    if (properties != null && properties.containsKey(name)) {
      return resolved(properties.getJsonObject(name));
    }
    var others = schema.get("additionalProperties");
    return others instanceof JsonObject object ? resolved(object) : null;
  }

  /**
   * The same document with its members as the schema lists them: a database forgets their order.
   */
  static JsonObject ordered(JsonObject document) {
    return (JsonObject) ordered(document, ROOT);
  }

  private static JsonValue ordered(JsonValue value, JsonObject schema) {
    if (value instanceof JsonArray array && schema.containsKey("items")) {
      var sorted = Json.createArrayBuilder();
      array.forEach(one -> sorted.add(ordered(one, resolved(schema.getJsonObject("items")))));
      return sorted.build();
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    var sorted = Json.createObjectBuilder();
    var known = schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    known.keySet().stream()
        .filter(object::containsKey)
        .forEach(name -> sorted.add(name, ordered(object.get(name), child(schema, name))));
    object.forEach(
        (name, member) -> {
          if (!known.containsKey(name)) {
            sorted.add(name, member);
          }
        });
    return sorted.build();
  }

  static JsonObject resolved(JsonObject schema) {
    if (!schema.containsKey("$ref")) {
      return schema;
    }
    var name = schema.getString("$ref").replace("#/$defs/", "");
    return resolved(ROOT.getJsonObject("$defs").getJsonObject(name));
  }

  private void value(String path, JsonValue value, JsonObject unresolved) {
    var schema = resolved(unresolved);
    if (schema.containsKey("enum")) {
      choice(path, value, schema.getJsonArray("enum"));
      return;
    }
    switch (schema.getString("type")) {
      case "object" -> object(path, value, schema);
      case "array" -> array(path, value, schema);
      case "integer" -> integer(path, value, schema);
      case "boolean" -> {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
          problem(path, "boolean");
        }
      }
      default -> string(path, value, schema);
    }
  }

  private void object(String path, JsonValue value, JsonObject schema) {
    if (!(value instanceof JsonObject object)) {
      problem(path, "object");
      return;
    }
    for (var name : schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
      var key = ((JsonString) name).getString();
      if (!object.containsKey(key)) {
        problem(path + "/" + key, "missing");
      }
    }
    object.forEach((name, member) -> member(path + "/" + name, name, member, schema));
  }

  private void member(String path, String name, JsonValue value, JsonObject schema) {
    var names = schema.getJsonObject("propertyNames");
    var known = child(schema, name);
    if (known == null || (names != null && !allowed(Json.createValue(name), names))) {
      problem(path, "unknown");
    } else {
      value(path, value, known);
    }
  }

  private static boolean allowed(JsonValue name, JsonObject names) {
    return resolved(names).getJsonArray("enum").contains(name);
  }

  private void array(String path, JsonValue value, JsonObject schema) {
    if (!(value instanceof JsonArray array)) {
      problem(path, "array");
      return;
    }
    if (array.size() < schema.getInt("minItems", 0)) {
      problem(path, "few", schema.getInt("minItems"));
    }
    if (array.size() > schema.getInt("maxItems", Integer.MAX_VALUE)) {
      problem(path, "many", schema.getInt("maxItems"));
    }
    if (schema.getBoolean("uniqueItems", false) && new HashSet<>(array).size() < array.size()) {
      problem(path, "twice");
    }
    for (var i = 0; i < array.size(); i++) {
      value(path + "/" + i, array.get(i), schema.getJsonObject("items"));
    }
  }

  private void integer(String path, JsonValue value, JsonObject schema) {
    var least = schema.getInt("minimum");
    var most = schema.getInt("maximum");
    var whole = value instanceof JsonNumber number && number.isIntegral();
    if (!whole) {
      problem(path, "integer", least, most);
      return;
    }
    var number = ((JsonNumber) value).bigIntegerValue();
    if (number.compareTo(java.math.BigInteger.valueOf(least)) < 0
        || number.compareTo(java.math.BigInteger.valueOf(most)) > 0) {
      problem(path, "range", least, most);
    }
  }

  private void string(String path, JsonValue value, JsonObject schema) {
    if (!(value instanceof JsonString string)) {
      problem(path, "string");
      return;
    }
    var text = string.getString();
    if (text.strip().length() < schema.getInt("minLength", 0)) {
      problem(path, "empty");
    } else if (text.length() > schema.getInt("maxLength", Integer.MAX_VALUE)) {
      problem(path, "long", schema.getInt("maxLength"));
    }
    if (schema.containsKey("format") && !isDate(text)) {
      problem(path, "date");
    }
    if (schema.containsKey("pattern") && !text.matches(schema.getString("pattern"))) {
      problem(path, schema.getString("pattern").contains("[0-9]{4}") ? "date" : "code");
    }
  }

  private void choice(String path, JsonValue value, JsonArray allowed) {
    if (!allowed.contains(value)) {
      problem(path, "choice");
    }
  }

  static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException malformed) {
      return false;
    }
  }

  private void problem(String path, String what, Object... arguments) {
    problems.add(new RulePackProblem(path, Text.of("rule.problem." + what, arguments)));
  }

  private static String load() {
    try (var stream = RulePackSchema.class.getResourceAsStream(RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
