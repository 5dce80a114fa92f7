package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.ledger.control.BookExport;
import org.xueshi.ledger.control.Checkpoints;
import org.xueshi.ledger.control.Verification;
import org.xueshi.ledger.entity.Checkpoint;
import org.xueshi.ledger.entity.VerificationRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 台账核验: run it, and see what each run found. */
@Path("/console/ledger/verification")
@RequiresPermissions("ledger:read")
@RequestScoped
public class VerificationPages {

  private static final int RUNS_SHOWN = 10;
  private static final int CHECKPOINTS_SHOWN = 31;

  /**
   * @param runs newest first; empty if there was none
   * @param checkpoints newest first
   */
  public record VerificationModel(List<VerificationRun> runs, List<Checkpoint> checkpoints) {}

  @Inject private CurrentViewer current;
  @Inject private Verification verification;
  @Inject private Checkpoints checkpoints;
  @Inject private BookExport export;

  @GET
  @Operation(hidden = true)
  public View runs() {
    var tenant = current.console().tenant();
    return View.of(
        "ledger/verification.jte",
        new VerificationModel(
            verification.runs(tenant, RUNS_SHOWN), checkpoints.newest(tenant, CHECKPOINTS_SHOWN)));
  }

  /** Today's checkpoint, if the night's job has not taken it. */
  @POST
  @Path("/checkpoints")
  @RequiresPermissions("ledger:verify")
  @Operation(hidden = true)
  public Response checkpoint() {
    var taken = checkpoints.take(current.console().tenant());
    var done = taken.isPresent() ? "ledger.checkpointTaken" : "ledger.checkpointThere";
    return Response.seeOther(URI.create("/console/ledger/verification?done=" + done)).build();
  }

  /** A checkpoint to be kept elsewhere. */
  @GET
  @Path("/checkpoints/{number: [0-9]{1,9}}")
  @Produces("text/plain; charset=utf-8")
  @Operation(hidden = true)
  public Response file(@PathParam("number") int number) {
    var file = checkpoints.file(current.console().tenant(), number);
    return attached(file, "checkpoint-" + number + ".txt");
  }

  /** The whole book for a check outside. */
  @GET
  @Path("/book")
  @Produces("text/plain; charset=utf-8")
  @RequiresPermissions("ledger:export")
  @Operation(hidden = true)
  public Response book() {
    var tenant = current.console().tenant();
    StreamingOutput lines = out -> export.write(tenant, out);
    return attached(lines, "book.txt");
  }

  private static Response attached(Object content, String name) {
    return Response.ok(content)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .build();
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
