package org.xueshi.training.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.resources.entity.Packages;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.CourseRole;

/** SCORM and H5P, played on the content origin; what they remember, on any device. */
class PackagesIT {

  private final RunningTool tool = RunningTool.get();
  private final Visits visits = new Visits();
  private final String course = visits.course();
  private final Visits.Visit room =
      visits.visit(visits.person("刘", "芳"), CourseRole.TRAINER, course);
  private final UUID teacher = visits.person("王", "秀兰");

  @Test
  void scorm_remembers_the_place_on_another_device_and_earns_no_minute() {
    for (var bytes : new byte[][] {Packages.scorm12(), Packages.scorm2004()}) {
      var unit = unit(bytes, "x.zip");
      try (var desktop = Browsers.desktop()) {
        var page = opened(desktop, unit);
        var lesson = lesson(page);
        assertThat(lesson.locator("#slide")).hasText("1");
        assertThat(lesson.locator("#name")).hasText("某人");
        lesson.locator("#next").click();
        lesson.locator("#next").click();
        lesson.locator("#done").click();
        assertThat(lesson.locator("#says")).hasText("no top cookie:");
        page.waitForCondition(() -> kept(unit).contains("slide 3"));
        Accessibility.isClean(page);
        Browsers.picture(page, "package-scorm");
      }
      try (var phone = Browsers.phone()) {
        var page = opened(phone, unit);
        assertThat(lesson(page).locator("#slide")).hasText("3");
        Accessibility.fitsItsWidth(page);
        Browsers.picture(page, "package-scorm-phone");
      }
      assertThat(minutes(unit)).as("completed and full score, by its own word").isZero();
    }
  }

  @Test
  void h5p_plays() {
    var unit = unit(Packages.h5p(), "x.h5p");
    try (var desktop = Browsers.desktop()) {
      var page = opened(desktop, unit);
      assertThat(lesson(page).locator("#hello")).hasText("老师们好");
      Browsers.picture(page, "package-h5p");
    }
  }

  @Test
  void a_memory_is_the_viewers_own_and_never_another_ones() {
    var unit = unit(Packages.scorm12(), "x.zip");
    var mine = visits.visit(teacher, CourseRole.LEARNER, course);
    var other = visits.visit(visits.person("李", "明"), CourseRole.LEARNER, course);
    var address = "/units/" + unit + "/runtime";
    assertThat(mine.postJson(address, "{\"state\":\"{\\\"a\\\":1}\"}").statusCode()).isEqualTo(204);
    assertThat(mine.get(address).body()).contains("{\\\"a\\\":1}");
    assertThat(other.get(address).body()).doesNotContain("{\\\"a\\\":1}");
    for (var bad : new String[] {"", "{}", "{\"state\":\"nonsense\"}", "{\"state\":\"[]\"}"}) {
      assertThat(mine.postJson(address, bad).statusCode()).as(bad).isBetween(400, 499);
    }
    var large = "{\"state\":\"{\\\"a\\\":\\\"" + "x".repeat(210_000) + "\\\"}\"}";
    assertThat(mine.postJson(address, large).statusCode()).isBetween(400, 499);
    assertThat(room.get(address).statusCode()).isEqualTo(403);
  }

  private Page opened(BrowserContext browser, String unit) {
    var page = browser.newPage();
    page.navigate(
        visits.visit(teacher, CourseRole.LEARNER, course).in(browser).url("/units/" + unit));
    return page;
  }

  private static FrameLocator lesson(Page page) {
    return page.frameLocator("iframe[data-runtime]").frameLocator("iframe");
  }

  private String kept(String unit) {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery("select state from package_memory where component_id = ?::uuid")
                    .bind(0, unit)
                    .mapTo(String.class)
                    .findOne()
                    .orElse(""));
  }

  private int minutes(String unit) {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select coalesce(max(minutes), 0) from component_progress
                        where component_id = ?::uuid and state = 'DONE'
                        """)
                    .bind(0, unit)
                    .mapTo(Integer.class)
                    .one());
  }

  private String unit(byte[] bytes, String name) {
    var place = room.postBytes("/resources/uploads?title=%E8%AF%BE&name=" + name, bytes);
    assertThat(place.statusCode()).as(place.body()).isEqualTo(201);
    var resource = place.body().replaceAll(".*/resources/([0-9a-f-]{36}).*", "$1");
    var today = LocalDate.now(Clocks.DISTRICT_ZONE);
    room.post(
        "/course-run",
        "title=x&projectTitle=y&kind=IN_SERVICE&level=DISTRICT&theme=SUBJECT&startsOn="
            + today.minusDays(1)
            + "&endsOn="
            + today.plusDays(30));
    var version = one("select id from resource_version where resource_id = ?::uuid", resource);
    var form = "kind=UNIT&title=u&minutes=5&resource=" + version;
    assertThat(room.post("/components", form).statusCode()).isEqualTo(303);
    return one("select id from remote_unit where resource_version_id = ?::uuid", version);
  }

  private String one(String sql, String id) {
    return tool.database()
        .withHandle(handle -> handle.createQuery(sql).bind(0, id).mapTo(String.class).one());
  }
}
