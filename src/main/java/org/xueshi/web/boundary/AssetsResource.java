package org.xueshi.web.boundary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;

/**
 * Styles, scripts, icons. The link holds a fingerprint of the content, so browsers may keep them
 * for good.
 */
@Path("/assets")
public class AssetsResource {

  @GET
  @Path("/{path: .+}")
  @Operation(hidden = true)
  public Response asset(@PathParam("path") String path) {
    var asset = Assets.find(path).orElseThrow(Refusal::notFound);
    return Response.ok(asset.bytes())
        .header(HttpHeaders.CONTENT_TYPE, asset.type())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .build();
  }
}
