package org.xueshi.roster.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.xueshi.people.entity.Stage;
import org.xueshi.roster.entity.PersonFacts;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.roster.entity.RosterRow;

/** Rows and facts as they are kept in JSON. */
final class RosterJson {

  private RosterJson() {}

  static String rows(List<RosterRow> rows) {
    var array = Json.createArrayBuilder();
    for (var row : rows) {
      var cells = Json.createObjectBuilder();
      row.cells().forEach((column, cell) -> cells.add(column.name(), cell));
      array.add(Json.createObjectBuilder().add("row", row.number()).add("cells", cells));
    }
    return array.build().toString();
  }

  static List<RosterRow> rows(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(RosterJson::row)
          .toList();
    }
  }

  private static RosterRow row(JsonObject object) {
    var cells = new EnumMap<RosterColumn, String>(RosterColumn.class);
    var kept = object.getJsonObject("cells");
    kept.keySet().forEach(name -> cells.put(RosterColumn.valueOf(name), kept.getString(name)));
    return new RosterRow(object.getInt("row"), cells);
  }

  static String facts(PersonFacts facts) {
    var object = Json.createObjectBuilder();
    object.add("familyName", facts.familyName()).add("givenName", facts.givenName());
    put(object, "email", facts.email());
    put(object, "schoolId", facts.schoolId());
    put(object, "stage", facts.stage());
    put(object, "subject", facts.subject());
    put(object, "post", facts.post());
    put(object, "hiredOn", facts.hiredOn());
    put(object, "idHash", facts.idHash());
    put(object, "leftOn", facts.leftOn());
    return object.build().toString();
  }

  static PersonFacts facts(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      var object = reader.readObject();
      var school = object.getString("schoolId", null);
      var stage = object.getString("stage", null);
      return new PersonFacts(
          object.getString("familyName"),
          object.getString("givenName"),
          object.getString("email", null),
          school == null ? null : UUID.fromString(school),
          stage == null ? null : Stage.valueOf(stage),
          object.getString("subject", null),
          object.getString("post", null),
          day(object, "hiredOn"),
          object.getString("idHash", null),
          day(object, "leftOn"));
    }
  }

  private static LocalDate day(JsonObject object, String name) {
    var text = object.getString(name, null);
    return text == null ? null : LocalDate.parse(text);
  }

  private static void put(jakarta.json.JsonObjectBuilder object, String name, Object value) {
    if (value != null) {
      object.add(name, value.toString());
    }
  }
}
