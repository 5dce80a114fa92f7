package org.xueshi.gradebook.boundary;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.gradebook.boundary.GradebookModels.Rounding;
import org.xueshi.gradebook.entity.CreditTable;
import org.xueshi.gradebook.entity.Line;
import org.xueshi.gradebook.entity.ScoreValue;
import org.xueshi.gradebook.entity.Teacher;
import org.xueshi.web.boundary.Csv;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** The table as a file that spreadsheets open without harm. */
final class CreditFile {

  private static final List<String> COLUMNS =
      List.of(
          "person",
          "staffNumber",
          "school",
          "part",
          "gradebook",
          "minutes",
          "grade",
          "posted",
          "held",
          "toPost",
          "toHold",
          "finding",
          "reasons");

  private final Messages messages;
  private final Language language;
  private final Rounding rounding;

  CreditFile(Messages messages, Language language, Rounding rounding) {
    this.messages = messages;
    this.language = language;
    this.rounding = rounding;
  }

  String write(CreditTable table) {
    var header = COLUMNS.stream().map(column -> text("gradebook.column." + column)).toList();
    var rows =
        table.teachers().stream()
            .flatMap(teacher -> teacher.lines().stream().map(line -> cells(teacher, line)));
    return Csv.table(Stream.concat(Stream.of(header), rows));
  }

  private List<String> cells(Teacher teacher, Line line) {
    return List.of(
        teacher.name(),
        or(teacher.staffNumber()),
        or(teacher.school()),
        line.part().title(),
        line.facts().column().held().value().map(CreditFile::points).orElse(""),
        String.valueOf(line.minutes()),
        line.grade().map(Enum::name).orElse(""),
        rounding.of(line.booked().posted()).toPlainString(),
        rounding.of(line.booked().held()).toPlainString(),
        rounding.of(line.proposed().posted()).toPlainString(),
        rounding.of(line.proposed().held()).toPlainString(),
        text("gradebook.group." + line.finding().group()),
        line.reasons().stream()
            .map(reason -> messages.text(language, reason))
            .collect(Collectors.joining(" ")));
  }

  private static String points(ScoreValue value) {
    return value.given().stripTrailingZeros().toPlainString()
        + "/"
        + value.maximum().stripTrailingZeros().toPlainString();
  }

  private static String or(String text) {
    return text == null ? "" : text;
  }

  private String text(String key) {
    return messages.text(language, key);
  }
}
