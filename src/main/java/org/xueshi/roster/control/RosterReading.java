package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.entity.Stage;
import org.xueshi.roster.entity.FullName;
import org.xueshi.roster.entity.PersonFacts;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.roster.entity.RosterDiff;
import org.xueshi.roster.entity.RosterRow;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** What the rows of a file mean: all problems of every row at once. */
@ApplicationScoped
class RosterReading {

  private static final int TEXT_MAX = 100;
  private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

  private Messages messages;

  protected RosterReading() {}

  @Inject
  RosterReading(Messages messages) {
    this.messages = messages;
  }

  /** A row with what is wrong with it; {@code line} is null if anything is. */
  record Read(RosterRow row, RosterDiff.Line line, List<Text> problems) {}

  /** What rows are compared with: schools by code, and who holds which hash. */
  record Against(Map<String, UUID> schools, Map<String, String> numberByIdHash, LocalDate today) {}

  List<Read> read(List<RosterRow> rows, Against against) {
    var numbers = new HashMap<String, Integer>();
    var hashes = new HashMap<String, Integer>();
    return rows.stream().map(row -> read(row, against, numbers, hashes)).toList();
  }

  private Read read(
      RosterRow row, Against against, Map<String, Integer> numbers, Map<String, Integer> hashes) {
    var problems = new ArrayList<Text>();
    var number = row.cell(RosterColumn.STAFF_NUMBER);
    need(row, RosterColumn.STAFF_NUMBER, problems);
    need(row, RosterColumn.NAME, problems);
    row.cells().keySet().forEach(column -> notTooLong(row, column, problems));
    twice(numbers, number, row.number(), "roster.problem.twice", problems);
    var hash = idHash(row, number, against, problems);
    if (hash != null) {
      twice(hashes, hash, row.number(), "roster.problem.idTwice", problems);
    }
    var name = FullName.of(row.cell(RosterColumn.NAME));
    var facts =
        new PersonFacts(
            name.family(),
            name.given(),
            email(row, problems),
            school(row, against, problems),
            stage(row, problems),
            orNull(row.cell(RosterColumn.SUBJECT)),
            orNull(row.cell(RosterColumn.POST)),
            hired(row, against.today(), problems),
            hash,
            null);
    var line = problems.isEmpty() ? new RosterDiff.Line(row.number(), number, facts) : null;
    return new Read(row, line, List.copyOf(problems));
  }

  private static void need(RosterRow row, RosterColumn column, List<Text> problems) {
    if (row.cell(column).isEmpty()) {
      problems.add(Text.of("roster.problem.missing", Text.of("roster.column." + column)));
    }
  }

  private static void notTooLong(RosterRow row, RosterColumn column, List<Text> problems) {
    if (row.cell(column).length() > TEXT_MAX) {
      problems.add(Text.of("roster.problem.tooLong", Text.of("roster.column." + column), TEXT_MAX));
    }
  }

  private static void twice(
      Map<String, Integer> seen, String value, int row, String key, List<Text> problems) {
    var before = value.isEmpty() ? null : seen.putIfAbsent(value, row);
    if (before != null) {
      problems.add(Text.of(key, before));
    }
  }

  private static String idHash(RosterRow row, String number, Against against, List<Text> problems) {
    var cell = row.cell(RosterColumn.ID_NUMBER);
    switch (cell) {
      case "" -> {
        return null;
      }
      case IdCells.WRONG -> {
        problems.add(Text.of("roster.problem.idWrong"));
        return null;
      }
      case IdCells.NO_KEY -> {
        problems.add(Text.of("roster.problem.idNoKey"));
        return null;
      }
      default -> {
        var holder = against.numberByIdHash().get(cell);
        if (holder != null && !holder.equals(number)) {
          problems.add(Text.of("roster.problem.idTaken", holder));
        }
        return cell;
      }
    }
  }

  private static String email(RosterRow row, List<Text> problems) {
    var cell = row.cell(RosterColumn.EMAIL);
    if (!cell.isEmpty() && !cell.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      problems.add(Text.of("roster.problem.email", cell));
    }
    return orNull(cell);
  }

  private static UUID school(RosterRow row, Against against, List<Text> problems) {
    var code = row.cell(RosterColumn.SCHOOL_CODE);
    if (code.isEmpty()) {
      return null;
    }
    var school = against.schools().get(code);
    if (school == null) {
      problems.add(Text.of("roster.problem.school", code));
    }
    return school;
  }

  private Stage stage(RosterRow row, List<Text> problems) {
    var cell = row.cell(RosterColumn.STAGE);
    if (cell.isEmpty()) {
      return null;
    }
    var stage = Stream.of(Stage.values()).filter(one -> means(cell, one)).findFirst();
    if (stage.isEmpty()) {
      problems.add(Text.of("roster.problem.stage", cell));
    }
    return stage.orElse(null);
  }

  private boolean means(String written, Stage stage) {
    return stage.name().equalsIgnoreCase(written)
        || Stream.of(Language.values())
            .map(language -> messages.text(language, "roster.stage.words." + stage))
            .flatMap(words -> Stream.of(words.split("[,，]")))
            .anyMatch(word -> word.strip().equalsIgnoreCase(written));
  }

  /** 2008-09-01, 2008/9/1, 2008.9.1, 2008年9月1日, and 2008-09 for its first day. */
  private static LocalDate hired(RosterRow row, LocalDate today, List<Text> problems) {
    var cell = row.cell(RosterColumn.HIRED_ON);
    if (cell.isEmpty()) {
      return null;
    }
    var parts = cell.replaceAll("[^0-9]+", "-").replaceAll("-$", "").split("-");
    try {
      var day =
          LocalDate.of(
              Integer.parseInt(parts[0]),
              Integer.parseInt(parts[1]),
              parts.length > 2 ? Integer.parseInt(parts[2]) : 1);
      if (!day.isBefore(EARLIEST) && !day.isAfter(today.plusYears(1))) {
        return day;
      }
    } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException noDate) {
      // Said below, as for a date that cannot be.
    }
    problems.add(Text.of("roster.problem.date", cell));
    return null;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
