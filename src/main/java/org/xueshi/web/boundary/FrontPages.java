package org.xueshi.web.boundary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The front door: what this is and where to go. */
@Path("/")
public class FrontPages {

  @GET
  @Operation(hidden = true)
  public View front() {
    return View.of("web/front.jte");
  }
}
