package org.xueshi.training.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.journeys.QrCodes;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;

/**
 * A course from the blank page to the accepted task, by a trainer and a teacher in their browsers.
 */
class CoursesIT {

  private final Visits visits = new Visits();
  private final String course = visits.course();
  private final UUID trainer = visits.person("刘", "芳");
  private final UUID teacher = visits.person("王", "秀兰");
  private BrowserContext trainersDesk;
  private BrowserContext teachersPhone;
  private Page desk;
  private Page phone;
  private Visits.Visit room;
  private Visits.Visit home;

  @BeforeEach
  void twoPeople() {
    trainersDesk = Browsers.desktop();
    teachersPhone = Browsers.phone();
    desk = trainersDesk.newPage();
    phone = teachersPhone.newPage();
    room = visits.visit(trainer, CourseRole.TRAINER, course).in(trainersDesk);
    home = visits.visit(teacher, CourseRole.LEARNER, course).in(teachersPhone);
  }

  @AfterEach
  void leave() {
    trainersDesk.close();
    teachersPhone.close();
  }

  @Test
  void a_course_is_laid_out_studied_attended_and_followed_up() {
    visits.resource("数学课堂中的项目式学习");
    phone.navigate(home.url("/course"));
    look(phone, "training-not-yet");
    layOut();
    addUnit();
    addSession();
    addTask();
    look(desk, "training-room");

    phone.navigate(home.url("/course"));
    look(phone, "training-home");
    studies();
    signsIn();
    followsUp();
    phone.navigate(home.url("/course"));
    look(phone, "training-home-done");
    desk.navigate(room.url("/board"));
    assertThat(desk.getByRole(AriaRole.ROW).filter(text("王秀兰"))).containsText("已确认");
    look(desk, "training-board");
    inEnglish();
  }

  private void layOut() {
    desk.navigate(room.url("/course"));
    desk.getByLabel("期次名称").fill("小学数学项目式学习研修（第一期）");
    desk.getByLabel("项目名称").fill("小学数学教师信息技术应用能力提升");
    look(desk, "training-lay-out");
    button(desk, "设置期次").click();
    assertThat(desk.getByRole(AriaRole.STATUS)).hasText("期次已设置，可以添加内容了。");
    look(desk, "training-room-empty");
  }

  private void addUnit() {
    link(desk, "添加远程单元").click();
    desk.getByLabel("资源").selectOption(new SelectOption().setIndex(1));
    desk.getByLabel("要求学习分钟数").fill("1");
    look(desk, "training-add-unit");
    button(desk, "添加").click();
  }

  private void addSession() {
    link(desk, "添加集中活动").click();
    desk.getByLabel("名称").fill("第一次集中研讨");
    desk.getByLabel("地点").fill("教研室三楼会议室");
    desk.getByLabel("日期").fill(LocalDate.now(Clocks.DISTRICT_ZONE).plusDays(1).toString());
    desk.getByLabel("开始时间").fill("09:00");
    desk.getByLabel("结束时间").fill("10:30");
    desk.getByLabel("计入分钟数").fill("9999");
    button(desk, "添加").click();
    assertThat(desk.getByRole(AriaRole.ALERT)).containsText("不能超过活动的实际时长");
    assertThat(desk.getByLabel("地点")).hasValue("教研室三楼会议室");
    look(desk, "training-add-session-refused");
    desk.getByLabel("计入分钟数").fill("40");
    desk.getByLabel("案例式").check();
    button(desk, "添加").click();
    assertThat(desk.getByRole(AriaRole.STATUS)).isVisible();
    RunningTool.get().isGoingOn("第一次集中研讨");
  }

  private void addTask() {
    link(desk, "添加训后任务").click();
    desk.getByLabel("名称").fill("上一节项目式学习课");
    desk.getByLabel("任务要求").fill("用本次研修学到的方法上一节课，写下过程和反思。");
    look(desk, "training-add-task");
    button(desk, "添加").click();
  }

  private void studies() {
    // The session is on right now, so signing in would come first.
    link(phone, "数学课堂中的项目式学习").click();
    assertThat(phone.locator("[data-because]")).hasText("开始计时");
    look(phone, "training-unit");
    assertThat(phone.locator("[data-because]"))
        .hasText("本单元已学完", new LocatorAssertions.HasTextOptions().setTimeout(90_000));
    look(phone, "training-unit-done");
    link(phone, "继续下一项").click();
  }

  private void signsIn() {
    link(desk, "第一次集中研讨").click();
    look(desk, "training-roster-nobody");
    link(desk, "显示签到码").click();
    look(desk, "training-screen");
    assertThat(link(phone, "去签到")).isVisible();
    link(phone, "去签到").click();
    phone.getByLabel("签到码").fill("000000");
    button(phone, "签到").click();
    assertThat(phone.getByRole(AriaRole.ALERT)).containsText("签到码不对");
    look(phone, "training-sign-in-wrong");
    phone.getByLabel("签到码").fill(desk.locator("[data-code]").textContent());
    button(phone, "签到").click();
    assertThat(phone.locator(".notice-info")).containsText("离开前请签退");
    look(phone, "training-signed-in");
    signsOut();
    link(desk, "查看名单并确认").click();
    look(desk, "training-roster");
    button(desk, "全部确认（1 人）").click();
    assertThat(desk.getByRole(AriaRole.STATUS)).containsText("已确认");
    phone.reload();
    assertThat(phone.getByText("已确认，计入 40 分钟。")).isVisible();
  }

  private void signsOut() {
    signedInAtTheBeginning();
    link(desk, "显示签退码").click();
    look(desk, "training-screen-out");
    phone.reload();
    phone.getByLabel("签退码").fill(desk.locator("[data-code]").textContent());
    button(phone, "签退").click();
    assertThat(phone.getByRole(AriaRole.STATUS).first()).containsText("签退成功");
    look(phone, "training-signed-out");
  }

  /** A session takes hours, a test does not. */
  private void signedInAtTheBeginning() {
    RunningTool.get()
        .database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update attendance set signed_in_at = signed_in_at - interval '45 minutes'
                    where person_id = ?
                    """,
                    teacher));
  }

  @Test
  void a_scanned_qr_code_is_one_press_away_from_being_signed_in() {
    desk.navigate(room.url("/course"));
    desk.getByLabel("期次名称").fill("小学数学项目式学习研修（第二期）");
    desk.getByLabel("项目名称").fill("能力提升");
    button(desk, "设置期次").click();
    addScannedSession();
    link(desk, "扫码的集中研讨").click();
    link(desk, "显示签到码").click();
    phone.navigate(QrCodes.read(desk.locator("[data-qr]")));
    assertThat(phone.getByRole(AriaRole.STATUS)).hasText("扫码成功，还差一步。");
    look(phone, "training-scanned");
    phone.navigate(home.url("/course"));
    link(phone, "去签到").click();
    look(phone, "training-scan-ready");
    button(phone, "签到").click();
    assertThat(phone.getByRole(AriaRole.STATUS).first()).hasText("签到成功。");
    phone.navigate(RunningTool.get().url("/sign/" + Ids.next() + "/in/nonsense"));
    assertThat(phone.getByRole(AriaRole.ALERT)).isVisible();
  }

  private void addScannedSession() {
    link(desk, "添加集中活动").click();
    desk.getByLabel("名称").fill("扫码的集中研讨");
    desk.getByLabel("地点").fill("教研室");
    desk.getByLabel("主讲人（可不填）").fill("马老师");
    desk.getByLabel("计入分钟数").fill("40");
    button(desk, "添加").click();
    assertThat(desk.getByRole(AriaRole.STATUS)).isVisible();
    RunningTool.get().isGoingOn("扫码的集中研讨");
  }

  private void followsUp() {
    phone.navigate(home.url("/course"));
    link(phone, "去完成").click();
    phone.getByLabel("我的作业").fill("我上了一节测量操场的课。");
    assertThat(phone.locator("[data-draft-state]")).hasText("草稿已保存。");
    phone.reload();
    assertThat(phone.getByLabel("我的作业")).hasValue("我上了一节测量操场的课。");
    phone
        .getByLabel("选择文件")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload(
                "一节课.pdf",
                "application/pdf",
                "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    button(phone, "上传").click();
    assertThat(phone.getByText("一节课.pdf").first()).isVisible();
    assertThat(phone.getByLabel("我的作业")).hasValue("我上了一节测量操场的课。");
    look(phone, "followup-task");
    button(phone, "提交").click();
    assertThat(phone.locator(".notice-info")).containsText("等待培训者反馈");
    desk.navigate(room.url("/course"));
    link(desk, "上一节项目式学习课").first().click();
    look(desk, "followup-submissions");
    link(desk, "反馈 王秀兰 的作业").click();
    button(desk, "退回修改").click();
    assertThat(desk.getByRole(AriaRole.ALERT)).hasText("退回时请写明要修改什么。");
    assertThat(link(desk, "一节课.pdf")).isVisible();
    desk.getByLabel("反馈意见").fill("请补充学生的表现。");
    look(desk, "followup-submission");
    button(desk, "退回修改").click();
    phone.reload();
    phone.getByLabel("我的作业").fill("我上了一节测量操场的课，学生分组量出了周长。");
    look(phone, "followup-returned");
    button(phone, "提交").click();
    assertThat(phone.locator(".notice-info")).containsText("等待培训者反馈");
    desk.reload();
    link(desk, "反馈 王秀兰 的作业").click();
    button(desk, "通过（计 90 分钟）").click();
    phone.reload();
    assertThat(phone.getByText("已通过，计入 90 分钟。")).isVisible();
    look(phone, "followup-accepted");
    endsAndIsLookedBackOn();
  }

  private void endsAndIsLookedBackOn() {
    RunningTool.get()
        .database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update course_run set ends_on = current_date - 40, starts_on = current_date - 60
                    where course_key = ?
                    """,
                    course));
    link(phone, "问卷").click();
    for (var group : phone.locator("form:has(input[value=END]) fieldset").all()) {
      group.getByLabel("同意", new Locator.GetByLabelOptions().setExact(true)).check();
    }
    look(phone, "followup-surveys");
    button(phone, "提交问卷").first().click();
    assertThat(phone.getByRole(AriaRole.STATUS).first()).containsText("问卷已提交");
    link(desk, "训后跟踪").click();
    desk.getByLabel("选择文件")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload(
                "报告.pdf",
                "application/pdf",
                "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    button(desk, "上传").click();
    desk.getByLabel("我已核对，确认结束").check();
    button(desk, "结束训后跟踪").click();
    assertThat(desk.getByRole(AriaRole.ALERT)).containsText("训后跟踪不少于三个月");
    look(desk, "followup-page");
  }

  private void inEnglish() {
    var english = visits.visit(trainer, CourseRole.TRAINER, course, Language.EN).in(trainersDesk);
    for (var path :
        new String[] {"/course", "/board", "/components/new?kind=SESSION", "/follow-up"}) {
      desk.navigate(english.url(path));
      look(desk, "training-en" + path.replaceAll("[^a-z]+", "-"));
    }
    var learner = visits.visit(teacher, CourseRole.LEARNER, course, Language.EN).in(teachersPhone);
    phone.navigate(learner.url("/course"));
    look(phone, "training-en-home");
  }

  @Test
  void another_courses_trainer_and_components_are_out_of_reach() {
    var version = visits.resource("导学");
    made(room, version);
    var otherCourse = visits.course();
    var other = visits.visit(trainer, CourseRole.TRAINER, otherCourse);
    made(other, version);
    var foreign = component(room);
    for (var path : new String[] {"/units/", "/sessions/", "/tasks/", "/components/"}) {
      assertThat(other.get(path + foreign).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(other.post("/components/" + foreign + "/removal", "").statusCode()).isEqualTo(404);
    assertThat(other.post("/components/" + foreign + "/place", "by=1").statusCode()).isEqualTo(404);
    assertThat(
            other
                .post("/components/" + foreign, "title=x&minutes=5&resource=" + version)
                .statusCode())
        .isEqualTo(404);
    assertThat(
            other
                .post("/sessions/" + foreign + "/roster/confirmations", "person=" + teacher)
                .statusCode())
        .isEqualTo(404);
    assertThat(room.get("/units/" + foreign).statusCode()).isEqualTo(200);
    assertThat(room.get("/units/not-an-id").statusCode()).isEqualTo(404);
  }

  @Test
  void a_trainer_lays_out_a_course_inside_the_chooser_and_places_it() {
    visits.resource("导学");
    var active = visits.course("ACTIVE");
    var choosing =
        visits
            .visit(trainer, CourseRole.TRAINER, active)
            .said(trainer, active, message("LtiDeepLinkingRequest", ""))
            .in(trainersDesk);
    desk.navigate(choosing.url("/start"));
    desk.getByLabel("期次名称").fill("小学数学项目式学习研修（第一期）");
    desk.getByLabel("项目名称").fill("能力提升");
    button(desk, "设置期次").click();
    look(desk, "training-choose-empty");
    addTask();
    button(desk, "下一步：查看将放入的内容").click();
    assertThat(desk.getByRole(AriaRole.ALERT)).hasText("请至少选择一项。");
    desk.getByLabel("上一节项目式学习课").check();
    desk.getByLabel("整个课程的首页").check();
    look(desk, "training-choose");
    button(desk, "下一步：查看将放入的内容").click();
    assertThat(desk.getByText("共 2 项，其中 1 项带成绩列")).isVisible();
    look(desk, "training-preview");
    desk.getByText("返回修改选择").click();
    var form = "item=room&item=" + desk.locator("[name=item]").first().getAttribute("value");
    var answer = choosing.post("/choose", form);
    assertThat(answer.body()).contains("https://moodle.invalid/return").contains("name=\"JWT\"");
    var claims = claims(answer.body());
    assertThat(claims).contains("\"xs_item\":").contains("\"scoreMaximum\":100");
    assertThat(claims.split("ltiResourceLink", -1)).hasSize(3);
    assertThat(choosing.post("/choose", form).statusCode()).isEqualTo(409);
  }

  @Test
  void a_launch_leads_to_the_component_it_names_or_says_that_it_belongs_elsewhere() {
    made(room, visits.resource("导学"));
    var unit = component(room);
    assertThat(launched(unit).headers().firstValue("Location").orElse(""))
        .endsWith("/units/" + unit);
    assertThat(launched("").headers().firstValue("Location").orElse("")).endsWith("/course");
    var elsewhere = launched(UUID.randomUUID().toString());
    assertThat(elsewhere.statusCode()).isEqualTo(404);
    assertThat(elsewhere.body()).contains("这个活动不属于本课程");
    assertThat(launched("nonsense").statusCode()).isEqualTo(404);
    var asked =
        visits
            .visit(teacher, CourseRole.LEARNER, course)
            .said(teacher, course, message("LtiDeepLinkingRequest", ""));
    assertThat(asked.get("/start").statusCode()).isEqualTo(403);
    assertThat(asked.get("/choose").statusCode()).isEqualTo(403);
    assertThat(room.get("/choose").statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> launched(String item) {
    return visits
        .visit(teacher, CourseRole.LEARNER, course)
        .said(teacher, course, message("LtiResourceLinkRequest", item))
        .get("/start");
  }

  private static String message(String type, String item) {
    return """
        {"https://purl.imsglobal.org/spec/lti/claim/message_type": "%s",
         "https://purl.imsglobal.org/spec/lti/claim/deployment_id": "1",
         "https://purl.imsglobal.org/spec/lti/claim/context": {"id": "2", "title": "研修"},
         "https://purl.imsglobal.org/spec/lti/claim/custom": {"xs_item": "%s"},
         "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings": {
           "deep_link_return_url": "https://moodle.invalid/return",
           "accept_types": ["ltiResourceLink"], "accept_multiple": true}}
        """
        .formatted(type, item);
  }

  private static String claims(String page) {
    var from = page.indexOf("value=\"", page.indexOf("name=\"JWT\"")) + 7;
    var parts = page.substring(from, page.indexOf('"', from)).split("\\.");
    return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
  }

  @Test
  void a_learner_opens_no_trainers_page() {
    var version = visits.resource("导学");
    made(room, version);
    var unit = component(room);
    for (var path :
        new String[] {
          "/choose",
          "/board",
          "/board/table.csv",
          "/course-run",
          "/components/new?kind=UNIT",
          "/components/" + unit,
          "/sessions/" + unit + "/screen",
          "/sessions/" + unit + "/screen/code"
        }) {
      assertThat(home.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(home.post("/course-run", "title=x").statusCode()).isEqualTo(403);
    assertThat(home.post("/components", "kind=UNIT").statusCode()).isEqualTo(403);
    assertThat(home.post("/components/" + unit + "/removal", "").statusCode()).isEqualTo(403);
    assertThat(home.post("/sessions/" + unit + "/roster/confirmations", "").statusCode())
        .isEqualTo(403);
    assertThat(
            home.post(
                    "/tasks/" + unit + "/submissions/" + teacher + "/feedback", "verdict=ACCEPTED")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void beats_of_nonsense_are_refused_and_a_trainers_are_not_counted() {
    made(room, visits.resource("导学"));
    var beats = "/units/" + component(room) + "/beats";
    var good = "{\"tab\":\"" + Ids.next() + "\",\"sequence\":1,\"visible\":true,\"playing\":false}";
    assertThat(home.postJson(beats, good).statusCode()).isEqualTo(200);
    assertThat(home.postJson(beats, good).body()).contains("\"granted\":0");
    for (var bad : new String[] {"", "{}", "[]", "{\"tab\":\"x\"}", "{\"tab\":1}", "nonsense"}) {
      assertThat(home.postJson(beats, bad).statusCode()).as(bad).isBetween(400, 499);
    }
    assertThat(room.postJson(beats, good).statusCode()).isEqualTo(403);
  }

  @Test
  void what_was_typed_wrong_is_said_and_never_a_fault() {
    for (var form :
        new String[] {
          "",
          "title=&startsOn=2026-01-01",
          "title=x&startsOn=x&endsOn=y",
          "title=x&project=123",
          "title=x&projectTitle=y&kind=NONE&startsOn=2026-01-01&endsOn=2026-02-01"
        }) {
      assertThat(room.post("/course-run", form).statusCode()).as(form).isEqualTo(422);
    }
    made(room, visits.resource("导学"));
    for (var form :
        new String[] {
          "kind=UNIT",
          "kind=UNIT&resource=" + Ids.next() + "&minutes=5",
          "kind=TASK&title=x",
          "kind=SESSION&title=x&place=y&date=2026-13-01&starts=9&ends=10&minutes=1e9",
          "kind=TASK&title=" + "长".repeat(300) + "&minutes=5&dueOn=2026-01-01"
        }) {
      assertThat(room.post("/components", form).statusCode()).as(form).isBetween(404, 422);
    }
    assertThat(room.post("/components", "kind=NOTHING").statusCode()).isEqualTo(404);
    assertThat(room.post("/course-run", "title=x").statusCode()).isBetween(409, 422);
  }

  private static void made(Visits.Visit trainer, UUID version) {
    var today = LocalDate.now(Clocks.DISTRICT_ZONE);
    var run =
        "title=x&projectTitle=y&kind=IN_SERVICE&level=DISTRICT&theme=SUBJECT&startsOn="
            + today
            + "&endsOn="
            + today.plusDays(30);
    assertThat(trainer.post("/course-run", run).statusCode()).isEqualTo(303);
    var unit = "kind=UNIT&title=u&minutes=5&resource=" + version;
    assertThat(trainer.post("/components", unit).statusCode()).isEqualTo(303);
  }

  private static String component(Visits.Visit trainer) {
    var page = trainer.get("/course").body();
    var at = page.indexOf("/units/") + "/units/".length();
    return page.substring(at, at + 36);
  }

  /** Keeps pictures at both widths, and asks axe. */
  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    var width = page.viewportSize().width;
    for (var other : new int[] {1280, 360}) {
      page.setViewportSize(other, 800);
      Browsers.picture(page, name + "-" + other);
      Accessibility.fitsItsWidth(page);
    }
    page.setViewportSize(width, 800);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
