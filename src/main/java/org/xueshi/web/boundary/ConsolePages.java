package org.xueshi.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.people.control.Accounts;
import org.xueshi.web.control.CurrentViewer;

/** The console's first page: where to go from here. */
@Path("/console")
@RequestScoped
public class ConsolePages {

  @Inject private CurrentViewer current;
  @Inject private Accounts accounts;

  @GET
  @Operation(hidden = true)
  public Response home() {
    var viewer = current.console();
    var mustChange =
        accounts
            .byId(viewer.tenant(), viewer.accountId())
            .map(account -> account.mustChangePassword())
            .orElse(true);
    return mustChange
        ? Response.seeOther(URI.create("/console/password")).build()
        : Response.ok(View.of("web/console.jte")).build();
  }
}
