package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Climbs;
import org.xueshi.lti.control.Climbs.Waiting;
import org.xueshi.lti.control.Refused;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/**
 * Where a launch goes on whose frame keeps our cookies back: a window of our own that first says
 * whose account it is. That question is what stands between a victim and an attacker's login, so
 * the answer counts only from the very window that asked, never from a form elsewhere.
 */
@Path("/lti/window/{code}")
@RequestScoped
public class WindowPages {

  /** The question; {@code proof} goes back with the answer. */
  public record WindowModel(Waiting waiting, String code, String proof) {}

  private static final int GONE = 410;

  @Inject private Climbs climbs;
  @Inject private LaunchAnswers answers;
  @Inject private CurrentViewer current;

  @Context private HttpHeaders headers;

  @PathParam("code")
  private String code;

  @GET
  @Operation(hidden = true)
  public Response ask() {
    return climbs
        .waiting(code)
        .map(this::question)
        .orElseGet(() -> answers.of(climbs.tooLate(), GONE));
  }

  private Response question(Waiting waiting) {
    var secret = Digests.newSecret();
    var model = new WindowModel(waiting, code, proof(secret));
    return Response.ok(View.of("lti/goOn.jte", model))
        .header(HttpHeaders.SET_COOKIE, LtiCookies.window(secret))
        .header(FramePolicy.HEADER, FramePolicy.never())
        .build();
  }

  @POST
  @Operation(hidden = true)
  public Response goOn(
      @CookieParam(LtiCookies.WINDOW) String secret, @FormParam("proof") String shown) {
    if (secret == null || shown == null || !isEqual(proof(secret), shown)) {
      throw Refusal.forbidden("web.refusal.csrf");
    }
    var arrived = climbs.confirm(code, current.viewer().language());
    return arrived instanceof Refused refused
        ? answers.of(refused, GONE)
        : answers.of(arrived, LtiCookies.cameWith(headers));
  }

  private String proof(String secret) {
    return Digests.sha256Hex(secret + "." + code);
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
