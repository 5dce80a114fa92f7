package org.xueshi.practice.deeplinking;

import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.keys.TokenRefused;
import org.xueshi.practice.keys.ToolKeys;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.Repost;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.pages.Visits;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** {@code contentitem_return.php}: takes the tool's answer and closes the dialogue. */
public final class ContentReturn {
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

  private final Site site;
  private final Tools tools;
  private final ToolKeys toolKeys;
  private final Pages pages;

  public ContentReturn(Site site, Tools tools, ToolKeys toolKeys, Pages pages) {
    this.site = site;
    this.tools = tools;
    this.toolKeys = toolKeys;
    this.pages = pages;
  }

  public Response take(Visit visit) {
    if (visit.somebody().isEmpty()) {
      if (Repost.isSecond(visit)) {
        throw MoodleError.notAllowed();
      }
      return Repost.page(pages, visit);
    }
    Visits.requireSesskey(visit);
    Tool tool = tools.find(visit.number("id")).orElseThrow(MoodleError::invalidRequest);
    long courseId = visit.number("course");
    if (!site.mayEdit(visit.person(), courseId)) {
      throw MoodleError.notAllowed();
    }
    Map<String, Object> answer = verified(visit.parameters().get("JWT"), tool);
    return closed(visit, keep(visit, answer, tool) ? next(visit) : "");
  }

  private Map<String, Object> verified(String jwt, Tool tool) {
    try {
      Map<String, Object> answer = toolKeys.verify(jwt, tool.jwksUri());
      if (!tool.clientId().equals(answer.get("iss"))) {
        throw new MoodleError("Consumer key is incorrect.");
      }
      return answer;
    } catch (TokenRefused e) {
      throw MoodleError.exception(e.getMessage());
    }
  }

  /** Whether there is something to make an activity of. Messages wait for the next page. */
  private boolean keep(Visit visit, Map<String, Object> answer, Tool tool) {
    String error = Json.text(answer.get(DL + "errormsg"));
    String message = error.isEmpty() ? Json.text(answer.get(DL + "msg")) : error;
    if (!message.isEmpty()) {
      visit.ownSession().notice(message);
    }
    List<ChosenItem> items =
        Json.list(answer.get(DL + "content_items")).stream()
            .map(item -> ChosenItem.of(Json.object(item), tool))
            .toList();
    if (!error.isEmpty() || items.isEmpty()) {
      return false;
    }
    String key = Selection.key(visit.number("course"), tool.id());
    visit.ownSession().park(key, new Selection(items));
    return true;
  }

  private static String next(Visit visit) {
    return ActivityForm.address(visit.number("course"), visit.number("id")) + "&selected=1";
  }

  private Response closed(Visit visit, String next) {
    String fallback = ActivityForm.address(visit.number("course"), visit.number("id"));
    return pages
        .bare(
            visit,
            "content-return",
            visit.messages().get("select.done"),
            Map.of("next", next, "fallback", next.isEmpty() ? fallback : next))
        .with("Cache-Control", "private, pre-check=0, post-check=0, max-age=0, no-transform")
        .with("X-Frame-Options", "sameorigin");
  }
}
