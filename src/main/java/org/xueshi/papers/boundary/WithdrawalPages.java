package org.xueshi.papers.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Withdrawals;
import org.xueshi.ledger.entity.Withdrawal;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 撤回复核: what one person asked for, another decides. */
@Path("/console/papers/withdrawals")
@RequiresPermissions("ledger:read")
@RequestScoped
public class WithdrawalPages {

  /**
   * A request and the paper it is about.
   *
   * @param own the viewer asked for it, and so cannot accept it
   */
  public record Line(Withdrawal asked, Handed handed, boolean own) {}

  /** What waits. */
  public record InboxModel(List<Line> lines, boolean mayDecide, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Withdrawals withdrawals;
  @Inject private HandedOut handedOut;

  @GET
  @Operation(hidden = true)
  public View inbox() {
    return View.of("papers/withdrawals.jte", model(null));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}")
  @RequiresPermissions("ledger:withdraw")
  @Operation(hidden = true)
  public Response decide(@PathParam("id") String id, @FormParam("decision") String decision) {
    current.console();
    var asked = Ids.parse(id).orElseThrow(Refusal::notFound);
    try {
      withdrawals.decide(asked, "accept".equals(decision), current.actor());
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      var view = View.of("papers/withdrawals.jte", model(refusal.text())).status(422);
      return Response.status(422).entity(view).build();
    }
    return Response.seeOther(
            URI.create("/console/papers/withdrawals?done=papers.withdrawalDecided"))
        .build();
  }

  private InboxModel model(Text problem) {
    var tenant = current.console().tenant();
    var lines =
        withdrawals.open(tenant).stream()
            .flatMap(
                asked ->
                    handedOut.find(tenant, asked.code()).stream()
                        .map(
                            handed ->
                                new Line(asked, handed, asked.askedBy().equals(current.actor()))))
            .toList();
    return new InboxModel(lines, current.may("ledger:withdraw"), problem);
  }
}
