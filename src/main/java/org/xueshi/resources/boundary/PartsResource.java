package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.control.Uploads;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/**
 * Uploads in parts that survive a lost line (tus 1.0.0), for upload.js. When all parts are there it
 * asks for the whole to be taken: {@code POST …/parts/whole}.
 */
@Path("/c/{launch}/resources/parts")
@RequestScoped
public class PartsResource {

  @Inject private CurrentViewer current;
  @Inject private Resumables resumables;
  @Inject private Uploads uploads;
  @Inject private Messages messages;
  @Context private HttpServletRequest request;
  @Context private HttpServletResponse response;

  @POST
  @Operation(hidden = true)
  public Response begin() throws IOException {
    return step();
  }

  @OPTIONS
  @Operation(hidden = true)
  public Response offer() throws IOException {
    return step();
  }

  @HEAD
  @Path("/{upload}")
  @Operation(hidden = true)
  public Response where() throws IOException {
    return step();
  }

  @PATCH
  @Path("/{upload}")
  @Operation(hidden = true)
  public Response part() throws IOException {
    return step();
  }

  @DELETE
  @Path("/{upload}")
  @Operation(hidden = true)
  public Response forget() throws IOException {
    return step();
  }

  /** All parts are there: a new resource, or a version of one. */
  @POST
  @Path("/whole")
  @Operation(hidden = true)
  public Response whole(
      @FormParam("upload") String address, @FormParam("resource") String resource) {
    current.trainer();
    try {
      var path = address == null ? "" : java.net.URI.create(address).getPath();
      var place =
          resumables.finish(
              current.actor(),
              path,
              upload -> {
                if (resource == null || resource.isEmpty()) {
                  return uploads.add(upload).toString();
                }
                uploads.addVersion(ResourceViews.parse(resource), upload);
                return resource;
              });
      return json(201, "location", current.launchBase() + "/resources/" + place);
    } catch (IllegalArgumentException noAddress) {
      throw Refusal.notFound();
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

  /** The library writes to the servlet's response; Jakarta REST must say the same. */
  private Response step() throws IOException {
    current.trainer();
    var answer = new RecordedResponse(response);
    resumables.step(current.actor(), request, answer);
    return answer.response();
  }
}
