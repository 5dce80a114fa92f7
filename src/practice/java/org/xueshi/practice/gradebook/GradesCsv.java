package org.xueshi.practice.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xueshi.practice.pages.Messages;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.site.SiteClock;

/**
 * The gradebook as Moodle's "Plain text file": UTF-8 without mark, LF, headings in the reader's
 * language, {@code -} for no grade, nothing at all for columns of text, the time of export last.
 */
public final class GradesCsv {
  private final Site site;
  private final Gradebook gradebook;
  private final SiteClock clock;

  public GradesCsv(Site site, Gradebook gradebook, SiteClock clock) {
    this.site = site;
    this.gradebook = gradebook;
    this.clock = clock;
  }

  String of(Course course, Messages messages) {
    List<GradeItem> columns = gradebook.columns(course.id());
    var lines = new ArrayList<List<String>>();
    lines.add(headings(columns, messages));
    site.students(course.id()).forEach(person -> lines.add(line(person, columns, course)));
    return lines.stream()
        .map(line -> line.stream().map(GradesCsv::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> headings(List<GradeItem> columns, Messages messages) {
    var headings = new ArrayList<String>();
    for (String key :
        List.of("given", "family", "idnumber", "institution", "department", "email")) {
      headings.add(messages.get("csv." + key));
    }
    columns.forEach(item -> headings.add(heading(item, messages)));
    headings.add(messages.get("csv.item", messages.get("csv.total")));
    headings.add(messages.get("csv.time"));
    return headings;
  }

  private static String heading(GradeItem item, Messages messages) {
    String key = item.coupled() ? "csv.activity" : "csv.item";
    return messages.get(key, item.label());
  }

  private List<String> line(Person person, List<GradeItem> columns, Course course) {
    var line = new ArrayList<String>();
    line.add(person.givenName());
    line.add(person.familyName());
    line.add(person.staffNumber());
    line.add(person.institution());
    line.add("");
    line.add(person.email());
    columns.forEach(item -> line.add(cell(item, person)));
    line.add(number(gradebook.total(course.id(), person.id()).orElse(null)));
    line.add(Long.toString(clock.seconds()));
    return line;
  }

  private String cell(GradeItem item, Person person) {
    return item.text() ? "" : number(gradebook.value(item.id(), person.id()).orElse(null));
  }

  /** Two decimals, or a dash for no grade. */
  static String number(BigDecimal value) {
    return value == null ? "-" : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ' ' || c == ',' || c == '"' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
