package org.xueshi.practice.tools;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.PlatformStorage;
import org.xueshi.practice.pages.Session;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.pages.Visits;

/** Where the administrator registers tools, lets them in, and throws them out. */
public final class ManageToolsPages {
  private static final String MANAGE = "/mod/lti/toolconfigure.php";

  private final String base;
  private final Tools tools;
  private final RegistrationTokens tokens;
  private final Pages pages;

  public ManageToolsPages(String base, Tools tools, RegistrationTokens tokens, Pages pages) {
    this.base = base;
    this.tools = tools;
    this.tokens = tokens;
    this.pages = pages;
  }

  public Response list(Visit visit) {
    requireAdministrator(visit);
    List<Map<String, Object>> cards = tools.all().stream().map(this::card).toList();
    String title = visit.messages().get("tools.title");
    return pages.page(
        visit, "tools", title, Map.of("tools", cards, "base", base, "keepers", keepers(visit)));
  }

  private List<Map<String, Object>> keepers(Visit visit) {
    return Arrays.stream(PlatformStorage.Keeper.values())
        .map(
            keeper ->
                Map.<String, Object>of(
                    "name", keeper.name(),
                    "label", visit.messages().get("storage." + keeper.name()),
                    "current", keeper == pages.storage().keeper()))
        .toList();
  }

  private Map<String, Object> card(Tool tool) {
    var card = new LinkedHashMap<String, Object>();
    card.put("id", tool.id());
    card.put("name", tool.name());
    card.put("description", tool.description());
    card.put("active", tool.active());
    card.put("toolUrl", tool.toolUrl());
    card.put("clientId", tool.clientId());
    return card;
  }

  /** Opens the tool's registration page; first asks when its domain is known already. */
  public Response register(Visit visit) {
    requireAdministrator(visit);
    String url = visit.parameters().get("url").trim();
    if (!url.matches("https?://.+")) {
      visit.ownSession().notice(visit.messages().get("tools.badurl"));
      return Response.seeOther(MANAGE);
    }
    boolean undecided = !visit.parameters().has("type");
    if (undecided && !tools.byDomainOf(url).isEmpty()) {
      return ask(visit, url);
    }
    String title = visit.messages().get("tools.registering");
    return pages.page(visit, "registration", title, Map.of("start", startOf(visit, url)));
  }

  private Response ask(Visit visit, String url) {
    List<Map<String, Object>> known = tools.byDomainOf(url).stream().map(this::card).toList();
    String title = visit.messages().get("tools.known");
    return pages.page(visit, "registration-choice", title, Map.of("url", url, "known", known));
  }

  private static String startOf(Visit visit, String url) {
    var query = new LinkedHashMap<String, Object>();
    query.put("url", url);
    query.put("type", visit.parameters().get("type"));
    query.put("sesskey", visit.ownSession().sesskey());
    return "/mod/lti/startltiadvregistration.php?" + Parameters.encode(query);
  }

  /** What the iframe opens: sends it to the tool, with a token. */
  public Response start(Visit visit) {
    requireAdministrator(visit);
    Visits.requireSesskey(visit);
    String url = visit.parameters().get("url");
    return Response.seeOther(registrationUrl(url, token(visit)));
  }

  private String token(Visit visit) {
    return visit
        .parameters()
        .number("type")
        .flatMap(tools::find)
        .map(tokens::forUpdateOf)
        .orElseGet(tokens::forNewTool);
  }

  /** The tool's registration address with everything it needs. */
  public String registrationUrl(String toolUrl, String token) {
    var query = new LinkedHashMap<String, Object>();
    query.put("openid_configuration", base + "/mod/lti/openid-configuration.php");
    query.put("registration_token", token);
    return toolUrl + (toolUrl.contains("?") ? "&" : "?") + Parameters.encode(query);
  }

  public Response activate(Visit visit) {
    Tool tool = tool(visit);
    tools.activate(tool);
    return done(visit, visit.messages().get("tools.activated", tool.name()));
  }

  public Response remove(Visit visit) {
    Tool tool = tool(visit);
    tools.remove(tool);
    return done(visit, visit.messages().get("tools.removed", tool.name()));
  }

  private static Response done(Visit visit, String notice) {
    Session session = visit.ownSession();
    session.notice(notice);
    return Response.seeOther(MANAGE);
  }

  private Tool tool(Visit visit) {
    requireAdministrator(visit);
    return tools.find(visit.number("id")).orElseThrow(MoodleError::invalidRequest);
  }

  private static void requireAdministrator(Visit visit) {
    if (!visit.person().administrator()) {
      throw MoodleError.notAllowed();
    }
  }
}
