package org.xueshi.training.boundary;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.Calendars;
import org.xueshi.training.entity.CalendarText;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** A calendar by its secret address, for calendar programs. */
@Path("/calendar/{token: [A-Za-z0-9_-]+}.ics")
public class CalendarResource {

  @Inject private CurrentViewer current;
  @Inject private Calendars calendars;
  @Inject private Messages messages;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public Response feed(@PathParam("token") String token) {
    var viewer = current.viewer();
    var events = calendars.events(viewer.tenant(), token).orElseThrow(Refusal::notFound);
    var name = messages.text(viewer.language(), "training.calendar.name");
    return Response.ok(CalendarText.of(name, events, clock.instant()))
        .header("Content-Type", "text/calendar; charset=utf-8")
        .build();
  }
}
