package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.people.control.Districts;
import org.xueshi.resources.control.ContentFiles;
import org.xueshi.resources.control.ServedFile;
import org.xueshi.resources.entity.ByteRange;

/**
 * Files of resources, on the content origin only (see {@link ContentHostFilter}). The token in the
 * path is the whole right to see them; forged, expired and unknown look alike.
 */
@Path("/content/{token}/{path: .*}")
@RequestScoped
public class ContentResource {

  private static final String RANGE = "Range";
  private static final String IF_RANGE = "If-Range";

  /** The address changes when the token does, and under one token a file never changes. */
  private static final String KEEP = "private, max-age=86400, immutable";

  @Inject private Districts districts;
  @Inject private ContentFiles files;
  @Inject private ContentPolicy policy;
  @Context private Request request;

  @PathParam("token")
  private String token;

  @PathParam("path")
  private String path;

  @HeaderParam(RANGE)
  private String range;

  @HeaderParam(IF_RANGE)
  private String ifRange;

  @HeaderParam("Service-Worker")
  private String serviceWorker;

  @GET
  @Operation(hidden = true)
  public Response get() {
    return answer(true);
  }

  @HEAD
  @Operation(hidden = true)
  public Response head() {
    return answer(false);
  }

  private Response answer(boolean withBody) {
    // A package must not stay behind in the browser as a worker on an origin that others use.
    if (serviceWorker != null) {
      return ContentHostFilter.nothing();
    }
    var tenant = districts.current();
    return files
        .find(tenant, token, path)
        .map(served -> answer(tenant, served, withBody))
        .orElseGet(ContentHostFilter::nothing);
  }

  private Response answer(UUID tenant, ServedFile served, boolean withBody) {
    var file = served.file();
    var tag = new EntityTag(file.sha256());
    var unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return unchanged.header(HttpHeaders.CACHE_CONTROL, KEEP).build();
    }
    var asked = ifRange == null || ifRange.equals("\"" + tag.getValue() + "\"") ? range : null;
    var response =
        switch (ByteRange.asked(asked, file.sizeBytes())) {
          case WHOLE -> whole(tenant, served, withBody);
          case PART ->
              part(tenant, served, ByteRange.of(asked, file.sizeBytes()).orElseThrow(), withBody);
          case OUTSIDE ->
              Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                  .header("Content-Range", "bytes */" + file.sizeBytes());
        };
    return described(response, served, tag).build();
  }

  private Response.ResponseBuilder whole(UUID tenant, ServedFile served, boolean withBody) {
    return Response.ok(withBody ? body(tenant, served, 0, served.file().sizeBytes()) : null)
        .header(HttpHeaders.CONTENT_LENGTH, served.file().sizeBytes());
  }

  private Response.ResponseBuilder part(
      UUID tenant, ServedFile served, ByteRange part, boolean withBody) {
    return Response.status(Response.Status.PARTIAL_CONTENT)
        .entity(withBody ? body(tenant, served, part.from(), part.length()) : null)
        .header(HttpHeaders.CONTENT_LENGTH, part.length())
        .header("Content-Range", part.of(served.file().sizeBytes()));
  }

  private StreamingOutput body(UUID tenant, ServedFile served, long from, long length) {
    return out -> {
      try (var in = files.open(tenant, served.file(), from, length)) {
        in.transferTo(out);
      }
    };
  }

  /**
   * A sandboxed page has an origin of its own, to which even the rest of its package is foreign:
   * hence the open CORS header, which gives away nothing that the address does not.
   */
  private Response.ResponseBuilder described(
      Response.ResponseBuilder response, ServedFile served, EntityTag tag) {
    return response
        .header(HttpHeaders.CONTENT_TYPE, served.file().mediaType())
        .header("Accept-Ranges", "bytes")
        .header("Access-Control-Allow-Origin", "*")
        .header("Content-Security-Policy", policy.of(served))
        .header(HttpHeaders.CACHE_CONTROL, KEEP)
        .tag(tag);
  }
}
