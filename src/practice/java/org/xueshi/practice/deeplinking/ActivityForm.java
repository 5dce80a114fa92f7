package org.xueshi.practice.deeplinking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** {@code modedit.php}: the form of a new activity, by selection or by address. */
public final class ActivityForm {
  private final Site site;
  private final Tools tools;
  private final Placement placement;
  private final Pages pages;

  public ActivityForm(Site site, Tools tools, Placement placement, Pages pages) {
    this.site = site;
    this.tools = tools;
    this.placement = placement;
    this.pages = pages;
  }

  /** Where the form is; tool 0 for an activity by address. */
  public static String address(long courseId, long toolId) {
    return "/course/modedit.php?add=lti&typeid=" + toolId + "&course=" + courseId;
  }

  public Response show(Visit visit) {
    Course course = editedCourse(visit);
    Optional<Tool> tool = tool(visit);
    List<ChosenItem> chosen = chosen(visit);
    if (chosen.size() > 1) {
      return list(visit, course, chosen);
    }
    ChosenItem item = chosen.isEmpty() ? ChosenItem.BLANK : chosen.get(0);
    return form(visit, course, tool, item, "");
  }

  private Response list(Visit visit, Course course, List<ChosenItem> chosen) {
    List<Map<String, Object>> rows =
        chosen.stream()
            .map(item -> Map.<String, Object>of("name", item.name(), "maximum", item.maximum()))
            .toList();
    var model = model(visit, course);
    model.put("items", rows);
    model.put("count", rows.size());
    return pages.page(visit, "activity-list", visit.messages().get("activity.add"), model);
  }

  private Response form(
      Visit visit, Course course, Optional<Tool> tool, ChosenItem item, String problem) {
    var model = model(visit, course);
    model.put("tool", tool.map(Tool::name).orElse(""));
    model.put("mayselect", tool.filter(Tool::selectsContent).isPresent());
    model.put("selecting", visit.parameters().has("select") && tool.isPresent());
    model.put("selected", !chosen(visit).isEmpty());
    model.put("byaddress", tool.isEmpty());
    model.put("name", item.name());
    model.put("description", item.description());
    model.put("url", item.url());
    model.put("custom", item.custom());
    model.put("maximum", item.maximum());
    model.put("graded", item.graded());
    model.put("problem", problem.isEmpty() ? "" : visit.messages().get(problem));
    return pages.page(visit, "activity-form", visit.messages().get("activity.add"), model);
  }

  private static LinkedHashMap<String, Object> model(Visit visit, Course course) {
    var model = new LinkedHashMap<String, Object>();
    model.put("course", course.id());
    model.put("coursename", course.fullName());
    model.put("typeid", toolId(visit));
    model.put("section", section(visit));
    return model;
  }

  public Response save(Visit visit) {
    Course course = editedCourse(visit);
    List<ChosenItem> chosen = chosen(visit);
    if (chosen.size() > 1) {
      Tool tool = tool(visit).orElseThrow(MoodleError::invalidRequest);
      chosen.forEach(item -> placement.place(item, course.id(), section(visit), tool));
      return done(visit, course);
    }
    ChosenItem item = typed(visit, chosen.isEmpty() ? ChosenItem.BLANK : chosen.get(0));
    Optional<Tool> tool = tool(visit).or(() -> tools.activeFor(item.url()));
    String problem = problem(item, tool);
    if (!problem.isEmpty()) {
      return form(visit, course, tool(visit), item, problem);
    }
    placement.place(item, course.id(), section(visit), tool.orElseThrow());
    return done(visit, course);
  }

  private static ChosenItem typed(Visit visit, ChosenItem chosen) {
    Parameters form = visit.parameters();
    String maximum = form.has("graded") ? form.get("maximum").trim() : "";
    String description = form.has("description") ? form.get("description") : chosen.description();
    String custom = form.has("custom") ? form.get("custom") : chosen.custom();
    String name = form.get("name").trim();
    ChosenItem item = chosen.typed(name, description, custom.replace("\r\n", "\n"), maximum);
    return form.has("url") ? item.at(form.get("url").trim()) : item;
  }

  private static String problem(ChosenItem item, Optional<Tool> tool) {
    if (item.name().isEmpty()) {
      return "activity.noname";
    }
    if (tool.isEmpty()) {
      return "activity.notool";
    }
    return item.graded() && !item.hasSoundMaximum() ? "activity.badmaximum" : "";
  }

  private Response done(Visit visit, Course course) {
    visit.ownSession().take(Selection.key(course.id(), toolId(visit)), Selection.class);
    return Response.seeOther("/course/view.php?id=" + course.id());
  }

  private static List<ChosenItem> chosen(Visit visit) {
    if (!visit.parameters().has("selected")) {
      return List.of();
    }
    String key = Selection.key(visit.number("course"), toolId(visit));
    return visit.ownSession().look(key, Selection.class).map(Selection::items).orElse(List.of());
  }

  private Course editedCourse(Visit visit) {
    Course course = site.course(visit.number("course")).orElseThrow(MoodleError::invalidRequest);
    if (!site.mayEdit(visit.person(), course.id())) {
      throw MoodleError.notAllowed();
    }
    return course;
  }

  private Optional<Tool> tool(Visit visit) {
    return tools.find(toolId(visit)).filter(Tool::active);
  }

  private static long toolId(Visit visit) {
    return visit.parameters().number("typeid").orElse(0L);
  }

  private static int section(Visit visit) {
    return visit.parameters().number("section").orElse(1L).intValue();
  }
}
