package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.control.Upload;
import org.xueshi.resources.control.Uploads;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/**
 * Uploads by script: the bare bytes of one file, read in constant memory. Answers in JSON, {@code
 * {"location"}} or {@code {"problem"}} in the reader's language, which upload.js shows beside the
 * file.
 */
@Path("/c/{launch}/resources")
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@RequestScoped
public class UploadResource {

  @Inject private CurrentViewer current;
  @Inject private Uploads uploads;
  @Inject private Messages messages;

  @QueryParam("name")
  private String fileName;

  @QueryParam("title")
  private String title;

  @HeaderParam(HttpHeaders.CONTENT_LENGTH)
  private String length;

  @POST
  @Path("/uploads")
  @Operation(hidden = true)
  public Response add(InputStream body) {
    current.trainer();
    return answer(body, upload -> "/resources/" + uploads.add(upload));
  }

  @POST
  @Path("/{id}/versions/uploads")
  @Operation(hidden = true)
  public Response addVersion(@PathParam("id") String id, InputStream body) {
    current.trainer();
    return answer(
        body,
        upload -> {
          uploads.addVersion(ResourceViews.parse(id), upload);
          return "/resources/" + id;
        });
  }

  private Response answer(InputStream body, Function<Upload, String> take) {
    try {
      var path = take.apply(new Upload(current.actor(), title, fileName, Lengths.of(length), body));
      return json(Response.Status.CREATED.getStatusCode(), "location", current.launchBase() + path);
    } catch (Refusal refusal) {
      var words = messages.text(current.viewer().language(), refusal.text());
      return json(refusal.kind().status(), "problem", words);
    }
  }

  private static Response json(int status, String name, String value) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
        .entity(Json.createObjectBuilder().add(name, value).build().toString())
        .build();
  }
}
