package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetColumn.Kind;
import org.xueshi.lti.control.WebServices.Answer;

/** What a real Moodle 4.5.5 answered, as recorded, is understood. */
class MoodleGradesTest {

  private final Map<String, SheetColumn> columns = new LinkedHashMap<>();
  private final Map<String, SheetCell> cells = new HashMap<>();

  @Test
  void every_kind_of_column_is_told_by_its_own_name() {
    MoodleAnswers.grades(recorded("grade-items-user"), columns, cells);
    assertThat(columns.get("item:2").kind()).isEqualTo(Kind.ACTIVITY);
    assertThat(columns.get("item:2").title()).isEqualTo("研修作业：一份大单元教学设计");
    assertThat(columns.get("item:5").kind()).isEqualTo(Kind.MANUAL);
    assertThat(columns.get("item:4").kind()).isEqualTo(Kind.CATEGORY);
    assertThat(columns.get("item:1").kind()).isEqualTo(Kind.COURSE_TOTAL);
    assertThat(columns.get("item:15").maximum()).isEqualByComparingTo("1000.5");
    assertThat(columns.values()).extracting(SheetColumn::title).doesNotContain("零分项");
  }

  @Test
  void grades_are_the_raw_ones_and_no_grade_is_none() {
    MoodleAnswers.grades(recorded("grade-items-user"), columns, cells);
    assertThat(cells.get("item:2").given()).isEqualByComparingTo("92");
    assertThat(cells.get("item:2").at().getEpochSecond()).isEqualTo(1795518855);
    assertThat(cells.get("item:12").given()).isEqualByComparingTo("52.8");
    assertThat(cells.get("item:1").given()).isEqualByComparingTo("240.8");
    assertThat(cells.get("item:1").maximum()).isEqualByComparingTo("290");
    assertThat(cells.get("item:7").isEmpty()).isTrue();
  }

  @Test
  void the_answer_for_all_holds_the_same_as_the_exported_file() throws IOException {
    var all = (Answer.Value) recorded("grade-items-all");
    var users = all.json().asJsonObject().getJsonArray("usergrades");
    var liu =
        users.getValuesAs(JsonObject.class).stream()
            .filter(user -> user.getInt("userid") == 6)
            .findFirst()
            .orElseThrow();
    var only =
        Json.createObjectBuilder().add("usergrades", Json.createArrayBuilder().add(liu)).build();
    MoodleAnswers.grades(new Answer.Value(only), columns, cells);
    assertThat(cells.get("item:2").given()).isEqualByComparingTo("55");
    assertThat(cells.get("item:6").given()).isEqualByComparingTo("78");
    assertThat(cells.get("item:7").isEmpty()).isTrue();
    assertAgreed("刘洋", 3);
  }

  @Test
  void completion_is_done_failed_or_not_there() {
    MoodleAnswers.activities(recorded("completion-activities"), cells);
    assertThat(cells.get("done:4").given()).isEqualByComparingTo(BigDecimal.ONE);
    assertThat(cells.get("done:4").at().getEpochSecond()).isEqualTo(1795518855);
    MoodleAnswers.course(recorded("completion-course-complete"), cells);
    assertThat(cells.get(MoodleAnswers.COURSE_DONE).given()).isEqualByComparingTo("1");
    cells.clear();
    MoodleAnswers.course(recorded("completion-course-incomplete"), cells);
    MoodleAnswers.course(new Answer.No("nocriteriaset"), cells);
    assertThat(cells).isEmpty();
  }

  @Test
  void what_has_completion_becomes_a_column_and_so_does_the_course() {
    var found = MoodleAnswers.completions(recorded("course-contents"));
    assertThat(found)
        .extracting(SheetColumn::key)
        .containsExactly("done:3", "done:4", "done:5", "done:11", "course-done");
  }

  @Test
  void the_exported_file_holds_the_same_grades_as_the_web_services() throws IOException {
    var file = exported();
    assertThat(file.columns()).hasSize(16);
    assertThat(file.rows()).hasSize(24);
    MoodleAnswers.grades(recorded("grade-items-user"), columns, cells);
    var wang = assertAgreed("王建国", 3);
    assertThat(wang.account().idNumber()).isEqualTo("JS3301000120");
    assertThat(wang.grades()).hasSize(7);
    var noNumber =
        file.rows().stream().filter(row -> row.account().idNumber().isEmpty()).findFirst();
    assertThat(noNumber.orElseThrow().account().subject()).isEqualTo("ayiguli@example.edu.cn");
  }

  /** What both name by the same words must be the same number, in {@code least} columns or more. */
  private GradeFile.Row assertAgreed(String name, int least) throws IOException {
    var row =
        exported().rows().stream()
            .filter(each -> each.account().name().equals(name))
            .findFirst()
            .orElseThrow();
    var compared = 0;
    for (var column : columns.values()) {
      // The file says "Quiz: " before the name where the web service names the kind beside it.
      var inFile =
          row.grades().entrySet().stream()
              .filter(each -> isOf(each.getKey(), column.title()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      if (inFile != null) {
        assertThat(cells.get(column.key()).given()).as(column.title()).isEqualByComparingTo(inFile);
        compared++;
      }
    }
    assertThat(compared).as("columns compared").isGreaterThanOrEqualTo(least);
    return row;
  }

  /** A category and the course itself have no name of their own in the web service. */
  private static boolean isOf(String key, String title) {
    return !title.isBlank() && (key.equals("name:" + title) || key.endsWith(": " + title));
  }

  private static GradeFile exported() throws IOException {
    var path = Path.of("src/test/resources/moodle-4.5/gradebook/JSYX2026-SX-01-grades.csv");
    return GradeFiles.read(Files.readAllBytes(path));
  }

  private static Answer recorded(String name) {
    var path = Path.of("src/test/resources/moodle-4.5/rest/" + name + ".json");
    try (var reader = Json.createReader(Files.newBufferedReader(path))) {
      JsonValue body = reader.readObject().getJsonObject("response").get("body");
      return new Answer.Value(body);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
