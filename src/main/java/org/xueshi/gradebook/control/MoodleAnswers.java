package org.xueshi.gradebook.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetColumn.Kind;
import org.xueshi.lti.control.WebServices.Answer;

/** What Moodle's functions answer, as columns and cells. */
final class MoodleAnswers {

  static final String COURSE_DONE = "course-done";
  private static final int COMPLETE = 1;
  private static final int COMPLETE_PASS = 2;

  private MoodleAnswers() {}

  /** {@code gradereport_user_get_grade_items} of one user; columns are added as they come. */
  static void grades(
      Answer answer, Map<String, SheetColumn> columns, Map<String, SheetCell> cells) {
    for (var user : list(answer, "usergrades")) {
      for (var item : user.getJsonArray("gradeitems").getValuesAs(JsonObject.class)) {
        var maximum = number(item, "grademax");
        // A column of nothing out of nothing (Moodle allows it) cannot be passed.
        if (maximum != null && maximum.signum() > 0) {
          var key = "item:" + item.getInt("id");
          columns.computeIfAbsent(key, any -> column(key, item, maximum));
          cells.put(key, cell(item, maximum));
        }
      }
    }
  }

  private static SheetColumn column(String key, JsonObject item, BigDecimal maximum) {
    var kind =
        switch (item.getString("itemtype", "")) {
          case "course" -> Kind.COURSE_TOTAL;
          case "category" -> Kind.CATEGORY;
          case "mod" -> Kind.ACTIVITY;
          default -> Kind.MANUAL;
        };
    return new SheetColumn(key, kind, text(item, "itemname"), maximum);
  }

  private static SheetCell cell(JsonObject item, BigDecimal maximum) {
    return new SheetCell(
        number(item, "graderaw"),
        maximum,
        time(item, "gradedategraded"),
        item.getBoolean("gradeisoverridden", false));
  }

  /** {@code core_course_get_contents}: what has completion; and the course itself, if anything. */
  static List<SheetColumn> completions(Answer answer) {
    var columns = new ArrayList<SheetColumn>();
    if (answer instanceof Answer.Value value && value.json() instanceof JsonArray sections) {
      for (var section : sections.getValuesAs(JsonObject.class)) {
        for (var module : section.getJsonArray("modules").getValuesAs(JsonObject.class)) {
          if (module.getInt("completion", 0) > 0) {
            columns.add(done("done:" + module.getInt("id"), Kind.ACTIVITY_DONE, module));
          }
        }
      }
    }
    if (!columns.isEmpty()) {
      columns.add(new SheetColumn(COURSE_DONE, Kind.COURSE_DONE, "", BigDecimal.ONE));
    }
    return columns;
  }

  private static SheetColumn done(String key, Kind kind, JsonObject module) {
    return new SheetColumn(key, kind, module.getString("name", ""), BigDecimal.ONE);
  }

  /** {@code core_completion_get_activities_completion_status} of one user. */
  static void activities(Answer answer, Map<String, SheetCell> cells) {
    for (var status : list(answer, "statuses")) {
      var state = status.getInt("state", 0);
      var done = state == COMPLETE || state == COMPLETE_PASS;
      // Failed is a result, not yet done is none.
      if (state != 0) {
        cells.put("done:" + status.getInt("cmid"), done(done, time(status, "timecompleted")));
      }
    }
  }

  /** {@code core_completion_get_course_completion_status} of one user; an error = no criteria. */
  static void course(Answer answer, Map<String, SheetCell> cells) {
    if (answer instanceof Answer.Value value && value.json() instanceof JsonObject object) {
      var status = object.getJsonObject("completionstatus");
      if (status != null && status.getBoolean("completed", false)) {
        cells.put(COURSE_DONE, done(true, latest(status)));
      }
    }
  }

  /** Moodle does not say when the course was completed: no earlier than its last criterion. */
  private static Instant latest(JsonObject status) {
    return status.getJsonArray("completions").getValuesAs(JsonObject.class).stream()
        .map(one -> time(one, "timecompleted"))
        .filter(time -> time != null)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static SheetCell done(boolean done, Instant at) {
    return new SheetCell(done ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal.ONE, at, false);
  }

  private static List<JsonObject> list(Answer answer, String name) {
    return answer instanceof Answer.Value value
            && value.json() instanceof JsonObject object
            && object.containsKey(name)
        ? object.getJsonArray(name).getValuesAs(JsonObject.class)
        : List.of();
  }

  private static String text(JsonObject item, String name) {
    return item.isNull(name) ? "" : item.getString(name, "");
  }

  private static BigDecimal number(JsonObject item, String name) {
    JsonValue value = item.get(name);
    return value instanceof JsonNumber number ? number.bigDecimalValue() : null;
  }

  private static Instant time(JsonObject item, String name) {
    JsonValue value = item.get(name);
    var seconds = value instanceof JsonNumber number ? number.longValue() : 0;
    return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
  }
}
