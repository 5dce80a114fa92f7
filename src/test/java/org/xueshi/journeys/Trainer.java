package org.xueshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.Arrays;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.start.DemoFiles;

/** A trainer who fills an empty course, in the frame where the platform waits for the choice. */
record Trainer(Page page, Framed tool) {

  static final String UNIT = "微课：课堂提问的四个层次";
  static final String SESSION = "集中研讨：问题链怎样设计";
  static final String TASK = "一节课的提问反思";
  static final int SESSION_MINUTES = 90;

  static Trainer choosingContent(Platform platform) {
    return new Trainer(platform.page(), new Framed(platform.selectContent(1)));
  }

  void layOut() {
    tool.shows("设置期次");
    Screens.look(page, "trainer-lay-out");
    Screens.lookInsideInEnglish(page, "trainer-lay-out");
    tool.frame().getByLabel("主题").selectOption(new SelectOption().setLabel("教育技术"));
    tool.button("设置期次");
    tool.says("期次已设置");
    Screens.look(page, "trainer-choose-empty");
  }

  void uploadBrokenThenWhole() {
    tool.follow("添加远程单元");
    tool.follow("打开资源库");
    Screens.look(page, "trainer-library-before");
    var lesson = DemoFiles.lessonPackage();
    upload("课堂提问.zip", Arrays.copyOf(lesson, lesson.length / 2), "课堂提问的四个层次");
    tool.warns("这不是完整的 zip 文件");
    Screens.look(page, "trainer-upload-refused");
    upload("课堂提问.zip", lesson, "课堂提问的四个层次");
    tool.says("资源已上传。");
    tool.shows("参训教师看到的就是下面的样子");
    Screens.look(page, "trainer-resource");
    tool.follow("返回资源库");
    upload("讲义.pdf", DemoFiles.lecture(), "课堂提问的四个层次讲义");
    tool.says("资源已上传。");
    tool.follow("资源库");
    Screens.look(page, "trainer-library");
  }

  void addParts() {
    tool.follow("课程工作台");
    tool.shows("学习平台正在等您选择");
    Screens.look(page, "trainer-room-empty");
    tool.follow("选择内容");
    addUnit();
    addSession();
    addTask();
  }

  void placeAll() {
    tool.shows(TASK);
    var choices = tool.frame().getByRole(AriaRole.CHECKBOX);
    assertThat(choices).hasCount(4);
    for (var choice : choices.all()) {
      choice.check();
    }
    Screens.look(page, "trainer-choose");
    tool.button("下一步：查看将放入的内容");
    tool.shows("将放入课程的内容");
    Screens.look(page, "trainer-preview");
    tool.button("放入课程");
    assertThat(page.getByText("工具返回了 4 项内容")).isVisible();
  }

  private void addUnit() {
    tool.follow("添加远程单元");
    tool.frame().getByLabel("资源").selectOption(new SelectOption().setLabel("课堂提问的四个层次 · 课件包 · v1"));
    tool.fill("名称", UNIT);
    tool.fill("要求学习分钟数", "1");
    Screens.look(page, "trainer-unit");
    tool.button("添加");
    tool.says("已添加。");
  }

  private void addSession() {
    tool.follow("添加集中活动");
    tool.fill("名称", SESSION);
    tool.fill("地点", "区教师发展中心 201 室");
    tool.fill("日期", LocalDate.now(Clocks.DISTRICT_ZONE).toString());
    tool.fill("开始时间", "00:00");
    tool.fill("结束时间", "23:59");
    tool.fill("计入分钟数", String.valueOf(SESSION_MINUTES));
    Screens.look(page, "trainer-session");
    tool.button("添加");
    tool.says("已添加。");
  }

  private void addTask() {
    tool.follow("添加训后任务");
    tool.fill("名称", TASK);
    tool.frame().getByLabel("任务种类").selectOption(new SelectOption().setLabel("教学反思"));
    tool.fill("任务要求", "上一节课，记下您的提问属于哪个层次，哪些要改。");
    tool.fill("计入分钟数", "45");
    Screens.look(page, "trainer-task");
    tool.button("添加");
    tool.says("已添加。");
  }

  private void upload(String fileName, byte[] bytes, String title) {
    tool.find("input[type=file]")
        .setInputFiles(new FilePayload(fileName, "application/octet-stream", bytes));
    tool.fill("资源名称", title);
    tool.button("上传");
  }
}
