package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.kernel.entity.Text;

/** Gradebook files as Moodle and OneRoster write them, and as people break them. */
class GradeFilesTest {

  private static final String CHINESE =
      """
      名,姓,学号,机构,系别,电子邮件地址,"测验：单元测验 (分数)","作业：教学反思 (分数)","作业：教学反思 (百分比)","教学反思 (反馈)","课程总分 (分数)",最近从本课程下载的
      建国,王,GZ-000101,实验小学,,w@example.cn,18.50,-,-,很好,88.00,1795521813
      秀英,李,,实验小学,,L@Example.cn,"9,5",70.00,70.00 %,,79.5,1795521813
      """;

  @Test
  void headings_are_read_in_chinese_and_points_go_before_percent() {
    checkChinese(GradeFiles.read(CHINESE.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_file_saved_by_a_spreadsheet_in_gb18030_is_the_same() {
    checkChinese(GradeFiles.read(CHINESE.getBytes(Charset.forName("GB18030"))));
  }

  @Test
  void a_workbook_is_the_same() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "test", "1.0")) {
      var sheet = book.newWorksheet("成绩");
      var lines = TableReader.read(CHINESE.getBytes(StandardCharsets.UTF_8));
      for (var i = 0; i < lines.size(); i++) {
        for (var j = 0; j < lines.get(i).size(); j++) {
          sheet.value(i, j, lines.get(i).get(j));
        }
      }
    }
    checkChinese(GradeFiles.read(bytes.toByteArray()));
  }

  @Test
  void an_opendocument_table_is_the_same() throws IOException {
    var xml = new StringBuilder("<office:document-content xmlns:office=\"o\" xmlns:table=\"t\"");
    xml.append(" xmlns:text=\"x\"><table:table>");
    for (var line : TableReader.read(CHINESE.getBytes(StandardCharsets.UTF_8))) {
      xml.append("<table:table-row>");
      for (var cell : line) {
        xml.append("<table:table-cell><text:p>")
            .append(cell)
            .append("</text:p></table:table-cell>");
      }
      xml.append("<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>");
    }
    xml.append("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell");
    xml.append(" table:number-columns-repeated=\"1024\"/></table:table-row>");
    xml.append("</table:table></office:document-content>");
    checkChinese(GradeFiles.read(zip(Map.of("content.xml", xml.toString()))));
  }

  private static void checkChinese(GradeFile file) {
    assertThat(file.source()).isEqualTo(SheetSource.FILE);
    assertThat(file.columns())
        .extracting(GradeFile.SheetHeading::title)
        .containsExactly("单元测验", "教学反思", "课程总分");
    assertThat(file.left()).contains("机构", "教学反思 (反馈)", "最近从本课程下载的");
    assertThat(file.rows()).hasSize(2);
    var wang = file.rows().get(0);
    assertThat(wang.account().idNumber()).isEqualTo("GZ-000101");
    assertThat(wang.account().name()).isEqualTo("王建国");
    assertThat(wang.grades().get("name:单元测验")).isEqualByComparingTo("18.5");
    assertThat(wang.grades()).doesNotContainKey("name:教学反思");
    var li = file.rows().get(1);
    assertThat(li.account().subject()).isEqualTo("l@example.cn");
    assertThat(li.grades().get("name:单元测验")).isEqualByComparingTo("9.5");
    assertThat(li.grades().get("name:教学反思")).isEqualByComparingTo("70");
    assertThat(li.problems()).isEmpty();
  }

  @Test
  void everything_wrong_with_a_row_is_said_at_once() {
    var file =
        GradeFiles.read(
            "学号,作业：甲 (分数),乙 (Real)\nG1,abc,A+\n,1,2\nG1,1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(file.rows().get(0).problems())
        .extracting(Text::key)
        .containsExactly("gradebook.file.problem.grade", "gradebook.file.problem.grade");
    assertThat(file.rows().get(1).problems())
        .extracting(Text::key)
        .containsExactly("gradebook.file.problem.nobody");
    assertThat(file.rows().get(2).problems())
        .extracting(Text::key)
        .containsExactly("gradebook.file.problem.twice");
  }

  @Test
  void a_file_without_people_or_without_grades_is_refused_by_name() {
    assertThatThrownBy(() -> read("姓名,甲 (分数)\n王,1\n"))
        .hasMessage("gradebook.refusal.noPersonColumn");
    assertThatThrownBy(() -> read("学号,备注\nG1,1\n")).hasMessage("gradebook.refusal.noGradeColumn");
    assertThatThrownBy(() -> GradeFiles.read(new byte[] {'P', 'K', 3, 4, 5, 6}))
        .hasMessage("gradebook.refusal.unreadableFile");
  }

  private static GradeFile read(String text) {
    return GradeFiles.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void oneroster_counts_what_is_fully_graded_and_not_deleted() throws IOException {
    var file =
        GradeFiles.read(
            zip(
                Map.of(
                    "lineItems.csv",
                    """
                    sourcedId,status,dateLastModified,title,resultValueMin,resultValueMax
                    li1,active,2026-11-01,期末考核,0,50
                    li2,tobedeleted,2026-11-01,旧的,0,10
                    """,
                    "results.csv",
                    """
                    sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate
                    r1,active,2026-11-01,li1,u1,fully graded,45,2026-11-20
                    r2,active,2026-11-01,li1,u2,partially graded,20,2026-11-20
                    r3,active,2026-11-01,li2,u2,fully graded,9,2026-11-20
                    """,
                    "users.csv",
                    """
                    sourcedId,status,givenName,familyName,identifier,email
                    u1,active,建国,王,GZ-000101,w@example.cn
                    u2,active,秀英,李,GZ-000102,l@example.cn
                    """)));
    assertThat(file.source()).isEqualTo(SheetSource.ONEROSTER);
    assertThat(file.columns()).hasSize(1);
    assertThat(file.columns().get(0).maximum()).isEqualByComparingTo("50");
    assertThat(file.rows().get(0).account().idNumber()).isEqualTo("GZ-000101");
    assertThat(file.rows().get(0).grades().get("line:li1")).isEqualByComparingTo("45");
    assertThat(file.rows().get(1).grades()).isEmpty();
    assertThat(file.rows().get(1).problems()).hasSize(1);
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
