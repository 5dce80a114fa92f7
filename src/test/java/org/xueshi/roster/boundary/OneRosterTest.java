package org.xueshi.roster.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.web.control.Messages;

/** OneRoster 1.2 and tables in both languages become the same rows. */
class OneRosterTest {

  private static final Map<String, String> DISTRICT =
      Map.of(
          "orgs.csv",
          "sourcedId,status,dateLastModified,name,type,identifier\no1,,,一小,school,S1\no2,,,二小,school,S2\n",
          "users.csv",
          """
          sourcedId,status,enabledUser,username,givenName,familyName,identifier,email
          u1,,true,a,建国,王,GZ-1,wang@example.cn
          u2,,true,b,小明,李,P-1,
          u3,tobedeleted,true,c,秀英,张,GZ-3,
          u4,,true,d,静,陈,GZ-4,
          """,
          "roles.csv",
          """
          sourcedId,userSourcedId,roleType,role,orgSourcedId
          r1,u1,secondary,teacher,o1
          r2,u1,primary,teacher,o2
          r3,u2,primary,student,o1
          r4,u3,primary,teacher,o1
          r5,u4,primary,principal,o1
          """);

  @Test
  void staff_come_with_the_school_of_their_primary_role_and_pupils_stay_out() throws IOException {
    var zip = zip(DISTRICT);
    assertThat(OneRoster.isOne(zip)).isTrue();
    var rows = OneRoster.read(zip);
    assertThat(rows)
        .extracting(row -> row.cell(RosterColumn.STAFF_NUMBER))
        .containsExactly("GZ-1", "GZ-4");
    assertThat(rows.get(0).cell(RosterColumn.NAME)).isEqualTo("王建国");
    assertThat(rows.get(0).cell(RosterColumn.SCHOOL_CODE)).isEqualTo("S2");
  }

  @Test
  void a_zip_without_schools_is_refused() throws IOException {
    var half = zip(Map.of("users.csv", DISTRICT.get("users.csv")));
    assertThatThrownBy(() -> OneRoster.read(half)).hasMessage("roster.refusal.oneRoster");
    assertThat(OneRoster.isOne("PK".getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void a_table_names_its_columns_in_either_language_and_is_told_what_is_missing() {
    var files = new RosterFiles(new Messages());
    var table = files.read("工号,Name,学校代码\nGZ-1,王建国,S1\n,,\n".getBytes(StandardCharsets.UTF_8));
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.number()).isEqualTo(2));
    var bad = files.read("工号,性别\nGZ-1,男\n".getBytes(StandardCharsets.UTF_8));
    assertThat(bad.problems())
        .extracting(org.xueshi.kernel.entity.Text::key)
        .containsExactly(
            "roster.problem.columnUnknown",
            "roster.problem.columnMissing",
            "roster.problem.columnMissing");
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
