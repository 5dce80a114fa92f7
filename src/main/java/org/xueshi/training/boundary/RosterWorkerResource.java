package org.xueshi.training.boundary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The service worker of offline rosters. It must lie beside what it keeps: a worker's place says
 * how far it reaches.
 */
@Path("/roster/worker.js")
public class RosterWorkerResource {

  @GET
  @Operation(hidden = true)
  public Response worker() {
    try (var in = RosterWorkerResource.class.getResourceAsStream("/assets/js/roster-worker.js")) {
      return Response.ok(in.readAllBytes())
          .header("Content-Type", "text/javascript; charset=utf-8")
          .header("Cache-Control", "no-cache")
          .build();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
