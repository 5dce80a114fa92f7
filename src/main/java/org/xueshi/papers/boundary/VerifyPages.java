package org.xueshi.papers.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.papers.control.GuessLimit;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 核验: for anyone who holds a paper; no session, not to be indexed. */
@Path("/verify")
@RequestScoped
public class VerifyPages {

  /** The form; {@code unknown} is what was asked for in vain, empty at first. */
  public record AskModel(String unknown) {}

  @Inject private CurrentViewer current;
  @Inject private HandedOut handedOut;
  @Inject private GuessLimit guesses;
  @Context private HttpServletRequest request;

  @GET
  @Operation(hidden = true)
  public Response ask(@QueryParam("code") String typed) {
    var code = VerificationCode.typed(typed);
    if (code.isPresent()) {
      return Response.seeOther(URI.create("/verify/" + code.get())).build();
    }
    return typed == null || typed.isBlank()
        ? page(View.of("papers/verifyAsk.jte", new AskModel("")))
        : unknown(typed);
  }

  @GET
  @Path("/{code}")
  @Operation(hidden = true)
  public Response verify(@PathParam("code") String typed) {
    guesses.check(request.getRemoteAddr());
    var found = handedOut.find(current.viewer().tenant(), typed);
    if (found.isEmpty()) {
      guesses.missed(request.getRemoteAddr());
      return unknown(typed);
    }
    return page(View.of("papers/verify.jte", found.get()));
  }

  private static Response unknown(String typed) {
    var shown = typed.length() > 64 ? typed.substring(0, 64) : typed;
    return page(View.of("papers/verifyAsk.jte", new AskModel(shown)).status(404));
  }

  private static Response page(View view) {
    return Response.status(view.status())
        .entity(view)
        .header("X-Robots-Tag", "noindex, nofollow")
        .build();
  }
}
