package org.xueshi.practice.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Response;

/**
 * The detour for a cross-site request that came without the cookie: a page that posts the same
 * again, this time from the site itself.
 */
public final class Repost {
  private static final String MARK = "repost";

  private Repost() {}

  public static boolean isSecond(Visit visit) {
    return visit.request().form().has(MARK);
  }

  public static Response page(Pages pages, Visit visit) {
    var fields = new LinkedHashMap<>(visit.request().form().values());
    fields.put(MARK, "1");
    List<Map<String, Object>> rows =
        fields.entrySet().stream()
            .map(e -> Map.<String, Object>of("name", e.getKey(), "value", e.getValue()))
            .toList();
    String action = visit.request().target();
    String title = visit.messages().get("launch.title");
    return pages
        .bare(visit, "post", title, Map.of("id", "repost", "action", action, "fields", rows))
        .with("Cache-Control", "private, pre-check=0, post-check=0, max-age=0, no-transform")
        .with("X-Frame-Options", "sameorigin");
  }
}
