package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.training.control.Calendars;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** 日历订阅: where a person gets the address of their calendar. */
@Path("/c/{launch}/calendar")
@RequestScoped
public class CalendarPages {

  /**
   * @param address shown once; null before it was asked for
   */
  public record CalendarModel(String address) {}

  @Inject private CurrentViewer current;
  @Inject private Calendars calendars;
  @Inject private PublicUrls urls;

  @GET
  @Operation(hidden = true)
  public View page() {
    current.launched();
    return View.of("training/calendar.jte", new CalendarModel(null));
  }

  @POST
  @Operation(hidden = true)
  public View issue() {
    var viewer = current.launched();
    var token = calendars.issue(viewer.tenant(), viewer.personId());
    var address = urls.absolute("/calendar/" + token + ".ics");
    return View.of("training/calendar.jte", new CalendarModel(address));
  }
}
