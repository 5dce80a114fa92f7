package org.xueshi.practice.pages;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;

/** Style and scripts, under {@code /theme/}. */
public final class StaticFiles implements Handler {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  @Override
  public Response handle(Request request) throws IOException {
    String name = request.path().substring("/theme/".length());
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[a-z-]+\\.[a-z]+")) {
      throw MoodleError.invalidRequest();
    }
    try (InputStream in =
        StaticFiles.class.getResourceAsStream("/org/xueshi/practice/theme/" + name)) {
      if (in == null) {
        throw MoodleError.invalidRequest();
      }
      return Response.of(type, in.readAllBytes()).with("Cache-Control", "max-age=60");
    }
  }
}
