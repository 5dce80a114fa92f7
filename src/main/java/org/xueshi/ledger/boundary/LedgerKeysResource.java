package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.ledger.control.DistrictKeys;
import org.xueshi.people.control.Districts;

/** The district's public keys, for anyone: with them its signatures are checked. */
@Path("/.well-known/xueshi-ledger-keys.json")
@RequestScoped
public class LedgerKeysResource {

  @Inject private DistrictKeys keys;
  @Inject private Districts districts;

  /** A JSON Web Key Set (RFC 7517); keys that were used once stay in it. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Public keys with which the district signs checkpoints of its ledger")
  public Response keys() {
    return Response.ok(keys.keySet(districts.current()))
        .header("Cache-Control", "public, max-age=300")
        .build();
  }
}
