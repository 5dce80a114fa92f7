package org.xueshi.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.control.ApiTokens;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.ApiTokenRow;

/** 接口令牌 in the console: made (shown once), listed, revoked. */
@Path("/console/tokens")
@RequiresPermissions("people:tokens")
@RequestScoped
public class TokenPages {

  /** What was typed. */
  public record Typed(String name, Set<String> scopes, String days) {}

  /**
   * @param secret of the token just made, or {@code null}; it is in no address and shown this once
   */
  public record TokensModel(
      List<ApiTokenRow> tokens, Instant now, Typed typed, String secret, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private ApiTokens tokens;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View list() {
    return View.of("web/tokens.jte", model(fresh(), null, null));
  }

  /** Answers with the page itself: the secret must not travel in a redirect. */
  @POST
  @Operation(hidden = true)
  public Response create(
      @FormParam("name") String name,
      @FormParam("scope") List<String> scopes,
      @FormParam("days") String days) {
    current.console();
    var typed = new Typed(name == null ? "" : name, new LinkedHashSet<>(scopes), days);
    try {
      var secret = tokens.create(typed.name(), typed.scopes(), number(days), current.actor());
      return Response.ok(View.of("web/tokens.jte", model(fresh(), secret, null)))
          .header("Cache-Control", "no-store")
          .build();
    } catch (Refusal refusal) {
      var view = View.of("web/tokens.jte", model(typed, null, refusal.text())).status(422);
      return Response.status(422).entity(view).build();
    }
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/revocation")
  @Operation(hidden = true)
  public Response revoke(@PathParam("id") String id) {
    current.console();
    tokens.revoke(Ids.parse(id).orElseThrow(Refusal::notFound), current.actor());
    return Response.seeOther(URI.create("/console/tokens?done=tokenRevoked")).build();
  }

  private static Typed fresh() {
    return new Typed("", Set.of("ledger:read"), "90");
  }

  private static int number(String typed) {
    try {
      return Integer.parseInt(typed == null ? "" : typed.strip());
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private TokensModel model(Typed typed, String secret, Text problem) {
    var tenant = current.console().tenant();
    return new TokensModel(tokens.all(tenant), clock.instant(), typed, secret, problem);
  }
}
