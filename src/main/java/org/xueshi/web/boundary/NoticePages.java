package org.xueshi.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PersonNotices;
import org.xueshi.web.entity.NoticeRow;
import org.xueshi.web.entity.NoticeWishes;

/** 通知: what a person was told, and how they want to be told. */
@Path("/c/{launch}/notices")
@RequestScoped
public class NoticePages {

  /** Newest first. */
  public record NoticesModel(List<NoticeRow> notices, NoticeWishes wishes) {}

  @Inject private CurrentViewer current;
  @Inject private PersonNotices notices;

  @GET
  @Operation(hidden = true)
  public View page() {
    var viewer = current.launched();
    return View.of(
        "web/notices.jte",
        new NoticesModel(
            notices.of(viewer.tenant(), viewer.personId()),
            notices.wishes(viewer.tenant(), viewer.personId())));
  }

  @POST
  @Path("/reading")
  @Operation(hidden = true)
  public Response read() {
    var viewer = current.launched();
    notices.read(viewer.tenant(), viewer.personId());
    return back("web.noticesRead");
  }

  /** A field that is no time leaves the hour as it is by default. */
  @POST
  @Path("/wishes")
  @Operation(hidden = true)
  public Response wish(
      @FormParam("email") String email,
      @FormParam("digest") String digest,
      @FormParam("from") String from,
      @FormParam("to") String to) {
    var viewer = current.launched();
    var wishes =
        new NoticeWishes(
            email != null,
            digest != null,
            time(from, NoticeWishes.DEFAULT.quietFrom()),
            time(to, NoticeWishes.DEFAULT.quietTo()),
            viewer.language());
    notices.wish(viewer.tenant(), viewer.personId(), wishes);
    return back("web.noticeWishes");
  }

  private static LocalTime time(String typed, LocalTime otherwise) {
    try {
      return typed == null ? otherwise : LocalTime.parse(typed.strip());
    } catch (DateTimeException notATime) {
      return otherwise;
    }
  }

  private Response back(String done) {
    return Response.seeOther(URI.create(current.launchBase() + "/notices?done=" + done)).build();
  }
}
