package org.xueshi.practice.launch;

import java.util.LinkedHashMap;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.http.Parameters;

/** The addresses Moodle puts into tokens and service answers. */
public final class Urls {
  private final String base;

  public Urls(String base) {
    this.base = base;
  }

  public String base() {
    return base;
  }

  public String services() {
    return base + "/mod/lti/services.php";
  }

  public String lineItems(long courseId, long toolId) {
    return services() + "/" + courseId + "/lineitems?type_id=" + toolId;
  }

  public String lineItem(GradeItem item) {
    return services()
        + "/"
        + item.courseId()
        + "/lineitems/"
        + item.id()
        + "/lineitem?type_id="
        + item.toolId();
  }

  public String memberships(long courseId, long toolId) {
    return services() + "/CourseSection/" + courseId + "/bindings/" + toolId + "/memberships";
  }

  String outcomes() {
    return base + "/mod/lti/service.php";
  }

  String launchReturn(Launch launch) {
    var query = new LinkedHashMap<String, Object>();
    query.put("course", launch.course().id());
    query.put("launch_container", launch.container().number());
    query.put("instanceid", launch.activityId());
    query.put("sesskey", launch.sesskey());
    return base + "/mod/lti/return.php?" + Parameters.encode(query);
  }

  String contentReturn(Launch launch) {
    var query = new LinkedHashMap<String, Object>();
    query.put("course", launch.course().id());
    query.put("id", launch.tool().id());
    query.put("sesskey", launch.sesskey());
    return base + "/mod/lti/contentitem_return.php?" + Parameters.encode(query);
  }
}
