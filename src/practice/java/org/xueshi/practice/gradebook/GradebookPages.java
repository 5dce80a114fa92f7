package org.xueshi.practice.gradebook;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.pages.CourseHead;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;

/** The gradebook for those who grade, a report for those who are graded, and grades set by hand. */
public final class GradebookPages {
  private final Site site;
  private final Gradebook gradebook;
  private final GradesCsv csv;
  private final Pages pages;

  public GradebookPages(Site site, Gradebook gradebook, GradesCsv csv, Pages pages) {
    this.site = site;
    this.gradebook = gradebook;
    this.csv = csv;
    this.pages = pages;
  }

  public Response show(Visit visit) {
    Course course = course(visit, "id");
    if (site.mayGrade(visit.person(), course.id())) {
      return table(visit, course);
    }
    if (site.mayView(visit.person(), course.id())) {
      return own(visit, course);
    }
    throw MoodleError.notAllowed();
  }

  private Response table(Visit visit, Course course) {
    List<GradeItem> columns = gradebook.columns(course.id());
    Map<String, Object> model = CourseHead.of(course, "grades");
    model.put("columns", columns.stream().map(GradebookPages::column).toList());
    model.put(
        "rows",
        site.students(course.id()).stream().map(p -> row(p, columns, visit, course)).toList());
    return pages.page(visit, "gradebook", visit.messages().get("grades.title"), model);
  }

  private static Map<String, Object> column(GradeItem item) {
    return Map.of("label", item.label(), "maximum", item.maximum().toPlainString());
  }

  private Map<String, Object> row(
      Person person, List<GradeItem> columns, Visit visit, Course course) {
    var row = new LinkedHashMap<String, Object>();
    row.put("person", person.name());
    row.put("staffnumber", person.staffNumber());
    row.put("cells", columns.stream().map(item -> cell(item, person, visit)).toList());
    row.put("total", shown(gradebook.total(course.id(), person.id()).orElse(null)));
    return row;
  }

  private Map<String, Object> cell(GradeItem item, Person person, Visit visit) {
    var grade = gradebook.grade(item.id(), person.id());
    boolean reviewable = !item.reviewUrl().isEmpty() && item.linkId() != 0;
    var cell = new LinkedHashMap<String, Object>();
    cell.put("item", item.id());
    cell.put("user", person.id());
    cell.put("value", shown(grade.map(Grade::value).orElse(null)));
    cell.put("overridden", grade.filter(Grade::overridden).isPresent());
    cell.put("editable", !item.text());
    cell.put("edit", visit.messages().get("grades.edit.of", person.name(), item.label()));
    cell.put(
        "cmid", reviewable ? site.activity(item.linkId()).map(a -> "" + a.cmid()).orElse("") : "");
    cell.put("review", visit.messages().get("grades.review.of", person.name(), item.label()));
    return cell;
  }

  private Response own(Visit visit, Course course) {
    Map<String, Object> model = CourseHead.of(course, "grades");
    long person = visit.person().id();
    model.put(
        "grades", gradebook.columns(course.id()).stream().map(i -> ownGrade(i, person)).toList());
    model.put("total", shown(gradebook.total(course.id(), person).orElse(null)));
    return pages.page(visit, "grades-own", visit.messages().get("grades.own"), model);
  }

  private Map<String, Object> ownGrade(GradeItem item, long personId) {
    var row = new LinkedHashMap<String, Object>(column(item));
    row.put("value", shown(gradebook.value(item.id(), personId).orElse(null)));
    row.put("comment", gradebook.grade(item.id(), personId).map(Grade::comment).orElse(""));
    return row;
  }

  /** The form for one grade. */
  public Response edit(Visit visit) {
    return form(visit, item(visit), person(visit), "");
  }

  private Response form(Visit visit, GradeItem item, Person person, String problem) {
    BigDecimal value = gradebook.value(item.id(), person.id()).orElse(null);
    Map<String, Object> model = CourseHead.of(site.course(item.courseId()).orElseThrow(), "grades");
    model.put("item", item.id());
    model.put("user", person.id());
    model.put("person", person.name());
    model.put("label", item.label());
    model.put("maximum", item.maximum().toPlainString());
    model.put("value", value == null ? "" : value.stripTrailingZeros().toPlainString());
    model.put("problem", problem);
    return pages.page(visit, "grade", visit.messages().get("grades.edit"), model);
  }

  public Response save(Visit visit) {
    GradeItem item = item(visit);
    Person person = person(visit);
    String typed = visit.parameters().get("value").trim();
    if (!typed.isEmpty() && !typed.matches("\\d{1,6}(\\.\\d{1,5})?")) {
      return form(visit, item, person, visit.messages().get("grades.bad"));
    }
    BigDecimal value = typed.isEmpty() ? null : new BigDecimal(typed);
    if (value != null && value.compareTo(item.maximum()) > 0) {
      return form(visit, item, person, visit.messages().get("grades.bad"));
    }
    gradebook.override(item, person.id(), value);
    visit.ownSession().notice(visit.messages().get("grades.saved", person.name(), item.label()));
    return Response.seeOther("/grade/report/index.php?id=" + item.courseId());
  }

  public Response export(Visit visit) {
    Course course = course(visit, "id");
    if (!site.mayGrade(visit.person(), course.id())) {
      throw MoodleError.notAllowed();
    }
    return Response.of("text/csv; charset=utf-8", csv.of(course, visit.messages()))
        .with(
            "Content-Disposition",
            "attachment; filename=\"" + course.shortName() + "-grades.csv\"");
  }

  private GradeItem item(Visit visit) {
    GradeItem item = gradebook.item(visit.number("item")).orElseThrow(MoodleError::invalidRequest);
    if (!site.mayGrade(visit.person(), item.courseId())) {
      throw MoodleError.notAllowed();
    }
    return item;
  }

  private Person person(Visit visit) {
    return site.person(visit.number("user")).orElseThrow(MoodleError::invalidRequest);
  }

  private Course course(Visit visit, String parameter) {
    return site.course(visit.number(parameter)).orElseThrow(MoodleError::invalidRequest);
  }

  private static String shown(BigDecimal value) {
    return GradesCsv.number(value);
  }
}
