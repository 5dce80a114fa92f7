package org.xueshi.ledger.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Text;

/**
 * Reasons as JSON and back. Dates and instants keep their type, so that a page can say them in the
 * reader's language.
 */
final class TextJson {

  /** Made once: looking for the provider costs more than reading a reason. */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private TextJson() {}

  static String write(List<Text> texts) {
    var array = BUILDERS.createArrayBuilder();
    texts.forEach(text -> array.add(object(text)));
    return array.build().toString();
  }

  static List<Text> read(String json) {
    try (var reader = READERS.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream().map(TextJson::text).toList();
    }
  }

  private static JsonObject object(Text text) {
    var arguments = BUILDERS.createArrayBuilder();
    text.arguments().forEach(argument -> add(arguments, argument));
    return BUILDERS.createObjectBuilder().add("key", text.key()).add("args", arguments).build();
  }

  private static void add(JsonArrayBuilder array, Object argument) {
    if (argument instanceof Text text) {
      array.add(object(text));
    } else if (argument instanceof Integer || argument instanceof Long) {
      array.add(((Number) argument).longValue());
    } else if (argument instanceof BigDecimal decimal) {
      array.add(decimal);
    } else if (argument instanceof LocalDate date) {
      array.add(BUILDERS.createObjectBuilder().add("date", date.toString()));
    } else if (argument instanceof Instant instant) {
      array.add(BUILDERS.createObjectBuilder().add("instant", instant.toString()));
    } else {
      array.add(argument.toString());
    }
  }

  private static Text text(JsonObject object) {
    JsonArray arguments = object.getJsonArray("args");
    return new Text(object.getString("key"), arguments.stream().map(TextJson::argument).toList());
  }

  private static Object argument(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    if (value instanceof JsonNumber number) {
      return number.isIntegral() && number.bigDecimalValue().scale() == 0
          ? (Object) number.longValueExact()
          : number.bigDecimalValue();
    }
    var object = value.asJsonObject();
    if (object.containsKey("date")) {
      return LocalDate.parse(object.getString("date"));
    }
    if (object.containsKey("instant")) {
      return Instant.parse(object.getString("instant"));
    }
    return text(object);
  }
}
