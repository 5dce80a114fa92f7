package org.xueshi.gradebook.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.gradebook.entity.GradeFile.SheetHeading;
import org.xueshi.gradebook.entity.SheetAccount;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.kernel.entity.Text;

/**
 * OneRoster 1.2 gradebook as CSV: {@code lineItems.csv}, {@code results.csv} and, to know who they
 * are, {@code users.csv}, in one archive. Only what is fully graded counts.
 */
final class OneRosterFiles {

  private static final String LINE_ITEMS = "lineitems.csv";
  private static final String RESULTS = "results.csv";
  private static final String USERS = "users.csv";

  private final Map<String, SheetHeading> columns = new LinkedHashMap<>();
  private final Map<String, SheetAccount> users = new HashMap<>();
  private final Map<String, Map<String, BigDecimal>> grades = new LinkedHashMap<>();
  private final Map<String, List<Text>> problems = new HashMap<>();

  private OneRosterFiles() {}

  /** Empty if the archive is something else. */
  static Optional<GradeFile> read(byte[] content) {
    var files = TableReader.unzip(content, List.of(LINE_ITEMS, RESULTS, USERS));
    if (!files.containsKey(LINE_ITEMS) || !files.containsKey(RESULTS)) {
      return Optional.empty();
    }
    var read = new OneRosterFiles();
    rows(files.get(LINE_ITEMS)).forEach(read::lineItem);
    rows(files.getOrDefault(USERS, new byte[0])).forEach(read::user);
    rows(files.get(RESULTS)).forEach(read::result);
    return Optional.of(read.file());
  }

  /** Rows by heading; what is to be deleted is not there any more. */
  private static List<Map<String, String>> rows(byte[] content) {
    var lines = TableReader.read(content);
    var rows = new ArrayList<Map<String, String>>();
    for (var i = 1; i < lines.size(); i++) {
      var row = new HashMap<String, String>();
      for (var j = 0; j < Math.min(lines.get(i).size(), lines.get(0).size()); j++) {
        row.put(lines.get(0).get(j).toLowerCase(Locale.ROOT), lines.get(i).get(j));
      }
      if (!of(row, "sourcedId").isEmpty() && !of(row, "status").equalsIgnoreCase("tobedeleted")) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static String of(Map<String, String> row, String name) {
    return row.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  private void lineItem(Map<String, String> row) {
    var id = of(row, "sourcedId");
    var maximum = number(of(row, "resultValueMax")).orElse(BigDecimal.ZERO);
    columns.put(id, new SheetHeading("line:" + id, of(row, "title"), maximum, BigDecimal.ZERO));
  }

  private void user(Map<String, String> row) {
    var id = of(row, "sourcedId");
    var number =
        of(row, "identifier").isEmpty() ? of(row, "userMasterIdentifier") : of(row, "identifier");
    var email = of(row, "email").toLowerCase(Locale.ROOT);
    var name = of(row, "familyName") + of(row, "givenName");
    users.put(id, new SheetAccount(id, number, email, name));
  }

  private void result(Map<String, String> row) {
    var student = of(row, "studentSourcedId");
    var column = columns.get(of(row, "lineItemSourcedId"));
    var mine = grades.computeIfAbsent(student, any -> new HashMap<>());
    if (column == null) {
      problem(student, Text.of("gradebook.file.problem.column", of(row, "lineItemSourcedId")));
    } else if (of(row, "scoreStatus").equalsIgnoreCase("fully graded")) {
      number(of(row, "score"))
          .ifPresentOrElse(
              score -> mine.put(column.key(), score),
              () ->
                  problem(
                      student,
                      Text.of("gradebook.file.problem.grade", column.title(), of(row, "score"))));
    }
  }

  private void problem(String student, Text what) {
    problems.computeIfAbsent(student, any -> new ArrayList<>()).add(what);
  }

  private GradeFile file() {
    var rows = new ArrayList<GradeFile.Row>();
    grades.forEach(
        (student, mine) ->
            rows.add(
                new GradeFile.Row(
                    rows.size() + 2,
                    users.getOrDefault(student, new SheetAccount(student, student, "", "")),
                    mine,
                    problems.getOrDefault(student, List.of()))));
    return new GradeFile(SheetSource.ONEROSTER, List.copyOf(columns.values()), rows, List.of());
  }

  private static Optional<BigDecimal> number(String written) {
    return written.matches("\\d{1,7}(\\.\\d{1,6})?")
        ? Optional.of(new BigDecimal(written))
        : Optional.empty();
  }
}
