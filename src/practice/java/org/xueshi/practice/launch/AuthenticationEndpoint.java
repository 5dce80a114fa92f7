package org.xueshi.practice.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.PlatformStorage;
import org.xueshi.practice.pages.Repost;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** {@code auth.php}: checks the authentication request and posts the id_token to the tool. */
public final class AuthenticationEndpoint {
  private static final List<String> REQUIRED =
      List.of("scope", "response_type", "client_id", "redirect_uri", "login_hint", "nonce");

  private final Tools tools;
  private final Launches launches;
  private final Pages pages;
  private final PlatformStorage storage;

  public AuthenticationEndpoint(
      Tools tools, Launches launches, Pages pages, PlatformStorage storage) {
    this.tools = tools;
    this.launches = launches;
    this.pages = pages;
    this.storage = storage;
  }

  public Response answer(Visit visit) {
    if (visit.somebody().isEmpty() && !Repost.isSecond(visit)) {
      return Repost.page(pages, visit);
    }
    Parameters request = visit.parameters();
    PendingLaunch pending = pending(visit).orElseThrow(MoodleError::invalidRequest);
    Tool tool = tools.find(pending.toolId()).orElseThrow(MoodleError::invalidRequest);
    if (!tool.redirectUris().contains(request.get("redirect_uri"))) {
      throw MoodleError.invalidRequest();
    }
    return post(visit, request.get("redirect_uri"), fields(visit, pending, tool));
  }

  /** The launch asked for. Without one there is no tool, and so nobody to tell what was wrong. */
  private static Optional<PendingLaunch> pending(Visit visit) {
    Parameters request = visit.parameters();
    boolean complete = REQUIRED.stream().noneMatch(name -> request.get(name).isEmpty());
    boolean openId =
        request.get("scope").equals("openid") && request.get("response_type").equals("id_token");
    Map<String, Object> hint = Json.readObject(request.get("lti_message_hint")).orElse(Map.of());
    if (!complete || !openId || !(hint.get("launchid") instanceof String launchId)) {
      return Optional.empty();
    }
    return visit.session().flatMap(session -> session.take(launchId, PendingLaunch.class));
  }

  private Map<String, String> fields(Visit visit, PendingLaunch pending, Tool tool) {
    Parameters request = visit.parameters();
    Map<String, String> fields = refusal(visit, tool);
    if (fields.isEmpty()) {
      Launch launch = launches.complete(pending, visit);
      fields.put("id_token", launches.token(launch, request.get("nonce")));
    }
    fields.put("state", request.get("state"));
    storage.target().ifPresent(target -> fields.put("lti_storage_target", target));
    return fields;
  }

  /** What is wrong, in Moodle's order; empty when nothing is. */
  private static Map<String, String> refusal(Visit visit, Tool tool) {
    Parameters request = visit.parameters();
    if (!request.get("client_id").equals(tool.clientId())) {
      return error("unauthorized_client");
    }
    if (!request.get("login_hint").equals(Long.toString(visit.person().id()))) {
      return error("access_denied");
    }
    if (!request.get("response_mode").equals("form_post")) {
      return error("invalid_request", "Invalid response_mode");
    }
    if (!List.of("", "none").contains(request.get("prompt"))) {
      return error("invalid_request", "Invalid prompt");
    }
    return new LinkedHashMap<>();
  }

  private static Map<String, String> error(String code) {
    return new LinkedHashMap<>(Map.of("error", code));
  }

  private static Map<String, String> error(String code, String description) {
    Map<String, String> error = error(code);
    error.put("error_description", description);
    return error;
  }

  private Response post(Visit visit, String action, Map<String, String> fields) {
    return pages.bare(
        visit,
        "post",
        visit.messages().get("launch.title"),
        Map.of("id", "ltiAuthForm", "action", action, "fields", LaunchPages.rows(fields)));
  }
}
