package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.xueshi.lti.control.OwnKeys;
import org.xueshi.people.control.Districts;

/** Our public keys, for platforms (Security Framework 6.3). */
@Path("/lti/jwks")
@RequestScoped
public class KeysResource {

  @Inject private OwnKeys keys;
  @Inject private Districts districts;

  /** The JSON Web Key Set; all keys that are or may soon be in use. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response keys() {
    return Response.ok(keys.publicKeys(districts.current()))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}
