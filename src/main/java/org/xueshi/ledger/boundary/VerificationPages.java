package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.ledger.control.Verification;
import org.xueshi.ledger.entity.VerificationRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 台账核验: run it, and see what each run found. */
@Path("/console/ledger/verification")
@RequiresPermissions("ledger:read")
@RequestScoped
public class VerificationPages {

  private static final int RUNS_SHOWN = 10;

  /** Newest run first; empty if there was none. */
  public record VerificationModel(List<VerificationRun> runs) {}

  @Inject private CurrentViewer current;
  @Inject private Verification verification;

  @GET
  @Operation(hidden = true)
  public View runs() {
    var tenant = current.console().tenant();
    return View.of(
        "ledger/verification.jte", new VerificationModel(verification.runs(tenant, RUNS_SHOWN)));
  }

  @POST
  @Operation(hidden = true)
  public Response run() {
    current.console();
    verification.verify(current.actor());
    return Response.seeOther(URI.create("/console/ledger/verification?done=ledger.verified"))
        .build();
  }
}
