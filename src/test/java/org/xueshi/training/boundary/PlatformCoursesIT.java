package org.xueshi.training.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;

/** What a platform's course brings along: its roster, its copies, reviews, and all it may take. */
class PlatformCoursesIT {

  private final RunningTool tool = RunningTool.get();
  private final Visits visits = new Visits();
  private final String course = visits.course("ACTIVE");
  private final String copy = course.substring(0, 36) + "/4";
  private final UUID trainer = visits.person("刘", "芳");
  private final UUID teacher = visits.person("王", "秀兰");
  private final Visits.Visit room = visits.visit(trainer, CourseRole.TRAINER, course);
  private BrowserContext desk;
  private Page page;

  @BeforeEach
  void sit() {
    desk = Browsers.desktop();
    page = desk.newPage();
  }

  @AfterEach
  void leave() {
    desk.close();
  }

  private void layOut() {
    var today = LocalDate.now(Clocks.DISTRICT_ZONE);
    var run =
        "title=小学数学研修&projectTitle=y&kind=IN_SERVICE&level=DISTRICT&theme=SUBJECT&startsOn="
            + today
            + "&endsOn="
            + today.plusDays(30);
    assertThat(room.post("/course-run", run).statusCode()).isEqualTo(303);
    var task = "kind=TASK&title=教学反思&minutes=45&instructions=写&dueOn=" + today.plusDays(20);
    assertThat(room.post("/components", task).statusCode()).isEqualTo(303);
  }

  private String task() {
    var body = room.get("/course").body();
    var at = body.indexOf("/tasks/") + "/tasks/".length();
    return body.substring(at, at + 36);
  }

  private Visits.Visit said(UUID person, CourseRole role, String where, String claims) {
    return visits
        .visit(person, role, where)
        .said(
            person,
            where,
            """
            {"https://purl.imsglobal.org/spec/lti/claim/deployment_id": "1",
             "https://purl.imsglobal.org/spec/lti/claim/context": {"id": "4", "title": "研修 副本"},
            """
                + claims
                + "}");
  }

  private static String link(String custom) {
    return "\"https://purl.imsglobal.org/spec/lti/claim/message_type\": \"LtiResourceLinkRequest\","
        + "\"https://purl.imsglobal.org/spec/lti/claim/custom\": {"
        + custom
        + "}";
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none " + answer.statusCode());
  }

  @Test
  void the_roster_says_who_is_enrolled_who_came_and_who_is_missing() {
    layOut();
    var here = visits.visit(trainer, CourseRole.TRAINER, course).in(desk);
    assertThat(here.get("/members").body()).contains("平台没有向本工具开放选课名单");
    assertThat(here.post("/members/readings", "").statusCode()).isEqualTo(404);
    assertThat(visits.visit(teacher, CourseRole.LEARNER, course).get("/members").statusCode())
        .isEqualTo(403);
    enrolled("李", "晓燕", "LEARNER", null);
    enrolled("赵", "敏", "LEARNER", "now()");
    enrolled("刘", "芳", "TRAINER", null);
    var launched =
        said(
                trainer,
                CourseRole.TRAINER,
                course,
                link("")
                    + ",\"https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice\":"
                    + "{\"context_memberships_url\":\"https://moodle.invalid/m\"}")
            .in(desk);
    page.navigate(launched.url("/members"));
    assertThat(page.getByText("全部 3")).isVisible();
    look("training-members");
    page.getByText("暂不在名单 1").click();
    assertThat(page.getByText("赵敏")).isVisible();
    assertThat(page.getByText("李晓燕")).not().isVisible();
    page.navigate(launched.url("/members?q=晓燕&lang=en"));
    assertThat(page.getByText("Not yet come in").first()).isVisible();
    look("training-members-en");
  }

  private void enrolled(String family, String given, String role, String missing) {
    tool.database()
        .useHandle(
            handle -> {
              var tenant =
                  handle.createQuery("select tenant_id from district").mapTo(UUID.class).one();
              var registration = UUID.fromString(course.substring(0, 36));
              handle.execute(
                  """
                  insert into course_roster (tenant_id, course_key, registration_id, members_url,
                    state, asked_at, read_at, whole_at)
                  values (?, ?, ?, 'https://moodle.invalid/m', 'READ', now(), now(), now())
                  on conflict do nothing
                  """,
                  tenant,
                  course,
                  registration);
              handle.execute(
                  """
                  insert into course_member (tenant_id, course_key, subject, family_name, given_name,
                    staff_number, role, group_ids, first_seen_at, last_seen_at, missing_since)
                  values (?, ?, ?, ?, ?, 'GZ-1', ?, '{12}', now(), now(),
                  """
                      + (missing == null ? "null)" : missing + ")"),
                  tenant,
                  course,
                  UUID.randomUUID().toString(),
                  family,
                  given,
                  role);
            });
  }

  @Test
  void a_copied_course_asks_its_trainer_once_and_then_its_links_lead_somewhere() {
    layOut();
    var history = link("\"context_id_history\": \"9,2\", \"xs_item\": \"" + task() + "\"");
    var learner = said(teacher, CourseRole.LEARNER, copy, history);
    assertThat(location(learner.get("/start"))).endsWith("/course");
    assertThat(learner.get("/course").body()).contains("课程还在准备中");
    assertThat(learner.get("/copy").statusCode()).isEqualTo(403);
    var stranger = said(trainer, CourseRole.TRAINER, copy, link("\"xs_item\": \"" + task() + "\""));
    assertThat(stranger.get("/copy").statusCode()).isEqualTo(404);

    var there = said(trainer, CourseRole.TRAINER, copy, history).in(desk);
    page.navigate(there.url("/course"));
    assertThat(page.getByText("这门课是复制来的").first()).isVisible();
    look("training-copy");
    page.navigate(there.url("/copy?lang=en"));
    Accessibility.isClean(page);
    page.navigate(there.url("/copy?lang=zh-CN"));
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("按原期次设置新的一期").setExact(true))
        .click();
    assertThat(page.getByText("已按原期次设置新的一期。")).isVisible();
    var led = location(there.get("/start"));
    assertThat(led).contains("/tasks/").doesNotEndWith(task());
    assertThat(there.get("/copy").statusCode()).isEqualTo(404);
    assertThat(there.post("/copy", "title=x&startsOn=2027-01-01").statusCode()).isEqualTo(404);
  }

  @Test
  void a_run_goes_on_in_the_copy_and_is_still_found_from_the_old_course() {
    layOut();
    var task = task();
    var history = link("\"context_id_history\": \"2\", \"xs_item\": \"" + task + "\"");
    var there = said(trainer, CourseRole.TRAINER, copy, history);
    assertThat(location(there.post("/copy/continuation", "next=choose"))).contains("/choose?done");
    assertThat(location(there.get("/start"))).endsWith("/tasks/" + task);
    assertThat(room.get("/tasks/" + task).statusCode()).isEqualTo(200);
  }

  @Test
  void a_review_opens_that_person_s_work_for_the_trainer_and_one_s_own_for_a_learner() {
    layOut();
    known("31", teacher);
    var task = task();
    var path = "/tasks/" + task;
    assertThat(location(review(trainer, CourseRole.TRAINER, "31", task).get("/start")))
        .endsWith("/review");
    assertThat(location(review(trainer, CourseRole.TRAINER, "31", task).get("/review")))
        .endsWith(path + "/submissions/" + teacher);
    assertThat(location(review(teacher, CourseRole.LEARNER, "31", task).get("/review")))
        .endsWith(path);
    var other = visits.person("赵", "敏");
    assertThat(review(other, CourseRole.LEARNER, "31", task).get("/review").statusCode())
        .isEqualTo(404);
    assertThat(review(trainer, CourseRole.TRAINER, "77", task).get("/review").body())
        .contains("还没有打开过本工具");
    assertThat(review(trainer, CourseRole.TRAINER, "31", "").get("/review").body())
        .contains("没有对应的活动");
    assertThat(room.get("/review").statusCode()).isEqualTo(404);
  }

  private Visits.Visit review(UUID person, CourseRole role, String subject, String item) {
    return said(
        person,
        role,
        course,
        """
        "https://purl.imsglobal.org/spec/lti/claim/message_type": "LtiSubmissionReviewRequest",
        "https://purl.imsglobal.org/spec/lti/claim/for_user": {"user_id": "%s"},
        "https://purl.imsglobal.org/spec/lti/claim/custom": {"xs_item": "%s"}
        """
            .formatted(subject, item));
  }

  private void known(String subject, UUID person) {
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into platform_identity (tenant_id, registration_id, deployment_id,
                      subject, person_id, basis, linked_at)
                    select tenant_id, ?, '1', ?, ?, 'STAFF_NUMBER', now() from district
                    """,
                    UUID.fromString(course.substring(0, 36)),
                    subject,
                    person));
  }

  @Test
  void a_library_item_is_read_without_counting_and_only_the_one_the_launch_names() {
    var version = visits.resource("讲义：提问的四个层次");
    var named =
        said(teacher, CourseRole.LEARNER, course, link("\"xs_material\": \"" + version + "\""));
    assertThat(location(named.get("/start"))).endsWith("/material");
    var body = named.get("/material").body();
    assertThat(body).contains("讲义：提问的四个层次").contains("不计学时").doesNotContain("data-study");
    assertThat(said(teacher, CourseRole.LEARNER, course, link("")).get("/material").statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_chooser_offers_what_the_platform_takes_and_refuses_the_rest_by_name() {
    layOut();
    var version = visits.resource("讲义：提问的四个层次");
    var everything = asking("\"link\",\"file\",\"html\",\"image\",\"ltiResourceLink\"").in(desk);
    page.navigate(everything.url("/choose?q=讲义"));
    look("training-choose-everything");
    page.navigate(
        everything.url(
            "/choose/preview?item=plan&item=verify&item=file:" + version + "&item=" + task()));
    assertThat(page.getByText("共 4 项，其中 1 项带成绩列")).isVisible();
    look("training-preview-everything");

    var links = asking("\"ltiResourceLink\"");
    assertThat(links.get("/choose/preview?item=plan").body()).contains("平台这次不接受“网页内容”类型的内容");
    assertThat(links.post("/choose", "item=plan").statusCode()).isEqualTo(422);
    assertThat(links.get("/choose/preview").statusCode()).isEqualTo(422);
    assertThat(links.get("/choose/preview?item=" + UUID.randomUUID()).statusCode()).isEqualTo(404);

    var strange = asking("\"ltiStrange\"");
    assertThat(strange.get("/choose").body()).contains("没有平台这次能接受的内容类型（ltiStrange）");
    assertThat(claims(strange.post("/choose/refusal", ""))).contains("errormsg", "errorlog");
    assertThat(strange.post("/choose/cancellation", "").statusCode()).isEqualTo(409);
    assertThat(claims(asking("\"ltiResourceLink\"").post("/choose/cancellation", "")))
        .contains("\"content_items\":[]".replace("content_items", ITEMS));
  }

  private static final String ITEMS = "https://purl.imsglobal.org/spec/lti-dl/claim/content_items";

  private Visits.Visit asking(String types) {
    return said(
        trainer,
        CourseRole.TRAINER,
        course,
        """
        "https://purl.imsglobal.org/spec/lti/claim/message_type": "LtiDeepLinkingRequest",
        "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings": {
          "deep_link_return_url": "https://moodle.invalid/return", "accept_multiple": true,
          "accept_presentation_document_targets": ["iframe"], "accept_types": [%s]}
        """
            .formatted(types));
  }

  private static String claims(HttpResponse<String> answer) {
    var at = answer.body().indexOf("name=\"JWT\" value=\"") + 18;
    var jwt = answer.body().substring(at, answer.body().indexOf('"', at));
    return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8)
        .replace("\\/", "/");
  }

  /** Keeps pictures at both widths, and asks axe. */
  private void look(String name) {
    Accessibility.isClean(page);
    for (var width : new int[] {1280, 360}) {
      page.setViewportSize(width, 800);
      Browsers.picture(page, name + "-" + width);
      Accessibility.fitsItsWidth(page);
    }
    page.setViewportSize(1280, 800);
  }

  @Test
  void the_roster_is_there_in_english_before_it_is_read() {
    layOut();
    var english = visits.visit(trainer, CourseRole.TRAINER, course, Language.EN).in(desk);
    page.navigate(english.url("/members"));
    look("training-members-none-en");
  }
}
