package org.xueshi.ledger.control;

import static org.xueshi.ledger.entity.ImportRow.Column;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.ImportRow;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.OutsideCredit;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.people.entity.PersonRow;

/** Reads one row and remembers everything that is wrong with it, not only the first thing. */
final class RowReader {

  /** Hours of a row are converted by the rules of its day. */
  interface HourLength {

    /** Minutes of a credit hour, or empty if no rule was in force. */
    Optional<Integer> minutes(LocalDate day, Mode mode);
  }

  private static final DateTimeFormatter DAY = strict("[uuuu-M-d][uuuu/M/d][uuuu.M.d]");
  private static final DateTimeFormatter TIME =
      strict("[uuuu-M-d][uuuu/M/d][uuuu.M.d][' ']['T']H:mm[:ss]");

  private final ImportRow row;
  private final Words words;
  private final List<Text> problems = new ArrayList<>();

  /** What the words of a file mean: keys of enumerations by what people write for them. */
  interface Words {

    /** Whether {@code written} is what people call this, in either language. */
    boolean mean(String written, String key);
  }

  /** 30 February is no day. */
  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }

  RowReader(ImportRow row, Words words) {
    this.row = row;
    this.words = words;
  }

  List<Text> problems() {
    return List.copyOf(problems);
  }

  /**
   * @param person {@code null} if nobody has this staff number
   * @return {@code null} if there are problems
   */
  OutsideCredit read(PersonRow person, HourLength hour) {
    checkPerson(person);
    var place = new OutsideCredit.Place(text(Column.DISTRICT, 60), text(Column.INSTITUTION, 100));
    var title = text(Column.TITLE, 200);
    var mode = word(Column.MODE, Mode.values(), "ledger.mode.", null);
    var kind = word(Column.KIND, ProjectKind.values(), "ledger.kind.", ProjectKind.IN_SERVICE);
    var level = word(Column.LEVEL, Level.values(), "ledger.level.", Level.DISTRICT);
    var theme = word(Column.THEME, Theme.values(), "ledger.theme.", Theme.GENERAL);
    var day = day();
    var during = during();
    var minutes = minutes(day, mode, hour);
    if (!problems.isEmpty()) {
      return null;
    }
    var course = new Course(null, title, kind, level, theme, null);
    return new OutsideCredit(person.id(), place, course, mode, minutes, day, during);
  }

  private void checkPerson(PersonRow person) {
    var number = row.cell(Column.STAFF_NUMBER);
    if (number.isEmpty()) {
      missing(Column.STAFF_NUMBER);
    } else if (person == null) {
      problem("unknownStaff", number);
    } else if (!row.cell(Column.NAME).isEmpty() && !sameName(person)) {
      problem("nameDiffers", number);
    }
  }

  private boolean sameName(PersonRow person) {
    return bare(row.cell(Column.NAME)).equalsIgnoreCase(bare(person.displayName()));
  }

  private static String bare(String name) {
    return name.replaceAll("\\s", "");
  }

  private String text(Column column, int longest) {
    var cell = row.cell(column);
    if (cell.isEmpty()) {
      missing(column);
    } else if (cell.length() > longest) {
      problem("tooLong", name(column), longest);
    }
    return cell;
  }

  /**
   * A word of a list, in either language or by its name; {@code otherwise} if the cell is blank.
   */
  private <T extends Enum<T>> T word(Column column, T[] values, String prefix, T otherwise) {
    var cell = row.cell(column);
    if (cell.isEmpty()) {
      if (otherwise == null) {
        missing(column);
      }
      return otherwise;
    }
    var found =
        Arrays.stream(values)
            .filter(one -> one.name().equalsIgnoreCase(cell) || words.mean(cell, prefix + one))
            .findFirst();
    if (found.isEmpty()) {
      problem("unknownWord", name(column), cell);
    }
    return found.orElse(otherwise);
  }

  private LocalDate day() {
    var cell = row.cell(Column.EARNED_ON);
    if (cell.isEmpty()) {
      missing(Column.EARNED_ON);
      return null;
    }
    return parsed(Column.EARNED_ON, cell, text -> LocalDate.from(DAY.parse(text)));
  }

  private Interval during() {
    var starts = time(Column.STARTS_AT);
    var ends = time(Column.ENDS_AT);
    if (row.cell(Column.STARTS_AT).isEmpty() != row.cell(Column.ENDS_AT).isEmpty()) {
      problem("oneTime");
    }
    if (starts == null || ends == null) {
      return null;
    }
    if (!starts.isBefore(ends)) {
      problem("timesReversed");
      return null;
    }
    return new Interval(starts, ends);
  }

  private Instant time(Column column) {
    var cell = row.cell(column);
    return cell.isEmpty()
        ? null
        : parsed(
            column,
            cell,
            text -> LocalDateTime.from(TIME.parse(text)).atZone(Clocks.DISTRICT_ZONE).toInstant());
  }

  private <T> T parsed(Column column, String cell, Function<String, T> parse) {
    try {
      return parse.apply(cell);
    } catch (DateTimeException unreadable) {
      problem("unreadable", name(column), cell);
      return null;
    }
  }

  /** Minutes win over hours; if both are there they must agree. */
  private int minutes(LocalDate day, Mode mode, HourLength hour) {
    var minutes = number(Column.MINUTES);
    var hours = number(Column.HOURS);
    if (minutes == null && hours == null) {
      if (row.cell(Column.MINUTES).isEmpty() && row.cell(Column.HOURS).isEmpty()) {
        missing(Column.HOURS);
      }
      return 0;
    }
    var length = day == null || mode == null ? Optional.<Integer>empty() : hour.minutes(day, mode);
    var byHours = hours == null ? null : length.map(BigDecimal::valueOf).map(hours::multiply);
    if (byHours != null && byHours.isEmpty()) {
      if (day != null && mode != null) {
        problems.add(Text.of("ledger.refusal.noRule", day));
      }
      return 0;
    }
    var whole = whole(minutes == null ? byHours.orElseThrow() : minutes);
    if (whole > 0
        && minutes != null
        && byHours != null
        && minutes.compareTo(byHours.orElseThrow()) != 0) {
      problem("hoursAndMinutes", row.cell(Column.HOURS), row.cell(Column.MINUTES));
    }
    return whole;
  }

  private int whole(BigDecimal minutes) {
    if (minutes.signum() <= 0
        || minutes.compareTo(BigDecimal.valueOf(Evidence.Facts.MINUTES_MAX)) > 0) {
      problems.add(Text.of("ledger.refusal.minutes", minutes));
      return 0;
    }
    if (minutes.stripTrailingZeros().scale() > 0) {
      problem("wholeMinutes", minutes);
      return 0;
    }
    return minutes.intValueExact();
  }

  private BigDecimal number(Column column) {
    var cell = row.cell(column);
    // Neither 1e9 nor NaN: what people write for an amount of time.
    if (cell.isEmpty()) {
      return null;
    }
    if (!cell.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
      problem("unreadable", name(column), cell);
      return null;
    }
    return new BigDecimal(cell);
  }

  private void missing(Column column) {
    problem("missing", name(column));
  }

  private static Text name(Column column) {
    return Text.of("ledger.import.column." + column);
  }

  private void problem(String what, Object... arguments) {
    problems.add(Text.of("ledger.import.problem." + what, arguments));
  }
}
