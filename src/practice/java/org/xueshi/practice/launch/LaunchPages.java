package org.xueshi.practice.launch;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.PlatformStorage;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** Starts a launch: leaves it in the session and posts the login initiation to the tool. */
public final class LaunchPages {
  private final Site site;
  private final Tools tools;
  private final Launches launches;
  private final Pages pages;
  private final PlatformStorage storage;
  private final SecureRandom random = new SecureRandom();

  public LaunchPages(
      Site site, Tools tools, Launches launches, Pages pages, PlatformStorage storage) {
    this.site = site;
    this.tools = tools;
    this.launches = launches;
    this.pages = pages;
    this.storage = storage;
  }

  /** {@code launch.php}: opens an activity, or the submission of somebody. */
  public Response launch(Visit visit) {
    Activity activity =
        site.activityByCmid(visit.number("id")).orElseThrow(MoodleError::invalidRequest);
    if (!site.mayView(visit.person(), activity.courseId())) {
      throw MoodleError.notAllowed();
    }
    Tool tool = tools.of(activity).filter(Tool::active).orElseThrow(MoodleError::invalidRequest);
    boolean review = visit.parameters().get("action").equals("gradeReport");
    var pending =
        new PendingLaunch(
            activity.courseId(),
            tool.id(),
            activity.id(),
            review ? MessageType.SUBMISSION_REVIEW : MessageType.RESOURCE_LINK,
            review ? visit.number("user") : 0,
            Container.of(visit.parameters().get("container")));
    var hint = new LinkedHashMap<String, Object>();
    hint.put("cmid", activity.cmid());
    return initiate(visit, pending, "ltilaunch" + activity.id() + "_", hint);
  }

  /** {@code contentitem.php}: opens the tool's selection. */
  public Response select(Visit visit) {
    long courseId = visit.number("course");
    if (!site.mayEdit(visit.person(), courseId)) {
      throw MoodleError.notAllowed();
    }
    Optional<Tool> tool = tools.find(visit.number("id"));
    Tool found =
        tool.filter(Tool::active)
            .filter(Tool::selectsContent)
            .orElseThrow(MoodleError::invalidRequest);
    var pending =
        new PendingLaunch(courseId, found.id(), 0, MessageType.DEEP_LINKING, 0, Container.IFRAME);
    return initiate(visit, pending, "ltilaunch_ContentItemSelectionRequest", new LinkedHashMap<>());
  }

  private Response initiate(
      Visit visit, PendingLaunch pending, String prefix, Map<String, Object> hint) {
    String launchId = prefix + random.nextInt(Integer.MAX_VALUE);
    visit.ownSession().park(launchId, pending);
    hint.put("launchid", launchId);
    Launch launch = launches.complete(pending, visit);
    var fields = new LinkedHashMap<String, String>();
    fields.put("iss", launches.issuer());
    fields.put("target_link_uri", launches.target(launch));
    fields.put("login_hint", Long.toString(visit.person().id()));
    fields.put("lti_message_hint", Json.write(hint));
    fields.put("client_id", launch.tool().clientId());
    fields.put("lti_deployment_id", Long.toString(launch.tool().id()));
    storage.target().ifPresent(target -> fields.put("lti_storage_target", target));
    return post(visit, launch.tool().loginUrl(), fields);
  }

  private Response post(Visit visit, String action, Map<String, String> fields) {
    return pages.bare(
        visit,
        "post",
        visit.messages().get("launch.title"),
        Map.of("id", "ltiInitiateLoginForm", "action", action, "fields", rows(fields)));
  }

  static List<Map<String, Object>> rows(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> Map.<String, Object>of("name", e.getKey(), "value", e.getValue()))
        .toList();
  }
}
