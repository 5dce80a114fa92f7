package org.xueshi.practice.services;

import java.util.List;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.tools.Scopes;

/** Tool settings: always empty, and never to be written, as found in Moodle 4.5. */
final class ToolSettings {
  private static final List<String> FORMATS =
      List.of("application/vnd.ims.lti.v2.toolsettings.simple+json");
  private static final List<String> METHODS = List.of("GET", "PUT");

  private ToolSettings() {}

  static List<ServiceResource> resources() {
    return List.of(
        ServiceResource.at("/tool/[^/]+/custom", FORMATS, METHODS, ToolSettings::answer),
        ServiceResource.at("/links/[^/]+/custom", FORMATS, METHODS, ToolSettings::answer),
        ServiceResource.at(
            "/CourseSection/[^/]+/bindings/tool/[^/]+/custom",
            FORMATS,
            METHODS,
            ToolSettings::answer));
  }

  private static Response answer(Call call) throws ServiceRefused {
    call.toolWith(Scopes.SETTINGS);
    if (call.is("PUT")) {
      throw new MoodleError("Error writing to database");
    }
    return Response.of(FORMATS.get(0) + "; charset=utf-8", "{}");
  }
}
