package org.xueshi.web.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** The same sheet as CSV and as a workbook: types kept, nothing calculated, nothing held back. */
class SheetsTest {

  private static final List<Object> CELLS =
      Arrays.asList(
          "王建国",
          "=HYPERLINK(\"http://evil\")",
          -45,
          new BigDecimal("1.60"),
          LocalDate.of(2026, 3, 10),
          Instant.parse("2026-03-10T01:02:03Z"),
          null);

  @Test
  void csv_keeps_numbers_and_disarms_words() throws IOException {
    var out = new ByteArrayOutputStream();
    Csv.write(sheet(Stream.of(CELLS)), out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFF\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"\r\n"
                + "\"王建国\",\"'=HYPERLINK(\"\"http://evil\"\")\",\"-45\",\"1.60\","
                + "\"2026-03-10\",\"2026-03-10 09:02:03\",\"\"\r\n");
  }

  @Test
  void a_workbook_keeps_types_and_text_is_text() throws IOException {
    var out = new ByteArrayOutputStream();
    Xlsx.write(sheet(Stream.of(CELLS)), out);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      var rows = book.getFirstSheet().read();
      assertThat(book.getFirstSheet().getName()).isEqualTo("学时 记录");
      assertThat(rows).hasSize(2);
      var row = rows.get(1);
      assertThat(row.getCell(1).getType()).isEqualTo(CellType.STRING);
      assertThat(row.getCell(1).getFormula()).isNull();
      assertThat(row.getCell(1).asString()).startsWith("=HYPERLINK");
      assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("-45");
      assertThat(row.getCell(3).asNumber()).isEqualByComparingTo("1.6");
      assertThat(row.getCellAsDate(4)).contains(LocalDateTime.parse("2026-03-10T00:00"));
      assertThat(row.getCellAsDate(5)).contains(LocalDateTime.parse("2026-03-10T09:02:03"));
    }
  }

  @Test
  void rows_leave_as_they_come_and_control_characters_stay_behind() throws IOException {
    var written = new long[1];
    var seen = new long[2];
    var out =
        new OutputStream() {
          @Override
          public void write(int one) {
            written[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            written[0] += length;
          }
        };
    var rows =
        IntStream.range(0, 20_000)
            .mapToObj(
                n -> {
                  seen[n < 10_000 ? 0 : 1] = written[0];
                  return List.<Object>of("教师" + n + "\u0001", n, "", "", "", "", "");
                });
    Xlsx.write(sheet(rows), out);
    assertThat(seen[0]).as("bytes sent when half the rows were asked for").isPositive();
    assertThat(seen[1]).isGreaterThan(seen[0]);
  }

  private static Sheet sheet(Stream<List<Object>> rows) {
    return new Sheet("学时/记录", List.of("a", "b", "c", "d", "e", "f", "g"), rows);
  }
}
