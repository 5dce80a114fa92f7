package org.xueshi.practice.pages;

import java.util.Map;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.http.Response;

/** Moodle's error page: 404, whatever went wrong. */
public final class ErrorPages {
  private final Pages pages;
  private final Visits visits;

  public ErrorPages(Pages pages, Visits visits) {
    this.pages = pages;
    this.visits = visits;
  }

  /** The handler, with its Moodle errors shown as pages. */
  public Handler around(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (MoodleError error) {
        return page(visits.of(request), error.getMessage());
      }
    };
  }

  public Response page(Visit visit, String message) {
    String title = visit.messages().get("error.title");
    return pages
        .page(visit, "error", title, Map.of("message", message))
        .status(404, "Not Found")
        .with("Cache-Control", "private, pre-check=0, post-check=0, max-age=0, no-transform")
        .with("X-Frame-Options", "sameorigin");
  }

  /** What nginx says when PHP has died. */
  public static Response badGateway() {
    return Response.of(
            "text/html",
            """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body>
            <center><h1>502 Bad Gateway</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """)
        .status(502, "Bad Gateway");
  }
}
