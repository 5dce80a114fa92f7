package org.xueshi.practice.launch;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.site.Activity;

/** The custom claim: the activity's parameters, then the tool's, then those of the services. */
final class CustomParameters {
  private final Gradebook gradebook;
  private final Variables variables;
  private final ServiceClaims services;
  private final Urls urls;

  CustomParameters(Gradebook gradebook, Variables variables, ServiceClaims services, Urls urls) {
    this.gradebook = gradebook;
    this.variables = variables;
    this.services = services;
    this.urls = urls;
  }

  Map<String, Object> of(Launch launch) {
    var custom = new LinkedHashMap<String, Object>();
    add(custom, launch.activity().map(Activity::custom).orElse(""), launch);
    if (launch.message() == MessageType.SUBMISSION_REVIEW) {
      add(custom, reviewed(gradebook, launch).map(GradeItem::reviewCustom).orElse(""), launch);
    }
    add(custom, launch.tool().custom(), launch);
    if (services.isUsedIn(launch)) {
      addServices(custom, launch);
    }
    return custom;
  }

  /** The column whose submission is looked at: the first of the activity that can be reviewed. */
  static Optional<GradeItem> reviewed(Gradebook gradebook, Launch launch) {
    return launch.activity().stream()
        .flatMap(activity -> gradebook.itemsOf(activity).stream())
        .filter(item -> !item.reviewUrl().isEmpty())
        .findFirst();
  }

  private void add(Map<String, Object> custom, String lines, Launch launch) {
    for (String line : lines.lines().toList()) {
      String[] pair = line.split("=", 2);
      if (pair.length == 2) {
        Object value = variables.resolve(pair[1].trim(), launch);
        String name = pair[0].trim();
        custom.put(lowered(name), value);
        custom.put(name, value);
      }
    }
  }

  private static String lowered(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }

  private void addServices(Map<String, Object> custom, Launch launch) {
    long course = launch.course().id();
    long tool = launch.tool().id();
    if (launch.tool().usesMembers()) {
      custom.put("context_memberships_url", urls.memberships(course, tool));
    }
    if (launch.tool().usesSettings()) {
      custom.put("system_setting_url", urls.services() + "/tool/" + tool + "/custom");
      custom.put(
          "context_setting_url",
          urls.services() + "/CourseSection/" + course + "/bindings/tool/" + tool + "/custom");
      if (launch.activity().isPresent()) {
        custom.put("link_setting_url", urls.services() + "/links/{link_id}/custom");
      }
    }
  }
}
