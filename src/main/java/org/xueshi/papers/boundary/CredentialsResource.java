package org.xueshi.papers.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.DistrictKeys;
import org.xueshi.papers.control.Badges;
import org.xueshi.web.control.CurrentViewer;

/** What a wallet or verifier needs to check a credential of ours; for anyone, from any page. */
@Path("/credentials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CredentialsResource {

  private static final String FRESH = "public, max-age=300";

  @Inject private CurrentViewer current;
  @Inject private Badges badges;
  @Inject private DistrictKeys keys;

  /** The issuer's profile (Open Badges 3.0). */
  @GET
  @Path("/issuer")
  @Operation(hidden = true)
  public Response issuer() {
    return open(badges.profile().toString());
  }

  /** All public keys ever used, as JSON Web Key Set. */
  @GET
  @Path("/jwks.json")
  @Operation(hidden = true)
  public Response keySet() {
    return open(keys.keySet(current.viewer().tenant()));
  }

  /** The key that a credential's header names. */
  @GET
  @Path("/keys/{kid: [A-Za-z0-9_-]{1,64}}")
  @Operation(hidden = true)
  public Response key(@PathParam("kid") String kid) {
    return open(keys.publicKey(current.viewer().tenant(), kid).orElseThrow(Refusal::notFound));
  }

  /** Which credentials were withdrawn (1EdTechRevocationList). */
  @GET
  @Path("/status")
  @Operation(hidden = true)
  public Response status() {
    return open(badges.revocations(current.viewer().tenant()).toString());
  }

  private static Response open(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return Response.ok(reader.read().toString())
          .header("Cache-Control", FRESH)
          .header("Access-Control-Allow-Origin", "*")
          .build();
    }
  }
}
