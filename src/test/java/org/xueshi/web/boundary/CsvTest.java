package org.xueshi.web.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that people open in a spreadsheet: nothing somebody typed is calculated there. */
class CsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =HYPERLINK(\"x\")",
        "\n=1",
        "=1\n第二行"
      })
  void what_a_spreadsheet_would_calculate_gets_an_apostrophe(String typed) {
    assertThat(Csv.cell(typed)).startsWith("\"'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"王建国", "阿依古丽·买买提", "", "a=b", "3-4", "O'Brien"})
  void ordinary_words_stay_as_they_are(String typed) {
    assertThat(Csv.cell(typed)).isEqualTo('"' + typed + '"');
  }

  @Test
  void quotes_are_doubled() {
    assertThat(Csv.cell("他说“好”, \"ok\"")).isEqualTo("\"他说“好”, \"\"ok\"\"\"");
  }

  @Test
  void a_table_begins_with_the_mark_that_spreadsheets_need_for_chinese() {
    assertThat(Csv.table(Stream.of(List.of("姓名", "学时"), List.of("王建国", "0.8"))))
        .isEqualTo("\uFEFF\"姓名\",\"学时\"\r\n\"王建国\",\"0.8\"\r\n");
  }
}
