package org.xueshi.start;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.practice.deeplinking.ChosenItem;
import org.xueshi.practice.tools.Tool;

/**
 * One project and one blended course run, placed in the practice platform's first course: a remote
 * unit of two minutes, a session that is going on while the newcomer looks, a task for afterwards.
 */
final class DemoCourse {

  private static final String CODE = "JSYX2026-SX-01";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Api api;
  private final PracticePlatform platform;
  private final Clock clock;

  DemoCourse(Api api, PracticePlatform platform, Clock clock) {
    this.api = api;
    this.platform = platform;
    this.clock = clock;
  }

  /** Does nothing if the run is there already. */
  void layOut(String platformId, Tool tool) {
    if (run() != null) {
      return;
    }
    var course =
        platform.hooks().site().courses().stream()
            .filter(one -> one.shortName().equals(CODE))
            .findFirst()
            .orElseThrow();
    var project =
        api.post(
            "/api/v1/projects",
            Json.createObjectBuilder()
                .add("title", "小学数学教师信息技术应用能力提升")
                .add("kind", "IN_SERVICE")
                .add("level", "DISTRICT")
                .add("theme", "TECHNOLOGY")
                .build());
    api.post(
        "/api/v1/course-runs",
        plan(project.getString("id"), platformId + "/" + course.id(), course.fullName()));
    for (var part : run().getJsonArray("components").getValuesAs(JsonObject.class)) {
      platform.hooks().place(course.id(), tool, item(part));
    }
  }

  private JsonObject run() {
    return api.get("/api/v1/course-runs").asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .filter(one -> one.getString("code").equals(CODE))
        .findFirst()
        .orElse(null);
  }

  private JsonObject plan(String project, String courseKey, String title) {
    var today = LocalDate.ofInstant(clock.instant(), ZONE);
    return Json.createObjectBuilder()
        .add("projectId", project)
        .add("title", title)
        .add("code", CODE)
        .add("startsOn", today.minusDays(14).toString())
        .add("endsOn", today.plusDays(14).toString())
        .add("courseKey", courseKey)
        .add(
            "components",
            Json.createArrayBuilder().add(session()).add(unit()).add(task(today.plusMonths(2))))
        .build();
  }

  private JsonObjectBuilder session() {
    Instant now = clock.instant();
    return part("SESSION", "集中研讨：一节课怎样用好信息技术", 45)
        .add("place", "甘州区教师发展中心 201 教室")
        .add("startsAt", now.minus(Duration.ofMinutes(60)).toString())
        .add("endsAt", now.plus(Duration.ofHours(3)).toString())
        .add("methods", Json.createArrayBuilder().add("CASE").add("DISCUSSION"));
  }

  private JsonObjectBuilder unit() {
    var resource =
        api.upload(
            "/api/v1/resources?name=lesson.zip&title=" + Api.encoded("微课：信息技术融入数学课堂"),
            DemoFiles.lessonPackage());
    api.upload(
        "/api/v1/resources?name=lecture.pdf&title=" + Api.encoded("讲义：信息技术应用能力提升"),
        DemoFiles.lecture());
    return part("UNIT", "微课学习：信息技术融入数学课堂", 2)
        .add("resourceVersionId", resource.getString("versionId"));
  }

  private static JsonObjectBuilder task(LocalDate due) {
    return part("TASK", "训后实践：用上一次，写下来", 45)
        .add("taskKind", "PRACTICE")
        .add("instructions", "在自己的课堂上用一次研修中学到的方法，写下做了什么、学生有什么变化、下次怎样改进（300 字左右）。")
        .add("dueOn", due.toString());
  }

  private static JsonObjectBuilder part(String kind, String title, int minutes) {
    return Json.createObjectBuilder().add("kind", kind).add("title", title).add("minutes", minutes);
  }

  /** As the trainer's "select content" would have placed it. */
  private static ChosenItem item(JsonObject part) {
    var id = part.getString("id");
    return new ChosenItem(part.getString("title"), "", "", "xs_item=" + id, "100", id, "", "", "");
  }
}
