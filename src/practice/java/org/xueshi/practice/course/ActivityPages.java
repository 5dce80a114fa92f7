package org.xueshi.practice.course;

import java.util.Map;
import java.util.Optional;
import org.xueshi.practice.deeplinking.Placement;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.pages.CourseHead;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** The page of an activity: the tool embedded, and a way to the whole window. */
public final class ActivityPages {
  private final Site site;
  private final Tools tools;
  private final Placement placement;
  private final Pages pages;

  public ActivityPages(Site site, Tools tools, Placement placement, Pages pages) {
    this.site = site;
    this.tools = tools;
    this.placement = placement;
    this.pages = pages;
  }

  public Response view(Visit visit) {
    Activity activity = activity(visit);
    Course course = site.course(activity.courseId()).orElseThrow();
    Optional<Tool> tool = tools.of(activity).filter(Tool::active);
    Map<String, Object> model = CourseHead.of(course, "course");
    model.put("cmid", activity.cmid());
    model.put("activity", activity.name());
    model.put("description", activity.description());
    model.put("working", tool.isPresent());
    model.put("editing", site.mayEdit(visit.person(), course.id()));
    return pages.page(visit, "activity", activity.name(), model);
  }

  public Response remove(Visit visit) {
    Activity activity = activity(visit);
    if (!site.mayEdit(visit.person(), activity.courseId())) {
      throw MoodleError.notAllowed();
    }
    placement.remove(activity);
    visit.ownSession().notice(visit.messages().get("activity.removed", activity.name()));
    return Response.seeOther("/course/view.php?id=" + activity.courseId());
  }

  private Activity activity(Visit visit) {
    Activity activity =
        site.activityByCmid(visit.number("id")).orElseThrow(MoodleError::invalidRequest);
    if (!site.mayView(visit.person(), activity.courseId())) {
      throw MoodleError.notAllowed();
    }
    return activity;
  }
}
