package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xueshi.gradebook.entity.SheetAccount;
import org.xueshi.gradebook.entity.SheetRun.Trouble;
import org.xueshi.lti.control.WebServices;
import org.xueshi.lti.control.WebServices.Site;

/** Who learns in a Moodle course: page by page, never the same page twice, never without end. */
@ApplicationScoped
class MoodleRoster {

  static final int PAGE = 500;
  private static final int PEOPLE_MAX = 150_000;
  private static final Set<String> TEACH =
      Set.of("editingteacher", "teacher", "manager", "coursecreator");

  private WebServices services;

  protected MoodleRoster() {}

  @Inject
  MoodleRoster(WebServices services) {
    this.services = services;
  }

  /** An account that learns. */
  record Learner(String id, SheetAccount account) {}

  /**
   * @throws GradeSource.Unreadable if the course is not there, or its pages do not end
   */
  List<Learner> of(Site site, String courseId) {
    var learners = new ArrayList<Learner>();
    var seen = new HashSet<String>();
    for (var from = 0; ; from += PAGE) {
      var page = page(site, courseId, from);
      for (var user : page.getValuesAs(JsonObject.class)) {
        var id = String.valueOf(user.getInt("id"));
        if (!seen.add(id) || seen.size() > PEOPLE_MAX) {
          throw new GradeSource.Unreadable(Trouble.UNUSABLE);
        }
        if (learns(user)) {
          learners.add(new Learner(id, account(id, user)));
        }
      }
      if (page.size() < PAGE) {
        return learners;
      }
    }
  }

  private JsonArray page(Site site, String courseId, int from) {
    var asked = new LinkedHashMap<String, String>();
    asked.put("courseid", courseId);
    option(asked, 0, "userfields", "id,idnumber,fullname,email,roles");
    option(asked, 1, "limitnumber", String.valueOf(PAGE));
    option(asked, 2, "limitfrom", String.valueOf(from));
    option(asked, 3, "onlyactive", "1");
    option(asked, 4, "sortby", "id");
    var answer = services.call(site, "core_enrol_get_enrolled_users", asked);
    if (answer instanceof WebServices.Answer.Value value && value.json() instanceof JsonArray all) {
      return all;
    }
    throw new GradeSource.Unreadable(Trouble.NO_COURSE);
  }

  private static void option(Map<String, String> asked, int number, String name, String value) {
    asked.put("options[" + number + "][name]", name);
    asked.put("options[" + number + "][value]", value);
  }

  private static boolean learns(JsonObject user) {
    if (!user.containsKey("roles")) {
      return true;
    }
    var roles =
        user.getJsonArray("roles").getValuesAs(JsonObject.class).stream()
            .map(role -> role.getString("shortname", ""))
            .toList();
    return roles.contains("student") || roles.stream().noneMatch(TEACH::contains);
  }

  private static SheetAccount account(String id, JsonObject user) {
    return new SheetAccount(
        id,
        user.getString("idnumber", "").strip(),
        user.getString("email", "").strip(),
        user.getString("fullname", ""));
  }
}
