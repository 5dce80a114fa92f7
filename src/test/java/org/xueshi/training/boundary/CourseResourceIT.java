package org.xueshi.training.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.start.Api;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.CourseRole;

/** What the Office prepares, by API and in the console, and a trainer teaches. */
class CourseResourceIT {

  private final RunningTool tool = RunningTool.get();
  private final Visits visits = new Visits();
  private final Api api = new Api(tool.url(), RunningTool.API_TOKEN);
  private final String code = "2026-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_whole_run_is_prepared_read_back_and_attached_by_a_trainer() {
    var version = visits.resource("导学");
    var run = prepared(version);
    assertThat(run.getString("followUpUntil")).isEqualTo("2027-03-31");
    assertThat(run.getJsonArray("components"))
        .extracting(part -> part.asJsonObject().getString("kind"))
        .containsExactly("UNIT", "SESSION", "TASK");
    assertThatThrownBy(() -> prepared(version))
        .hasMessageContaining("409")
        .hasMessageContaining(code);

    var course = visits.course();
    var trainer = visits.visit(visits.person("刘", "芳"), CourseRole.TRAINER, course);
    assertThat(trainer.get("/course").body()).contains("使用教研室准备好的期次").contains(code);
    var attached = trainer.post("/course-run/attachment", "run=" + run.getString("id"));
    assertThat(attached.statusCode()).isEqualTo(303);
    assertThat(trainer.get("/course").body()).contains("区教研室").contains(code);
    var other = visits.visit(visits.person("赵", "明"), CourseRole.TRAINER, visits.course());
    assertThat(other.post("/course-run/attachment", "run=" + run.getString("id")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void a_body_of_nonsense_is_refused_by_name() {
    for (var body : new JsonValue[] {JsonValue.EMPTY_JSON_OBJECT, component("NOTHING")}) {
      assertThatThrownBy(() -> api.post("/api/v1/course-runs", body.asJsonObject()))
          .hasMessageMatching("(?s).*: 4\\d\\d .*");
      assertThatThrownBy(() -> api.post("/api/v1/projects", body.asJsonObject()))
          .hasMessageMatching("(?s).*: 4\\d\\d .*");
    }
  }

  @Test
  void the_console_shows_them_and_takes_a_new_project() {
    var login = "courses-" + code;
    ConsoleAccounts.add(tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update account set must_change_password = false where login = ?", login));
    try (var desk = Browsers.desktop()) {
      var page = desk.newPage();
      page.navigate(tool.url("/console/sign-in"));
      page.getByLabel("账号").fill(login);
      page.getByLabel("密码").fill("given-by-someone");
      button(page, "登录");
      page.navigate(tool.url("/console/courses/projects/new"));
      page.getByLabel("项目名称").fill("名师培训 " + code);
      page.getByLabel("培训类别").selectOption("MASTER_TEACHER");
      look(page, "console-new-project");
      button(page, "新建项目");
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("已保存。");
      assertThat(page.getByText("名师培训 " + code)).isVisible();
      look(page, "console-courses");
    }
  }

  private JsonObject prepared(UUID version) {
    var project =
        api.post(
            "/api/v1/projects",
            Json.createObjectBuilder()
                .add("title", "能力提升 " + code)
                .add("kind", "IN_SERVICE")
                .add("level", "DISTRICT")
                .add("theme", "SUBJECT")
                .add("posts", Json.createArrayBuilder().add("TEACHER"))
                .build());
    var parts =
        Json.createArrayBuilder()
            .add(
                Json.createObjectBuilder(component("UNIT"))
                    .add("resourceVersionId", version.toString()))
            .add(
                Json.createObjectBuilder(component("SESSION"))
                    .add("place", "区教研室")
                    .add("startsAt", "2026-12-01T01:00:00Z")
                    .add("endsAt", "2026-12-01T03:00:00Z")
                    .add("methods", Json.createArrayBuilder().add("CASE")))
            .add(
                Json.createObjectBuilder(component("TASK"))
                    .add("taskKind", "REFLECTION")
                    .add("instructions", "写一篇反思")
                    .add("dueOn", "2027-03-01"));
    var id =
        api.post(
                "/api/v1/course-runs",
                Json.createObjectBuilder()
                    .add("projectId", project.getString("id"))
                    .add("title", "第一期")
                    .add("code", code)
                    .add("startsOn", "2026-11-01")
                    .add("endsOn", "2026-12-31")
                    .add("components", parts)
                    .build())
            .getString("id");
    return api.get("/api/v1/course-runs").asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .filter(run -> run.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject component(String kind) {
    return Json.createObjectBuilder()
        .add("kind", kind)
        .add("title", "一部分")
        .add("minutes", 45)
        .build();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    for (var width : new int[] {360, 1280}) {
      page.setViewportSize(width, 800);
      Browsers.picture(page, name + "-" + width);
      Accessibility.fitsItsWidth(page);
    }
  }
}
