package org.xueshi.practice.site;

import java.time.LocalDate;
import java.util.List;

/** The people and courses of a fresh site. All are invented. */
public final class DemoSite {
  private static final List<String> SECTIONS = List.of("课程说明", "远程研修", "集中研修", "训后跟踪");
  private static final String BASE = "甘州区教师研修中心";

  private static final Person ADMINISTRATOR =
      new Person(0, "admin", "系统", "管理员", "", "admin@example.cn", "", true);

  private static final List<Person> TEACHERS =
      List.of(
          person("liufang", "刘", "芳", "GZ-200001", BASE),
          person("zhaoming", "赵", "明", "GZ-200002", BASE));

  private static final List<Person> LEARNERS =
      List.of(
          person("wangjianguo", "王", "建国", "GZ-100001", "甘州区春晖小学"),
          person("lixiuying", "李", "秀英", "GZ-100002", "甘州区春晖小学"),
          person("zhangwei", "张", "伟", "GZ-100003", "甘州区育新小学"),
          person("chenjing", "陈", "静", "GZ-100004", "甘州区育新小学"),
          person("ayiguli", "阿依古丽", "·买买提", "GZ-100005", "甘州区明湖小学"),
          person("yangyang", "杨", "洋", "GZ-100006", "甘州区明湖小学"),
          person("maxiaoyan", "马", "晓燕", "GZ-100007", "红柳滩寄宿制学校"),
          person("zhouhaitao", "周", "海涛", "GZ-100008", "红柳滩寄宿制学校"),
          person("sunli", "孙", "丽", "", "沙枣湾教学点"));

  private final Site site;

  public DemoSite(Site site) {
    this.site = site;
  }

  public void fill() {
    site.add(ADMINISTRATOR);
    List<Person> teachers = TEACHERS.stream().map(site::add).toList();
    List<Person> learners = LEARNERS.stream().map(site::add).toList();
    for (Course course : List.of(mathematics(), chinese())) {
      enrol(site.add(course), teachers, learners);
    }
  }

  private void enrol(Course course, List<Person> teachers, List<Person> learners) {
    site.enrol(place(course, teachers.get(0), Role.EDITING_TEACHER));
    site.enrol(place(course, teachers.get(1), Role.TEACHER));
    site.enrolAll(learners.stream().map(p -> place(course, p, Role.STUDENT)).toList());
  }

  private static Enrolment place(Course course, Person person, Role role) {
    return new Enrolment(course.id(), person.id(), role, false);
  }

  private static Course mathematics() {
    return new Course(
        0,
        "JSYX2026-SX-01",
        "2026年小学数学教师信息技术应用能力提升研修",
        "GP2026-0137",
        "面向小学数学教师的混合式研修，含远程研修、集中研修与训后跟踪，共 48 学时。",
        midnight(2026, 9, 14),
        midnight(2027, 1, 15),
        SECTIONS);
  }

  private static Course chinese() {
    return new Course(
        0, "JSYX2026-YW-02", "2026年初中语文教师阅读教学研修", "", "", midnight(2026, 10, 8), 0, SECTIONS);
  }

  private static long midnight(int year, int month, int day) {
    return LocalDate.of(year, month, day).atStartOfDay(Site.ZONE).toEpochSecond();
  }

  private static Person person(
      String username, String family, String given, String staffNumber, String institution) {
    return new Person(
        0, username, family, given, staffNumber, username + "@example.cn", institution, false);
  }
}
