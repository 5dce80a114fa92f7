package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.practice.deeplinking.ChosenItem;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.tools.Scopes;

class GradebookTest {
  private final RegisteredTool site = new RegisteredTool();
  private GradeItem column;
  private long learner;

  GradebookTest() throws IOException {}

  @BeforeEach
  void placeAnActivity() {
    Activity activity =
        site.platform
            .hooks()
            .place(2, site.tool(), ChosenItem.graded("任务一", site.pretend.url() + "/launch", 100));
    column = site.platform.hooks().columnOf(activity).orElseThrow();
    learner = site.platform.hooks().person("王建国").id();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_grade_set_by_hand_is_what_results_report_and_later_scores_do_not_move_it() {
    assertThat(post(60, Instant.now())).isEqualTo(200);
    setByHand("88.5");
    assertThat(result()).containsEntry("resultScore", 88.5);
    assertThat(post(70, Instant.now().plusSeconds(5))).isEqualTo(200);
    assertThat(result()).containsEntry("resultScore", 88.5);
    assertThat(site.platform.hooks().grade(column.id(), learner)).contains(new BigDecimal("88.5"));
  }

  @Test
  void a_grade_out_of_range_is_not_saved() {
    assertThat(setByHand("101").body()).contains("请输入 0 到满分之间的数值。");
    assertThat(setByHand("abc").body()).contains("请输入 0 到满分之间的数值。");
    assertThat(site.platform.hooks().grade(column.id(), learner)).isEmpty();
  }

  @Test
  void a_learner_sees_only_the_own_grades() {
    post(60, Instant.now());
    site.signIn("王建国");
    String page = site.http.get(site.url("/grade/report/index.php?id=2")).body();
    assertThat(page).contains("我的成绩", "60.00").doesNotContain("GZ-100002");
    site.signIn("李秀英");
    page = site.http.get(site.url("/grade/report/index.php?id=2")).body();
    assertThat(page).doesNotContain("60.00");
  }

  @Test
  void the_export_has_moodles_layout() throws IOException {
    post(60, Instant.now());
    site.signIn("刘芳");
    site.http.get(site.url("/lang.php?to=en&back=/"));
    String csv = site.http.get(site.url("/grade/export/txt/export.php?id=2")).body();
    String[] ours = csv.split("\n");
    String[] recorded = recordedCsv().split("\n");
    assertThat(headings(ours[0])).startsWith(first(recorded[0], 6)).endsWith(last(recorded[0], 2));
    assertThat(ours[0]).contains("\"External tool: 任务一 (Real)\"").contains("\"线下集中研修考勤 (Real)\"");
    assertThat(ours).hasSize(10);
    assertThat(csv).contains("建国,王,GZ-100001,甘州区春晖小学,,wangjianguo@example.cn,-,60.00,60.00,");
    assertThat(csv).doesNotContain("\r").doesNotStartWith("\uFEFF");
  }

  private static String[] headings(String line) {
    return line.split(",");
  }

  private static String[] first(String line, int count) {
    return Arrays.copyOf(headings(line), count);
  }

  private static String[] last(String line, int count) {
    String[] all = headings(line);
    return Arrays.copyOfRange(all, all.length - count, all.length);
  }

  private static String recordedCsv() throws IOException {
    try (var in =
        GradebookTest.class.getResourceAsStream(
            "/moodle-4.5/gradebook/JSYX2026-SX-01-grades.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private RawHttp.Answer setByHand(String value) {
    site.signIn("刘芳");
    String form = "/grade/edit/grade.php?item=" + column.id() + "&user=" + learner;
    String page = site.http.get(site.url(form)).body();
    String sesskey = page.replaceAll("(?s).*name=\"sesskey\" value=\"(\\w+)\".*", "$1");
    return site.http.post(
        site.url("/grade/edit/grade.php"),
        Map.of("item", "" + column.id(), "user", "" + learner, "value", value, "sesskey", sesskey));
  }

  private int post(int given, Instant time) {
    var score = new LinkedHashMap<String, Object>();
    score.put("userId", Long.toString(learner));
    score.put("activityProgress", "Completed");
    score.put("gradingProgress", "FullyGraded");
    score.put("scoreGiven", given);
    score.put("scoreMaximum", 100);
    score.put("timestamp", time.toString());
    return call("POST", "/scores", "application/vnd.ims.lis.v1.score+json", Json.write(score))
        .status();
  }

  private Map<String, Object> result() {
    Object all = call("GET", "/results", "", "").json();
    return Json.object(Json.list(all).get(0));
  }

  private RawHttp.Answer call(String method, String what, String type, String body) {
    String token = site.token(List.of(Scopes.SCORE, Scopes.RESULT_READ));
    String url = "/mod/lti/services.php/2/lineitems/" + column.id() + "/lineitem" + what;
    var headers = new LinkedHashMap<>(Map.of("Authorization", "Bearer " + token));
    if (!type.isEmpty()) {
      headers.put("Content-Type", type);
    }
    return site.http.send(method, site.url(url + "?type_id=1"), headers, body);
  }
}
