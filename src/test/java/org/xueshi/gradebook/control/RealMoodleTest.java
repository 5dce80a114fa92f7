package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.xueshi.gradebook.entity.SheetAccount;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.lti.control.WebServices.Request;
import org.xueshi.lti.control.WebServices.Site;
import org.xueshi.lti.control.WebServicesOf;
import org.xueshi.test.TestDatabase;

/**
 * Against a real Moodle: {@code -Dmoodle=http://… -Dmoodle.token=… -Dmoodle.course=2}, and {@code
 * -Dmoodle.grader=file} with the cells of its own grader report, as they stand on its page: rows by
 * lines, cells by {@code |}, first the name, then the e-mail address.
 */
@EnabledIfSystemProperty(named = "moodle", matches = "http.*")
class RealMoodleTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final Map<String, SheetColumn> columns = new LinkedHashMap<>();
  private final Map<String, Map<String, SheetCell>> people = new HashMap<>();

  @Test
  void every_cell_is_what_moodles_own_gradebook_shows() throws Exception {
    read();
    var lines = Files.readAllLines(Path.of(System.getProperty("moodle.grader")));
    var head = cells(lines.get(1));
    var compared = 0;
    for (var line : lines.subList(2, lines.size() - 1)) {
      var shown = cells(line);
      var mine = people.get(shown.get(1));
      for (var i = 2; i < shown.size(); i++) {
        var cell = mine.get(column(head.get(i)));
        assertThat(points(cell)).as(shown.get(0) + ", " + head.get(i)).isEqualTo(shown.get(i));
        compared++;
      }
    }
    System.out.println("cells compared: " + compared + ", overridden: " + overridden());
    people.forEach((who, cells) -> System.out.println(who + " " + done(cells)));
    assertThat(compared).isPositive();
  }

  private void read() throws Exception {
    var moodle = System.getProperty("moodle");
    var tenant = database.tenant();
    var services = WebServicesOf.issuer(moodle, database.jdbi(), tenant);
    var token = System.getProperty("moodle.token");
    var site = new Site(tenant, services.registration(), token);
    var course = System.getProperty("moodle.course", "2");
    for (var learner : new MoodleRoster(services.services()).of(site, course)) {
      var cells = new HashMap<String, SheetCell>();
      var who = Map.of("courseid", course, "userid", learner.id());
      var answers =
          services
              .services()
              .callAll(
                  site,
                  List.of(
                      new Request("gradereport_user_get_grade_items", who),
                      new Request("core_completion_get_activities_completion_status", who),
                      new Request("core_completion_get_course_completion_status", who)));
      MoodleAnswers.grades(answers.get(0), columns, cells);
      MoodleAnswers.activities(answers.get(1), cells);
      MoodleAnswers.course(answers.get(2), cells);
      SheetAccount account = learner.account();
      people.put(account.email(), cells);
    }
  }

  private static List<String> cells(String line) {
    return new ArrayList<>(Arrays.stream(line.split("\\|")).map(String::strip).toList());
  }

  private String column(String title) {
    return columns.values().stream()
        .filter(
            column ->
                column.title().equals(title)
                    || column.kind() == SheetColumn.Kind.COURSE_TOTAL
                        && (title.equals("课程总分") || title.equals("Course total")))
        .map(SheetColumn::key)
        .findFirst()
        .orElseThrow();
  }

  private static String points(SheetCell cell) {
    return cell == null || cell.isEmpty()
        ? "-"
        : cell.given().setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private long overridden() {
    return people.values().stream()
        .flatMap(cells -> cells.values().stream())
        .filter(SheetCell::byHand)
        .count();
  }

  private static Map<String, BigDecimal> done(Map<String, SheetCell> cells) {
    var done = new HashMap<String, BigDecimal>();
    cells.forEach(
        (key, cell) -> {
          if (key.contains("done")) {
            done.put(key, cell.given().stripTrailingZeros());
          }
        });
    return done;
  }
}
