package org.xueshi.papers.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;

/** Papers as people meet them: issued, printed, verified on a phone, withdrawn by two. */
class PapersIT {

  private final RunningTool tool = RunningTool.get();

  @Test
  void a_teacher_takes_a_certificate_and_a_transcript_along() throws IOException {
    var teacher = ATeacher.named("㛃", "𬱖");
    teacher.earns("小学数学项目式学习研修", 540, 20);
    teacher.earns("班主任工作研修", 270, 10);
    teacher.earns("一次讲座", 1, 5);
    try (var browser = teacher.into(Browsers.desktop())) {
      var page = browser.newPage();
      page.navigate(teacher.url("/papers"));
      look(page, "papers-mine-empty");
      assertThat(page.getByText("一次讲座")).hasCount(0);
      button(page, "开具证书 班主任工作研修");
      assertThat(page.getByText("经认定").or(page.getByText("班主任工作研修")).first()).isVisible();
      look(page, "papers-one");
      assertThat(text(download(page, "下载 PDF"))).contains("㛃𬱖", "班主任工作研修", "6.0 学时");
      page.navigate(teacher.url("/papers"));
      button(page, "开具学时清单");
      assertThat(page.locator("main")).containsText("18.0 学时");
      look(page, "papers-transcript");
      assertThat(text(download(page, "下载 PDF"))).contains("㛃𬱖", "小学数学项目式学习研修", "18.0");
      page.navigate(teacher.url("/papers"));
      look(page, "papers-mine");
      page.getByLabel("从").fill("2030-01-01");
      button(page, "开具学时清单");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("时段不对");
      assertThat(page.getByLabel("从")).hasValue("2030-01-01");
    }
  }

  @Test
  void the_office_attests_a_school_and_a_phone_verifies_it() throws IOException {
    var teacher = ATeacher.named("王", "秀兰");
    teacher.earns("小学数学项目式学习研修", 540, 20);
    String code;
    try (var browser = Browsers.desktop()) {
      var office = AnOffice.signedIn(browser, "papers-attest");
      office.open("/console/papers?words=" + teacher.number());
      look(office.page(), "papers-find");
      office.follow("王秀兰");
      look(office.page(), "papers-person");
      office.open(
          "/console/papers/schools?school=" + teacher.school() + "&purpose=APPRAISAL&only=short");
      look(office.page(), "papers-school");
      assertThat(office.page().locator("main")).containsText("还差 348.0 学时");
      var csv = download(office.page(), "下载表格（CSV）");
      assertThat(Files.readString(csv.path())).contains("\"348.0\"", "\"王秀兰\"");
      office.button("为全校 1 位教师开具达标证明");
      assertThat(office.page().getByRole(AriaRole.STATUS)).containsText("已开具");
      look(office.page(), "papers-batch");
      assertThat(text(download(office.page(), "下载全部"))).contains("王秀兰", "348.0 学时");
      code = office.page().locator("code").first().textContent();
    }
    try (var phone = Browsers.phone()) {
      var page = phone.newPage();
      page.navigate(tool.url("/verify/" + code));
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("有效");
      assertThat(page.locator("main")).containsText("教师考核");
      look(page, "papers-verify");
      page.navigate(tool.url("/verify/" + code + "?lang=en"));
      assertThat(page.locator("main")).containsText("Teacher appraisal");
      look(page, "papers-verify-en");
    }
  }

  @Test
  void one_asks_for_a_withdrawal_another_confirms_and_the_public_page_says_so() {
    var teacher = ATeacher.named("李", "建国");
    teacher.earns("班主任工作研修", 270, 10);
    try (var first = Browsers.desktop();
        var second = Browsers.desktop()) {
      var asking = AnOffice.signedIn(first, "papers-asks");
      asking.open("/console/papers/persons/" + teacher.person());
      asking.button("开具学时清单");
      var code = asking.page().locator("code").first().textContent();
      asking.page().getByLabel("撤回理由").fill("误发给他人");
      look(asking.page(), "papers-console-one");
      asking.button("申请撤回");
      assertThat(asking.page().getByRole(AriaRole.STATUS).first()).containsText("等待另一位");
      asking.open("/console/papers/withdrawals");
      assertThat(asking.page().getByText("这是您自己的申请").first()).isVisible();
      var deciding = AnOffice.signedIn(second, "papers-decides");
      deciding.open("/console/papers/withdrawals");
      look(deciding.page(), "papers-withdrawals");
      deciding.button("同意撤回 " + code);
      assertThat(deciding.page().getByRole(AriaRole.STATUS)).containsText("已处理");
      deciding.open("/verify/" + code);
      assertThat(deciding.page().getByRole(AriaRole.STATUS)).containsText("已失效");
    }
  }

  @Test
  void no_teacher_sees_anothers_paper() {
    var one = ATeacher.named("赵", "一");
    one.earns("班主任工作研修", 270, 10);
    var other = ATeacher.named("钱", "二");
    try (var browser = one.into(Browsers.desktop());
        var stranger = other.into(Browsers.desktop())) {
      var page = browser.newPage();
      page.navigate(one.url("/papers"));
      button(page, "开具学时清单");
      var code = page.url().replaceAll(".*/", "");
      var answer = stranger.newPage().navigate(other.url("/papers/" + code));
      assertThat(answer.status()).isEqualTo(404);
    }
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  private static Download download(Page page, String link) {
    return page.waitForDownload(
        () ->
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click());
  }

  private static String text(Download download) throws IOException {
    try (var pdf = Loader.loadPDF(Files.readAllBytes(download.path()))) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  /** axe, a desk and a phone, a picture of each. */
  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    var before = page.viewportSize();
    page.setViewportSize(1280, 900);
    Browsers.picture(page, name + "-1280");
    page.setViewportSize(360, 740);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, name + "-360");
    page.setViewportSize(before.width, before.height);
  }
}
