package org.xueshi.practice.launch;

import java.util.Map;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.Repost;
import org.xueshi.practice.pages.Visit;

/** {@code return.php}: where a tool sends people back, out of the iframe and into the course. */
public final class ReturnPage {
  private final Pages pages;

  public ReturnPage(Pages pages) {
    this.pages = pages;
  }

  public Response show(Visit visit) {
    if (visit.somebody().isEmpty()) {
      if (Repost.isSecond(visit)) {
        throw MoodleError.notAllowed();
      }
      return Repost.page(pages, visit);
    }
    Parameters query = visit.parameters();
    for (String name : new String[] {"lti_errormsg", "lti_msg"}) {
      if (query.has(name)) {
        visit.ownSession().notice(query.get(name));
      }
    }
    String next = "/course/view.php?id=" + visit.number("course");
    return pages.bare(
        visit, "leave-frame", visit.messages().get("launch.return"), Map.of("next", next));
  }
}
