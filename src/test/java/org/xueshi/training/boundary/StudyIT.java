package org.xueshi.training.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;

/** Remote study that can be trusted: against scripts, and as people meet it. */
class StudyIT {

  private final RunningTool tool = RunningTool.get();
  private final Visits visits = new Visits();
  private final String course = visits.course();
  private final UUID trainer = visits.person("刘", "芳");
  private final UUID teacher = visits.person("王", "秀兰");
  private final Visits.Visit room = visits.visit(trainer, CourseRole.TRAINER, course);
  private final Visits.Visit home = visits.visit(teacher, CourseRole.LEARNER, course);
  private final List<BrowserContext> browsers = new ArrayList<>();

  @AfterEach
  void leave() {
    browsers.forEach(BrowserContext::close);
  }

  /** Four tabs on two devices and two units, bursts, replays, jumps, three times the speed. */
  @Test
  void a_script_that_forks_replays_and_speeds_up_gains_nothing_beyond_the_wall_clock()
      throws Exception {
    layOut();
    var reading = unit("导学", visits.resource("导学"), "");
    var video = unit("微课", visits.resource("微课", "VIDEO", "video/mp4"), "");
    var elsewhere = visits.visit(teacher, CourseRole.LEARNER, course);
    var began = System.nanoTime();
    var tabs = new ArrayList<Callable<Void>>();
    for (var tab = 0; tab < 4; tab++) {
      var number = tab;
      tabs.add(() -> cheat(tab(number), number % 2 == 0 ? reading : video, number));
    }
    tabs.add(() -> cheat(elsewhere, reading, 5));
    var pool = Executors.newFixedThreadPool(tabs.size());
    try {
      for (var each : pool.invokeAll(tabs)) {
        each.get();
      }
    } finally {
      pool.shutdown();
    }
    var wall = Duration.ofNanos(System.nanoTime() - began);
    var sum = granted(reading) + granted(video);
    assertThat(sum)
        .as("milliseconds in %s", wall)
        .isPositive()
        .isLessThanOrEqualTo(wall.toMillis());
    assertThat(overlaps()).isZero();
  }

  private Visits.Visit tab(int number) {
    return number < 2 ? home : visits.visit(teacher, CourseRole.LEARNER, course);
  }

  private static Void cheat(Visits.Visit visit, String unit, int seed) throws InterruptedException {
    var random = new Random(seed);
    var tab = Ids.next();
    for (var i = 1; i <= 40; i++) {
      var sequence = random.nextInt(4) == 0 ? random.nextInt(i) : i;
      var body =
          """
          {"tab":"%s","sequence":%d,"visible":true,"playing":true,"position":%d,
           "duration":%d,"percent":%d}
          """
              .formatted(tab, sequence, i * 300L, random.nextInt(600_000), random.nextInt(300));
      visit.postJson("/units/" + unit + "/beats", body);
      Thread.sleep(random.nextInt(100));
    }
    return null;
  }

  @Test
  void skipping_and_speeding_over_http_earn_nothing_and_no_hour_comes_of_a_long_silence()
      throws Exception {
    layOut();
    var video = unit("微课", visits.resource("微课", "VIDEO", "video/mp4"), "");
    var tab = Ids.next();
    var began = System.nanoTime();
    watch(video, tab, 1, 0);
    Thread.sleep(300);
    assertThat(watch(video, tab, 2, 600_000)).contains("\"why\":\"SKIPPED\"");
    Thread.sleep(300);
    assertThat(watch(video, tab, 3, 1_200_000)).contains("\"why\":\"SKIPPED\"");
    assertThat(granted(video)).isZero();
    assertThat(watch(video, tab, 3, 1_200_300)).contains("\"why\":\"REPLAYED\"");
    // As if the line had been lost for an hour.
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update study_tab set last_beat_at = last_beat_at - interval '1 hour',
                      since_at = since_at - interval '1 hour', position_ms = 0
                    where person_id = ?
                    """,
                    teacher));
    assertThat(watch(video, tab, 4, 1_250_000)).contains("\"why\":\"SILENCE\"");
    assertThat(granted(video)).isLessThanOrEqualTo(30_000 + elapsed(began));
  }

  private static long elapsed(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  private String watch(String unit, UUID tab, int sequence, long position) {
    var body =
        """
        {"tab":"%s","sequence":%d,"visible":true,"playing":true,"position":%d,
         "duration":3600000,"percent":100}
        """
            .formatted(tab, sequence, position);
    return home.postJson("/units/" + unit + "/beats", body).body();
  }

  @Test
  void a_check_comes_is_answered_and_everybody_sees_what_counted() {
    layOut();
    var script = visits.resource("微课文字版");
    var video = visits.resource("微课", "VIDEO", "video/mp4");
    var unit = unit("怎样提出好问题", video, "&alternative=" + script);
    var desk = browser(Browsers.desktop(), room);
    questions(desk, unit);
    var phone = browser(Browsers.phone(), home);
    phone.navigate(home.url("/units/" + unit));
    phone.getByText("改用文字版，学时相同").click();
    assertThat(phone.locator("[data-because]")).hasText("开始计时");
    // Nobody can foresee when; the test helps itself.
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update study_unit set check_due_seconds = 1 where component_id = ?::uuid",
                    unit));
    var check = phone.getByRole(AriaRole.GROUP).filter(text("第一步是什么？"));
    check.waitFor(new Locator.WaitForOptions().setTimeout(40_000));
    look(phone, "study-check");
    answer(phone, "写报告");
    assertThat(phone.locator("[data-because]")).hasText("回答不对，稍后换一题");
    check.waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    answer(phone, "提出问题");
    assertThat(check).isHidden();
    phone.reload();
    phone.getByText("已计时段与未计的原因").click();
    assertThat(phone.getByText("在场验证：问过 2 次，答对 1 次，答错 1 次。")).isVisible();
    look(phone, "study-account");
    desk.navigate(room.url("/study"));
    assertThat(desk.getByRole(AriaRole.ROW).filter(text("王秀兰"))).containsText("答对 1/2");
    look(desk, "study-overview");
    english(unit);
  }

  private void questions(Page desk, String unit) {
    desk.navigate(room.url("/components/" + unit));
    look(desk, "study-component");
    desk.getByText("随堂问题").click();
    desk.getByLabel("问题", exactly()).fill("第一步是什么？");
    desk.getByLabel("选项").fill("提出问题");
    button(desk, "添加问题").click();
    assertThat(desk.getByRole(AriaRole.ALERT)).containsText("选项要 2 至 6 个");
    desk.getByLabel("选项").fill("提出问题\n写报告");
    button(desk, "添加问题").click();
    assertThat(desk.getByRole(AriaRole.STATUS)).hasText("问题已添加。");
    look(desk, "study-questions");
  }

  private void english(String unit) {
    var learner = visits.visit(teacher, CourseRole.LEARNER, course, Language.EN);
    var page = browser(Browsers.phone(), learner);
    page.navigate(learner.url("/units/" + unit));
    page.getByText("What was counted, and why not more").click();
    look(page, "study-en-account");
    var teaches = visits.visit(trainer, CourseRole.TRAINER, course, Language.EN);
    var desk = browser(Browsers.desktop(), teaches);
    for (var path : new String[] {"/study", "/units/" + unit + "/questions"}) {
      desk.navigate(teaches.url(path));
      look(desk, "study-en" + path.replaceAll("[0-9a-f-]{36}", "").replaceAll("[^a-z]+", "-"));
    }
  }

  private static void answer(Page page, String choice) {
    page.getByLabel(choice).check();
    button(page, "回答").click();
  }

  @Test
  void a_learner_sees_no_one_elses_study_and_no_questions() {
    layOut();
    var unit = unit("导学", visits.resource("导学"), "");
    for (var path : new String[] {"/study", "/units/" + unit + "/questions"}) {
      assertThat(home.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(home.post("/units/" + unit + "/questions", "text=x").statusCode()).isEqualTo(403);
    var nothing = "{\"check\":\"" + Ids.next() + "\",\"choice\":0}";
    assertThat(home.postJson("/units/" + unit + "/checks", nothing).body())
        .contains("\"right\":false");
    for (var bad : new String[] {"", "{}", "[]", "{\"check\":\"x\"}"}) {
      assertThat(home.postJson("/units/" + unit + "/checks", bad).statusCode())
          .as(bad)
          .isBetween(400, 499);
    }
    assertThat(room.postJson("/units/" + unit + "/checks", nothing).statusCode()).isEqualTo(403);
  }

  private void layOut() {
    var today = LocalDate.now(Clocks.DISTRICT_ZONE);
    var run =
        "title=小学数学研修&projectTitle=能力提升&kind=IN_SERVICE&level=DISTRICT&theme=SUBJECT&startsOn="
            + today.minusDays(1)
            + "&endsOn="
            + today.plusDays(30);
    assertThat(room.post("/course-run", run).statusCode()).isEqualTo(303);
  }

  private String unit(String title, UUID version, String more) {
    var form = "kind=UNIT&title=" + title + "&minutes=45&resource=" + version + more;
    assertThat(room.post("/components", form).statusCode()).isEqualTo(303);
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select id from remote_unit where resource_version_id = ? order by id desc")
                    .bind(0, version)
                    .mapTo(UUID.class)
                    .first())
        .toString();
  }

  private long granted(String unit) {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select coalesce(sum(extract(epoch from ends_at - starts_at) * 1000), 0)
                        from study_interval where component_id = ?::uuid
                        """)
                    .bind(0, unit)
                    .mapTo(Long.class)
                    .one());
  }

  private int overlaps() {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*) from study_interval a join study_interval b
                          on a.person_id = b.person_id and a.id < b.id
                          and a.starts_at < b.ends_at and b.starts_at < a.ends_at
                        where a.person_id = ?
                        """)
                    .bind(0, teacher)
                    .mapTo(Integer.class)
                    .one());
  }

  private Page browser(BrowserContext context, Visits.Visit visit) {
    browsers.add(context);
    visit.in(context);
    return context.newPage();
  }

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

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
