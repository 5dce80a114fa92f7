package org.xueshi.practice.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Scopes;

/** The claims of the services, and of deep linking. */
final class ServiceClaims {
  private final Site site;
  private final Gradebook gradebook;
  private final Urls urls;

  ServiceClaims(Site site, Gradebook gradebook, Urls urls) {
    this.site = site;
    this.gradebook = gradebook;
    this.urls = urls;
  }

  void addTo(Map<String, Object> claims, Launch launch) {
    if (launch.tool().usesGrades()) {
      claims.put(Claims.GRADES, grades(launch));
    }
    if (launch.tool().usesMembers() && isUsedIn(launch)) {
      claims.put(Claims.MEMBERS, members(launch));
    }
    if (launch.message() == MessageType.DEEP_LINKING) {
      claims.put(Claims.DEEP_LINKING, deepLinking(launch));
    }
  }

  /** Moodle names services only to a tool that has an activity in the course. */
  boolean isUsedIn(Launch launch) {
    return site.activities(launch.course().id()).stream()
        .anyMatch(activity -> activity.toolId() == launch.tool().id());
  }

  private Map<String, Object> grades(Launch launch) {
    var grades = new LinkedHashMap<String, Object>();
    grades.put("scope", gradeScopes(launch));
    grades.put("lineitems", urls.lineItems(launch.course().id(), launch.tool().id()));
    List<GradeItem> items = launch.activity().map(gradebook::itemsOf).orElse(List.of());
    if (items.size() == 1) {
      grades.put("lineitem", urls.lineItem(items.get(0)));
    }
    return grades;
  }

  private static List<String> gradeScopes(Launch launch) {
    return launch.tool().scopes().stream()
        .filter(scope -> !scope.equals(Scopes.MEMBERS) && !scope.equals(Scopes.SETTINGS))
        .sorted()
        .toList();
  }

  private Map<String, Object> members(Launch launch) {
    var members = new LinkedHashMap<String, Object>();
    members.put(
        "context_memberships_url", urls.memberships(launch.course().id(), launch.tool().id()));
    members.put("service_versions", List.of("1.0", "2.0"));
    return members;
  }

  private Map<String, Object> deepLinking(Launch launch) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("accept_types", List.of("ltiResourceLink"));
    settings.put("accept_presentation_document_targets", List.of("frame", "iframe", "window"));
    settings.put("accept_copy_advice", false);
    settings.put("accept_multiple", true);
    settings.put("accept_unsigned", false);
    settings.put("auto_create", false);
    settings.put("can_confirm", false);
    settings.put("deep_link_return_url", urls.contentReturn(launch));
    settings.put("title", launch.tool().name());
    settings.put("text", "");
    return settings;
  }
}
