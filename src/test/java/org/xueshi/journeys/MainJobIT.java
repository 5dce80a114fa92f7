package org.xueshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.xueshi.practice.PracticeOptions;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.start.Api;
import org.xueshi.start.DemoPeople;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;

/**
 * The main job from end to end, one person after the other, as they would: each journey goes on
 * where the one before it ended (journey 1, the start itself, is {@link StartIT}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

  private static final String TRAINER = "刘芳";
  private static final String TEACHER = "马晓燕";
  private static final String HOME = Platform.COURSE + "·课程首页";
  private static final double STUDY_MS = 120_000;
  private static final double RELEASE_MS = 150_000;

  private final RunningTool tool = RunningTool.get();
  private final PracticePlatform practice = PracticePlatform.start(PracticeOptions.defaults());
  private final BrowserContext officeDesk = Browsers.desktop();
  private final BrowserContext adminDesk = Browsers.desktop();
  private final BrowserContext trainerDesk = Browsers.desktop();
  private final BrowserContext teacherDesk = Browsers.desktop();
  private final BrowserContext anybody = Browsers.desktop();
  private Office office;
  private Platform trainer;
  private Platform teacher;
  private Framed unit;
  private String verifyAddress;

  MainJobIT() throws IOException {}

  @AfterAll
  void everybodyGoesHome() {
    officeDesk.close();
    adminDesk.close();
    trainerDesk.close();
    teacherDesk.close();
    anybody.close();
    practice.close();
  }

  @Test
  @Order(2)
  void the_administrator_registers_a_platform_approves_it_and_sees_it_healthy() {
    DemoPeople.fill(new Api(tool.url(), RunningTool.API_TOKEN));
    office = Office.signedIn(tool, officeDesk, "office");
    var invitation = office.invitation();
    Screens.look(office.page(), "console-platforms-invited");
    Platform.as("系统管理员", practice, adminDesk).registerTool(invitation);

    office.open("/console/platforms");
    Screens.look(office.page(), "console-platforms");
    office.row(practice.baseUrl().toString()).getByRole(AriaRole.LINK).click();
    assertThat(office.page().getByText("批准之前不能进入")).isVisible();
    office.button("批准，允许进入");
    office.button("现在体检");
    assertThat(office.page().getByText("再检一次")).isVisible();
    assertThat(office.page().locator(".doctor-BAD")).hasCount(0);
    Screens.look(office.page(), "console-platform");
  }

  @Test
  @Order(3)
  void the_trainer_uploads_material_lays_out_a_course_and_places_it_with_its_grade_columns() {
    trainer = Platform.as(TRAINER, practice, trainerDesk);
    var filling = Trainer.choosingContent(trainer);
    filling.layOut();
    filling.uploadBrokenThenWhole();
    filling.addParts();
    filling.placeAll();
    trainer.saveActivities();

    for (var placed : new String[] {Trainer.UNIT, Trainer.SESSION, Trainer.TASK, HOME}) {
      assertThat(trainer.activity(placed)).isVisible();
    }
    trainer.openGradebook();
    for (var graded : new String[] {Trainer.UNIT, Trainer.SESSION, Trainer.TASK}) {
      assertThat(trainer.column(graded)).isVisible();
    }
    assertThat(trainer.column(HOME)).hasCount(0);
  }

  @Test
  @Order(4)
  void the_teacher_signs_in_to_the_session_and_the_trainer_confirms() {
    theCourseEndedAHundredDaysAgo();
    theSessionBeganTwoHoursAgo();
    teacher = Platform.as(TEACHER, practice, teacherDesk);
    var home = new Framed(teacher.open(HOME));
    home.shows("接下来参加");
    Screens.look(teacher.page(), "teacher-home");
    Screens.lookInsideInEnglish(teacher.page(), "teacher-home");
    var screen = new Framed(trainer.open(Trainer.SESSION));
    screen.follow("显示签到码");
    var code = screen.find("[data-code]");
    assertThat(code).hasText(Pattern.compile("\\s*[0-9 ]{6,}\\s*"));
    Screens.look(trainer.page(), "trainer-screen");

    var signIn = new Framed(teacher.open(Trainer.SESSION));
    var shown = code.innerText().replaceAll("\\D", "");
    signIn.fill("签到码", shown.startsWith("0") ? "100000" : "000000");
    signIn.button("签到");
    signIn.warns("签到码不对");
    Screens.look(teacher.page(), "teacher-wrong-code");
    signIn.fill("签到码", code.innerText());
    signIn.button("签到");
    signIn.says("签到成功");
    signIn.shows("离开前请签退");
    Screens.look(teacher.page(), "teacher-signed-in");

    signedInAtTheBeginning();
    screen.follow("显示签退码");
    assertThat(code).hasText(Pattern.compile("\\s*[0-9 ]{6,}\\s*"));
    signIn = new Framed(teacher.open(Trainer.SESSION));
    signIn.fill("签退码", code.innerText());
    signIn.button("签退");
    signIn.says("签退成功");
    signIn.shows("等待培训者确认");

    screen.follow("查看名单并确认");
    screen.shows(TEACHER);
    Screens.look(trainer.page(), "trainer-roster");
    screen.button("全部确认");
    screen.says("已确认，学时证据已记入台账。");
    Screens.look(trainer.page(), "trainer-roster-confirmed");
    Screens.lookInsideInEnglish(trainer.page(), "trainer-roster-confirmed");
  }

  @Test
  @Order(5)
  void the_teacher_begins_to_study_and_goes_on_while_others_work() {
    unit = new Framed(teacher.open(Trainer.UNIT));
    assertThat(unit.find("[data-because]")).containsText("计时");
    var lesson = unit.frame().frameLocator(".player-frame");
    assertThat(lesson.locator("body")).containsText("课堂提问");
    Screens.look(teacher.page(), "teacher-unit");
    var course = new Framed(trainer.open(HOME));
    course.shows("课程内容");
    Screens.look(trainer.page(), "trainer-room");
    Screens.lookInsideInEnglish(trainer.page(), "trainer-room");
    course.follow("进度一览");
    course.shows(TEACHER);
    Screens.look(trainer.page(), "trainer-board");
  }

  @Test
  @Order(6)
  void a_forged_launch_opens_nothing_and_says_where_to_ask() {
    var page = anybody.newPage();
    var courseId = practice.hooks().site().courses().get(0).id();
    var activity = practice.hooks().site().activities(courseId).get(0);
    var token = practice.hooks().idToken(practice.hooks().person(TEACHER), activity, "of-my-own");
    page.setContent(
        """
        <form method="post" action="%s"><input name="state" value="forged">
        <input name="id_token" value="%s"><button>Go</button></form>
        """
            .formatted(tool.url("/lti/launch"), token.serialize()));
    var answer =
        page.waitForResponse("**/lti/launch", () -> page.getByRole(AriaRole.BUTTON).click());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("这次进入不是从本系统开始的");
    assertThat(page.locator("code")).hasText(Pattern.compile("\\S{6,}"));
    assertThat(page.locator("main")).containsText("请回到课程，重新点开该活动");
    Screens.look(page, "forged-launch");
    page.close();
  }

  @Test
  @Order(7)
  void a_lost_session_says_how_to_come_back_and_nothing_is_lost() {
    var lost = Browsers.desktop();
    var learner = Platform.as(TEACHER, practice, lost);
    var home = new Framed(learner.open(HOME));
    lost.clearCookies(new BrowserContext.ClearCookiesOptions().setDomain(tool.url().getHost()));
    home.follow("查看我的学时");
    home.warns("您的登录已失效");
    home.shows("请回到课程，重新点开该活动；已经记录的学习不会丢失");
    Screens.look(learner.page(), "lost-session");

    new Framed(learner.open(HOME)).shows("已完成 1 项");
    lost.close();
  }

  @Test
  @Order(8)
  void the_teacher_has_studied_and_sees_hours_with_reasons_and_the_platform_has_the_scores() {
    assertThat(unit.find("[data-because]"))
        .containsText("本单元已学完", new LocatorAssertions.ContainsTextOptions().setTimeout(STUDY_MS));
    Screens.look(teacher.page(), "teacher-unit-done");
    unit.follow("继续下一项");
    unit.shows("已完成 2 项");
    unit.follow("查看我的学时");
    unit.shows("还差 360 学时");
    unit.shows("可认定 1.6 学时，等教研室核对入账");
    unit.shows("“" + Trainer.SESSION + "”计时 90 分钟，证据为 A 级");
    Screens.look(teacher.page(), "teacher-hours-waiting");

    trainer.awaitFullMarks(TEACHER, 2);
    Screens.look(trainer.page(), "platform-gradebook");
  }

  @Test
  @Order(9)
  void the_office_posts_what_the_gradebook_and_the_records_say_and_nothing_twice() {
    office.open("/console/gradebook");
    Screens.look(office.page(), "console-gradebook");
    office.follow(Platform.COURSE);
    office.readGradebookUntil(TEACHER, "100/100");
    Screens.look(office.page(), "console-gradebook-course");
    Screens.lookInEnglish(office.page(), "console-gradebook-course");
    office.follow("核对全部可入账的 2 条");
    assertThat(office.row(Trainer.SESSION)).containsText("1.6");
    Screens.look(office.page(), "console-gradebook-draft");
    var sameDraft = officeDesk.newPage();
    sameDraft.navigate(office.page().url());
    office.button("入账");
    assertThat(office.page().getByRole(AriaRole.STATUS)).containsText("新入账 2 条，此前已入账 0 条");
    Screens.look(office.page(), "console-gradebook-posted");
    sameDraft.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("入账")).click();
    assertThat(sameDraft.getByRole(AriaRole.STATUS)).containsText("新入账 0 条，此前已入账 2 条");
    sameDraft.close();
    office.follow("返回");
    assertThat(office.page().getByText("核对全部可入账的")).hasCount(0);
  }

  @Test
  @Order(10)
  void anybody_verifies_a_certificate_by_its_code() {
    var hours = new Framed(teacher.open(HOME));
    hours.follow("查看我的学时");
    hours.shows("本周期已有 1.6 学时");
    Screens.look(teacher.page(), "teacher-hours");
    Screens.lookInsideInEnglish(teacher.page(), "teacher-hours");
    hours.button("开具证书");
    hours.shows("特此证明");
    Screens.look(teacher.page(), "teacher-certificate");
    Screens.lookInsideInEnglish(teacher.page(), "teacher-certificate");
    verifyAddress = QrCodes.read(hours.find(".ledger-qr"));
    assertThat(verifyAddress).startsWith(tool.url("/verify/"));

    var page = anybody.newPage();
    page.navigate(verifyAddress);
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("有效");
    for (var fact : new String[] {TEACHER, Platform.COURSE, "1.6 学时", "区级"}) {
      assertThat(page.locator("main")).containsText(fact);
    }
    Screens.look(page, "verify-valid");
    Screens.lookInEnglish(page, "verify-valid");
    page.navigate(tool.url("/verify/AAAABBBBCCCCDDDD"));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有核验码为");
    Screens.look(page, "verify-unknown");
    page.close();
  }

  @Test
  @Order(11)
  void follow_up_is_done_and_held_hours_count_when_three_months_are_over() {
    var task = new Framed(teacher.open(Trainer.TASK));
    task.fill("我的作业", "我用学到的方法上了一节课。");
    task.button("提交");
    task.shows("等待培训者反馈");
    var answers = new Framed(trainer.open(Trainer.TASK));
    answers.follow("反馈 " + TEACHER + " 的作业");
    answers.button("通过");
    answers.shows("已通过");
    teacher.page().waitForCondition(this::released, patiently(RELEASE_MS));
    var hours = new Framed(teacher.open(HOME));
    hours.follow("查看我的学时");
    hours.shows("跟踪期已满三个月，释放暂存学时");
    Screens.look(teacher.page(), "teacher-hours-released");
    hours = new Framed(teacher.open(HOME));
    hours.follow("通知");
    hours.shows("您的训后任务“" + Trainer.TASK + "”已通过。");
  }

  private static Page.WaitForConditionOptions patiently(double ms) {
    return new Page.WaitForConditionOptions().setTimeout(ms);
  }

  private boolean released() {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select exists (select 1 from credit_entry e join person p
                          on p.tenant_id = e.tenant_id and p.id = e.person_id
                          where e.type = 'RELEASED' and p.staff_number = 'GZ-100007')
                        """)
                    .mapTo(Boolean.class)
                    .one());
  }

  @Test
  @Order(12)
  void the_office_corrects_an_entry_by_reversal_and_the_certificate_is_withdrawn() {
    office.open("/console/ledger?person=GZ-100007");
    Screens.look(office.page(), "console-ledger");
    Screens.lookInEnglish(office.page(), "console-ledger");
    office.open("/console/gradebook");
    office.follow(Platform.COURSE);
    office.follow("台账记录 " + TEACHER + " " + Trainer.SESSION);
    Screens.look(office.page(), "console-entry");
    office.page().getByLabel("原因（教师会看到）").fill("签到有误：当天在校上课，未到场。");
    office.page().getByLabel("我已核对，确认红冲").check();
    office.button("红冲");
    assertThat(office.page().getByRole(AriaRole.STATUS)).containsText("已红冲");
    Screens.look(office.page(), "console-reversed");
    Screens.lookInEnglish(office.page(), "console-reversed");

    var page = anybody.newPage();
    page.navigate(verifyAddress);
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("已失效");
    Screens.look(page, "verify-withdrawn");
    page.close();
    var hours = new Framed(teacher.open(HOME));
    hours.follow("查看我的学时");
    hours.shows("签到有误：当天在校上课，未到场。");
    Screens.look(teacher.page(), "teacher-hours-reversed");
  }

  @Test
  @Order(13)
  void the_log_names_nobody_and_holds_no_token() throws IOException {
    var log = Files.readString(tool.log(), StandardCharsets.UTF_8);
    assertThat(log).isNotEmpty();
    assertThat(log).doesNotContain(TEACHER, TRAINER, "王建国", "晓燕", "GZ-10000", "GZ-20000", "eyJ");
  }

  /** Three months are not waited for: the course's dates are moved, before anything is recorded. */
  private void theCourseEndedAHundredDaysAgo() {
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update course_run set starts_on = current_date - 130,
                      ends_on = current_date - 100, follow_up_until = current_date - 5
                    where id in (select course_run_id from component where title = ?)
                    """,
                    Trainer.SESSION));
  }

  private void signedInAtTheBeginning() {
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update attendance a set signed_in_at = s.starts_at
                    from training_session s join component c on c.id = s.id
                    where a.session_id = s.id and c.title = ?
                    """,
                    Trainer.SESSION));
  }

  /** A session takes hours, a test does not: the clock of this one is put back, nothing else. */
  private void theSessionBeganTwoHoursAgo() {
    var moved =
        tool.database()
            .withHandle(
                handle ->
                    handle.execute(
                        """
                        update training_session set starts_at = now() - interval '2 hours',
                          ends_at = now() + interval '2 hours'
                        where id in (select id from component where title = ?)
                        """,
                        Trainer.SESSION));
    assertThat(moved).isEqualTo(1);
  }
}
