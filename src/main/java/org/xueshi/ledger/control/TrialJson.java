package org.xueshi.ledger.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.TrialLine;

/** Requirements before and after as JSON, exact fractions included. */
final class TrialJson {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private TrialJson() {}

  static String write(List<TrialLine.Change> changes) {
    var array = BUILDERS.createArrayBuilder();
    for (var one : changes) {
      array.add(
          BUILDERS
              .createObjectBuilder()
              .add("code", one.code())
              .add("askedBefore", one.askedBefore())
              .add("before", hours(one.before()))
              .add("askedAfter", one.askedAfter())
              .add("after", hours(one.after())));
    }
    return array.build().toString();
  }

  static List<TrialLine.Change> read(String json) {
    try (var reader = READERS.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(
              one ->
                  new TrialLine.Change(
                      one.getString("code"),
                      one.getInt("askedBefore"),
                      hours(one.getJsonArray("before")),
                      one.getInt("askedAfter"),
                      hours(one.getJsonArray("after"))))
          .toList();
    }
  }

  private static JsonArray hours(Hours hours) {
    return BUILDERS.createArrayBuilder().add(hours.numerator()).add(hours.denominator()).build();
  }

  private static Hours hours(JsonArray pair) {
    return new Hours(
        pair.getJsonNumber(0).longValueExact(), pair.getJsonNumber(1).longValueExact());
  }
}
