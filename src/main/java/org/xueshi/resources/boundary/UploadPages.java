package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.resources.control.Upload;
import org.xueshi.resources.control.Uploads;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/**
 * Uploads by an ordinary form, for browsers without script: whoever is refused sees the same page
 * again, with the reason.
 */
@Path("/c/{launch}/resources")
@Consumes(MediaType.MULTIPART_FORM_DATA)
@RequestScoped
public class UploadPages {

  @Inject private CurrentViewer current;
  @Inject private Uploads uploads;
  @Inject private ResourceViews views;
  @Inject private UploadForms forms;

  @PathParam("launch")
  private String launch;

  @HeaderParam(HttpHeaders.CONTENT_LENGTH)
  private String length;

  @POST
  @Operation(hidden = true)
  public Response add(InputStream body) {
    current.trainer();
    return answer(
        body,
        upload -> "/resources/" + uploads.add(upload) + "?done=resources.added",
        problem -> views.list(ResourceFilter.onOffer("", 0), problem));
  }

  @POST
  @Path("/{id}/versions")
  @Operation(hidden = true)
  public Response addVersion(@PathParam("id") String id, InputStream body) {
    current.trainer();
    return answer(
        body,
        upload -> {
          uploads.addVersion(ResourceViews.parse(id), upload);
          return "/resources/" + id + "?done=resources.versioned";
        },
        problem -> views.resource(id, problem));
  }

  private Response answer(
      InputStream body, Function<Upload, String> take, Function<Text, View> again) {
    try {
      uploads.admit(Lengths.of(length));
      var path = forms.with(body, current.actor(), take);
      return Response.seeOther(URI.create("/c/" + launch + path)).build();
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      return Response.ok(again.apply(refusal.text()).status(refusal.kind().status())).build();
    }
  }
}
