package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.SignIns;
import org.xueshi.training.entity.Scan;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/**
 * Where the QR code on the trainer's screen leads. Whose phone it is we do not know there: the scan
 * stays in the browser for ten minutes, and whoever comes in from the platform uses it.
 */
@Path("/sign/{session: [0-9a-f-]{36}}/{kind: in|out}/{token}")
@RequestScoped
public class ScanPages {

  static final String COOKIE = "xs-scan";

  /** What was scanned; {@code good} if the code was the one on the screen. */
  public record ScanModel(TrainingSession session, StampKind kind, boolean good) {}

  @Inject private CurrentViewer current;
  @Inject private Components components;
  @Inject private SignIns signIns;

  @GET
  @Operation(hidden = true)
  public Response scan(
      @PathParam("session") String id,
      @PathParam("kind") String kindName,
      @PathParam("token") String token) {
    UUID known = Ids.parse(id).orElseThrow(Refusal::notFound);
    var session = components.find(current.viewer().tenant(), known, TrainingSession.class);
    var kind = "out".equals(kindName) ? StampKind.OUT : StampKind.IN;
    var scan = signIns.scanned(session, kind, token);
    var status = scan.isPresent() ? 200 : 422;
    var answer =
        Response.status(status)
            .entity(
                View.of("training/scan.jte", new ScanModel(session, kind, scan.isPresent()))
                    .status(status));
    scan.ifPresent(one -> answer.header("Set-Cookie", cookie(one)));
    return answer.build();
  }

  /** Lax: it must come along when the platform, another site, leads back to us in this window. */
  private static String cookie(Scan scan) {
    return COOKIE
        + "="
        + scan.id()
        + "; Path=/c; Max-Age="
        + Scan.LASTS.toSeconds()
        + "; Secure; HttpOnly; SameSite=Lax";
  }
}
