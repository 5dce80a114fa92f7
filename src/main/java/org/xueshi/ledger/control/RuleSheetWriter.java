package org.xueshi.ledger.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.RuleSheet.Field;
import org.xueshi.ledger.control.RuleSheet.Group;
import org.xueshi.ledger.control.RuleSheet.Kind;
import org.xueshi.ledger.control.RuleSheet.Option;

/** Walks schema and document together and lays out the sheet. Lives for one sheet. */
final class RuleSheetWriter {

  private final JsonObject document;
  private final String language;
  private final Map<String, Text> problems = new HashMap<>();

  RuleSheetWriter(JsonObject document, List<RulePackProblem> problems, String language) {
    this.document = document;
    this.language = language;
    problems.forEach(problem -> this.problems.putIfAbsent(problem.path(), problem.what()));
  }

  /**
   * Where the walk is.
   *
   * @param schema resolved
   * @param value {@code null} if it is absent
   */
  private record Spot(
      String path, String key, List<Text> trail, JsonObject schema, JsonValue value) {

    Spot down(String name, JsonObject schema, JsonValue value) {
      return new Spot(
          path + "/" + name, key + "/" + name, with(RuleWords.label(path, name)), schema, value);
    }

    Spot item(int index, JsonObject schema, JsonValue value) {
      var code =
          value instanceof JsonObject object && object.get("code") instanceof JsonString text
              ? text.getString()
              : String.valueOf(index);
      return new Spot(
          path + "/" + index, key + "/" + code, with(Text.of("rule.raw", code)), schema, value);
    }

    private List<Text> with(Text more) {
      var longer = new ArrayList<>(trail);
      longer.add(more);
      return longer;
    }

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  RuleSheet sheet() {
    var root = new Spot("", "", List.of(), RulePackSchema.at(List.of()), document);
    var top = group(root, null);
    var head = new Group("", Text.of("rule.section.head"), "", null, null, top.fields(), List.of());
    var sections = new ArrayList<Group>(List.of(head));
    sections.addAll(top.groups());
    return new RuleSheet(sections);
  }

  private Group group(Spot spot, String listed) {
    var fields = new ArrayList<Field>();
    var groups = new ArrayList<Group>();
    for (var child : children(spot)) {
      if (child.path().equals("/form")) {
        continue;
      }
      var kind = kind(child);
      if (kind != null) {
        fields.add(field(child, kind));
      } else if (isList(child)) {
        groups.add(list(child));
      } else {
        groups.add(group(child, null));
      }
    }
    var title =
        spot.trail().isEmpty() ? Text.of("rule.title") : spot.trail().get(spot.trail().size() - 1);
    return new Group(spot.path(), title, "", listed, null, fields, groups);
  }

  private Group list(Spot spot) {
    var items = new ArrayList<Group>();
    var schema = RulePackSchema.resolved(spot.schema().getJsonObject("items"));
    var array = spot.value() instanceof JsonArray values ? values : JsonValue.EMPTY_JSON_ARRAY;
    for (var i = 0; i < array.size(); i++) {
      items.add(named(group(spot.item(i, schema, array.get(i)), spot.path()), array.get(i)));
    }
    var title = spot.trail().get(spot.trail().size() - 1);
    return new Group(spot.path(), title, "", null, spot.path(), List.of(), items);
  }

  /** A rule goes by its name in the reader's language, and by its code if it has none. */
  private Group named(Group group, JsonValue item) {
    if (!(item instanceof JsonObject object)
        || !(object.get("names") instanceof JsonObject names)
        || names.getString(language, "").isBlank()) {
      return group;
    }
    return new Group(
        group.path(),
        Text.of("rule.raw", names.getString(language)),
        object.getString("code", ""),
        group.listed(),
        group.grows(),
        group.fields(),
        group.groups());
  }

  private static List<Spot> children(Spot spot) {
    var object = spot.value() instanceof JsonObject value ? value : JsonValue.EMPTY_JSON_OBJECT;
    var children = new ArrayList<Spot>();
    for (var name : names(spot.schema())) {
      children.add(spot.down(name, child(spot.schema(), name), object.get(name)));
    }
    return children;
  }

  private static List<String> names(JsonObject schema) {
    var properties = schema.getJsonObject("properties");
    if (properties != null) {
      return List.copyOf(properties.keySet());
    }
    var names = schema.getJsonObject("propertyNames");
    return names == null ? List.of() : choices(RulePackSchema.resolved(names));
  }

  private static JsonObject child(JsonObject schema, String name) {
    var properties = schema.getJsonObject("properties");
    return RulePackSchema.resolved(
        properties == null
            ? schema.getJsonObject("additionalProperties")
            : properties.getJsonObject(name));
  }

  static List<String> choices(JsonObject schema) {
    return schema.getJsonArray("enum").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  private static boolean isList(Spot spot) {
    return spot.schema().getString("type", "").equals("array");
  }

  /** How it is filled in; {@code null} for a group or a list of groups. */
  private static Kind kind(Spot spot) {
    var schema = spot.schema();
    if (schema.containsKey("enum")) {
      return Kind.CHOICE;
    }
    return switch (schema.getString("type")) {
      case "integer" -> Kind.NUMBER;
      case "boolean" -> Kind.YES_NO;
      case "string" -> text(spot);
      case "array" -> array(spot);
      default -> null;
    };
  }

  private static Kind text(Spot spot) {
    if (spot.schema().containsKey("format") || spot.name().equals("date")) {
      return Kind.DATE;
    }
    return spot.schema().getInt("maxLength", 0) > 200 ? Kind.LONG_TEXT : Kind.TEXT;
  }

  private static Kind array(Spot spot) {
    var items = RulePackSchema.resolved(spot.schema().getJsonObject("items"));
    if (spot.name().equals("bands")) {
      return Kind.BANDS;
    }
    if (items.containsKey("enum") || items.containsKey("pattern")) {
      return Kind.CHOICES;
    }
    return items.getString("type").equals("string") ? Kind.WORDS : null;
  }

  private Field field(Spot spot, Kind kind) {
    var schema = spot.schema();
    var limits =
        kind == Kind.NUMBER
            ? List.of(schema.getInt("minimum"), schema.getInt("maximum"))
            : List.<Integer>of();
    return new Field(
        spot.path(),
        spot.key(),
        spot.trail(),
        kind,
        values(spot.value(), kind),
        options(spot, kind),
        limits,
        optional(spot),
        problem(spot.path(), kind));
  }

  /** What is wrong within a list of words or bands is said beside the whole of it. */
  private Text problem(String path, Kind kind) {
    var own = problems.get(path);
    var inner = kind == Kind.WORDS || kind == Kind.BANDS || kind == Kind.CHOICES;
    if (own != null || !inner) {
      return own;
    }
    return problems.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(path + "/"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static boolean optional(Spot spot) {
    var maps = spot.path().matches(".*/(minutesByMode|hoursByMode|percents|gradesBySource)/.*");
    return maps || spot.name().matches("months|percent|each|bands|date");
  }

  private static List<String> values(JsonValue value, Kind kind) {
    if (value == null) {
      return List.of();
    }
    if (kind == Kind.BANDS && value instanceof JsonArray bands) {
      return List.of(bands.stream().map(RuleSheetWriter::band).collect(Collectors.joining(", ")));
    }
    if (value instanceof JsonArray array) {
      var all = array.stream().map(RuleSheetWriter::plain).toList();
      return kind == Kind.WORDS ? List.of(String.join("、", all)) : all;
    }
    return List.of(plain(value));
  }

  private static String band(JsonValue band) {
    return band instanceof JsonObject pair
        ? plain(pair.get("from")) + "=" + plain(pair.get("minutes"))
        : plain(band);
  }

  private static String plain(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value == null ? "" : value.toString();
  }

  private List<Option> options(Spot spot, Kind kind) {
    if (kind == Kind.CHOICE) {
      return RuleWords.options(spot.name(), choices(spot.schema()));
    }
    if (kind != Kind.CHOICES) {
      return List.of();
    }
    var items = RulePackSchema.resolved(spot.schema().getJsonObject("items"));
    return items.containsKey("enum")
        ? RuleWords.options(spot.name(), choices(items))
        : postGroups();
  }

  private List<Option> postGroups() {
    var audiences = document.get("audiences");
    if (!(audiences instanceof JsonObject object)
        || !(object.get("groups") instanceof JsonArray groups)) {
      return List.of();
    }
    return groups.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .map(this::postGroup)
        .toList();
  }

  private Option postGroup(JsonObject group) {
    var code = group.getString("code", "");
    var name =
        group.get("names") instanceof JsonObject names ? names.getString(language, code) : code;
    return new Option(code, Text.of("rule.raw", name));
  }
}
