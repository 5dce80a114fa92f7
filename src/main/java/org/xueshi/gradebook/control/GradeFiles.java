package org.xueshi.gradebook.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.gradebook.entity.GradeFile.SheetHeading;
import org.xueshi.gradebook.entity.SheetAccount;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;

/**
 * The gradebook file that Moodle exports, in whatever language its headings are: {@code "Quiz: name
 * (Real)"}, {@code "测验：name (分数)"}.
 */
final class GradeFiles {

  private static final Set<String> ID_NUMBER = Set.of("id number", "学号", "编号", "教师编号", "工号");
  private static final Set<String> EMAIL =
      Set.of("email address", "email", "e-mail", "电子邮件地址", "邮箱", "电子邮箱");
  private static final Set<String> FAMILY = Set.of("last name", "surname", "姓");
  private static final Set<String> GIVEN = Set.of("first name", "名");
  private static final Pattern GRADE = Pattern.compile("(.+?) ?[(（](Real|分数|实数)[)）]");
  private static final Pattern PERCENT = Pattern.compile("(.+?) ?[(（](Percentage|百分比)[)）]");

  private final Map<String, Integer> who = new HashMap<>();
  private final Map<Integer, SheetHeading> grades = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();
  private final Set<String> subjects = new HashSet<>();
  private final Map<String, BigDecimal> highest = new HashMap<>();

  private GradeFiles() {}

  /**
   * @throws Refusal INVALID {@code gradebook.refusal.unreadableFile, noPersonColumn, noGradeColumn}
   */
  static GradeFile read(byte[] content) {
    if (TableReader.isZip(content)) {
      var oneRoster = OneRosterFiles.read(content);
      if (oneRoster.isPresent()) {
        return oneRoster.get();
      }
    }
    return new GradeFiles().table(TableReader.read(content));
  }

  private GradeFile table(List<List<String>> lines) {
    headings(lines.isEmpty() ? List.of() : lines.get(0));
    if (!who.containsKey("id") && !who.containsKey("email")) {
      throw Refusal.invalid("gradebook.refusal.noPersonColumn");
    }
    if (grades.isEmpty()) {
      throw Refusal.invalid("gradebook.refusal.noGradeColumn");
    }
    var rows = new ArrayList<GradeFile.Row>();
    for (var i = 1; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(row(i + 1, line));
      }
    }
    var columns = grades.values().stream().map(this::withHighest).toList();
    return new GradeFile(SheetSource.FILE, columns, rows, left);
  }

  private SheetHeading withHighest(SheetHeading heading) {
    return new SheetHeading(
        heading.key(),
        heading.title(),
        heading.maximum(),
        highest.getOrDefault(heading.key(), BigDecimal.ZERO));
  }

  private void headings(List<String> first) {
    for (var i = 0; i < first.size(); i++) {
      var heading = first.get(i).strip();
      var plain = heading.toLowerCase(Locale.ROOT);
      if (ID_NUMBER.contains(plain)) {
        who.putIfAbsent("id", i);
      } else if (EMAIL.contains(plain)) {
        who.putIfAbsent("email", i);
      } else if (FAMILY.contains(plain)) {
        who.putIfAbsent("family", i);
      } else if (GIVEN.contains(plain)) {
        who.putIfAbsent("given", i);
      } else if (!grade(i, heading) && !heading.isEmpty()) {
        left.add(heading);
      }
    }
  }

  /** Points go before percent, if a file has both. */
  private boolean grade(int index, String heading) {
    var points = GRADE.matcher(heading);
    var percent = PERCENT.matcher(heading);
    var isPoints = points.matches();
    if (!isPoints && !percent.matches()) {
      return false;
    }
    var title = withoutKind(isPoints ? points.group(1) : percent.group(1));
    var key = "name:" + title;
    var known = grades.entrySet().stream().filter(e -> e.getValue().key().equals(key)).findFirst();
    if (known.isPresent() && !isPoints) {
      return true;
    }
    known.ifPresent(before -> grades.remove(before.getKey()));
    var maximum = isPoints ? BigDecimal.ZERO : BigDecimal.valueOf(100);
    grades.put(index, new SheetHeading(key, title, maximum, BigDecimal.ZERO));
    return true;
  }

  /** "Quiz: name", "测验：name": the kind of activity is in the exporter's language. */
  private static String withoutKind(String title) {
    var colon = title.contains("：") ? title.indexOf('：') : title.indexOf(": ");
    var kind = colon > 0 ? title.substring(0, colon) : "";
    return KINDS.contains(kind.toLowerCase(Locale.ROOT))
        ? title.substring(colon + 1).strip()
        : title.strip();
  }

  private static final Set<String> KINDS =
      Set.of(
          "assignment",
          "quiz",
          "external tool",
          "forum",
          "lesson",
          "workshop",
          "glossary",
          "database",
          "h5p",
          "scorm package",
          "作业",
          "测验",
          "外部工具",
          "讨论区",
          "程序教学",
          "互动评价",
          "词汇表",
          "数据库",
          "scorm课件");

  private GradeFile.Row row(int number, List<String> line) {
    var problems = new ArrayList<Text>();
    var id = cell(line, who.get("id"));
    var email = cell(line, who.get("email")).toLowerCase(Locale.ROOT);
    var subject = id.isEmpty() ? email : id;
    if (subject.isEmpty()) {
      problems.add(Text.of("gradebook.file.problem.nobody"));
    } else if (!subjects.add(subject)) {
      problems.add(Text.of("gradebook.file.problem.twice", subject));
    }
    var name = cell(line, who.get("family")) + cell(line, who.get("given"));
    var values = new HashMap<String, BigDecimal>();
    for (var column : grades.entrySet()) {
      var written = cell(line, column.getKey());
      number(written)
          .ifPresentOrElse(
              value -> {
                values.put(column.getValue().key(), value);
                highest.merge(column.getValue().key(), value, BigDecimal::max);
              },
              () -> unreadable(written, column.getValue().title(), problems));
    }
    return new GradeFile.Row(number, new SheetAccount(subject, id, email, name), values, problems);
  }

  private static void unreadable(String written, String title, List<Text> problems) {
    if (!written.isEmpty() && !written.equals("-")) {
      problems.add(Text.of("gradebook.file.problem.grade", title, written));
    }
  }

  private static Optional<BigDecimal> number(String written) {
    var plain = written.replace("%", "").replace(',', '.').strip();
    return plain.matches("\\d{1,7}(\\.\\d{1,6})?")
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }

  private static String cell(List<String> line, Integer index) {
    return index == null || index >= line.size() ? "" : line.get(index).strip();
  }
}
