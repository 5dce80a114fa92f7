package org.xueshi.start;

import jakarta.json.Json;
import java.util.List;

/**
 * The demo district's roster: the same invented people as on the practice platform, found by staff
 * number.
 */
public final class DemoPeople {

  private record DemoSchool(String code, String name, String stage, boolean rural) {}

  private record DemoTeacher(
      String number, String family, String given, String school, String subject, String hired) {}

  private static final List<DemoSchool> SCHOOLS =
      List.of(
          new DemoSchool("GZ01", "甘州区第一小学", "PRIMARY", false),
          new DemoSchool("GZ02", "甘州区青年西街小学", "PRIMARY", false),
          new DemoSchool("GZ03", "甘州区马神庙街小学", "PRIMARY", false),
          new DemoSchool("GZ04", "平山湖蒙古族乡寄宿制学校", "PRIMARY", true),
          new DemoSchool("GZ05", "甘州区大满镇中心小学", "PRIMARY", true),
          new DemoSchool("GZ00", "甘州区教师发展中心", "SENIOR", false));

  private static final List<DemoTeacher> TEACHERS =
      List.of(
          new DemoTeacher("GZ-100001", "王", "建国", "GZ01", "数学", "2008-09-01"),
          new DemoTeacher("GZ-100002", "李", "秀英", "GZ01", "数学", "2012-09-01"),
          new DemoTeacher("GZ-100003", "张", "伟", "GZ02", "数学", "2015-09-01"),
          new DemoTeacher("GZ-100004", "陈", "静", "GZ02", "数学", "2019-09-01"),
          new DemoTeacher("GZ-100005", "阿依古丽", "·买买提", "GZ03", "数学", "2017-09-01"),
          new DemoTeacher("GZ-100006", "杨", "洋", "GZ03", "数学", "2023-09-01"),
          new DemoTeacher("GZ-100007", "马", "晓燕", "GZ04", "数学", "2010-09-01"),
          new DemoTeacher("GZ-100008", "周", "海涛", "GZ04", "数学", "2021-09-01"),
          new DemoTeacher("GZ-100009", "孙", "丽", "GZ05", "数学", "2024-09-01"),
          new DemoTeacher("GZ-200001", "刘", "芳", "GZ00", "数学", "2003-09-01"),
          new DemoTeacher("GZ-200002", "赵", "明", "GZ00", "数学", "2011-09-01"));

  private DemoPeople() {}

  /** Puts schools and teachers on the roster; doing it again changes nothing. */
  public static void fill(Api api) {
    for (var school : SCHOOLS) {
      api.put(
          "/api/v1/schools/" + school.code(),
          Json.createObjectBuilder()
              .add("name", school.name())
              .add("stage", school.stage())
              .add("rural", school.rural())
              .build());
    }
    TEACHERS.forEach(teacher -> put(api, teacher));
  }

  private static void put(Api api, DemoTeacher teacher) {
    api.put(
        "/api/v1/persons/" + teacher.number(),
        Json.createObjectBuilder()
            .add("familyName", teacher.family())
            .add("givenName", teacher.given())
            .add("schoolCode", teacher.school())
            .add("subject", teacher.subject())
            .add("post", "专任教师")
            .add("hiredOn", teacher.hired())
            .build());
  }
}
