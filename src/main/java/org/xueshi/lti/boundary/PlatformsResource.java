package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.ManualRegistration;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.PlatformForm;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** Platforms by API. Permission {@code platform:manage}; to read, {@code platform:read}. */
@Path("/api/v1/platforms")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlatformsResource {

  /** A platform as it is read. */
  public record PlatformBody(
      UUID id,
      String name,
      String issuer,
      String clientId,
      String authorizationEndpoint,
      String tokenEndpoint,
      String tokenAudience,
      String jwksUri,
      List<String> deploymentIds,
      RegistrationStatus status) {

    static PlatformBody of(Registration platform) {
      var description = platform.description();
      return new PlatformBody(
          platform.id(),
          platform.name(),
          platform.issuer(),
          platform.clientId(),
          description.authorizationEndpoint().toString(),
          description.tokenEndpoint().toString(),
          description.tokenAudience(),
          description.jwksUri().toString(),
          platform.deploymentIds().stream().sorted().toList(),
          platform.status());
    }
  }

  @Inject private Registrations registrations;
  @Inject private ManualRegistration manual;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @GET
  @RequiresPermissions("platform:read")
  @Operation(summary = "All platforms of the district")
  public List<PlatformBody> all() {
    return registrations.all(current.viewer().tenant()).stream().map(PlatformBody::of).toList();
  }

  @POST
  @RequiresPermissions("platform:manage")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Registers a platform, active at once; sent again, brings it up to date (200)")
  public Response register(PlatformForm form) {
    if (form == null) {
      throw Refusal.invalid("web.refusal.http.400");
    }
    var tenant = current.viewer().tenant();
    var before = registrations.all(tenant).stream().map(Registration::id).toList();
    var id = manual.register(form, current.actor());
    var body = PlatformBody.of(registrations.byId(tenant, id).orElseThrow());
    return before.contains(id)
        ? Response.ok(body).build()
        : Response.created(URI.create(urls.absolute("/api/v1/platforms/" + id)))
            .entity(body)
            .build();
  }

  @GET
  @Path("/{id}")
  @RequiresPermissions("platform:read")
  @Operation(summary = "One platform")
  public PlatformBody one(@PathParam("id") String id) {
    return body(Ids.parse(id).orElseThrow(Refusal::notFound));
  }

  @POST
  @Path("/{id}/approval")
  @RequiresPermissions("platform:manage")
  @Operation(summary = "Lets in a platform that registered itself, or was switched off")
  public PlatformBody approve(@PathParam("id") String id) {
    var parsed = Ids.parse(id).orElseThrow(Refusal::notFound);
    registrations.approve(parsed, current.actor());
    return body(parsed);
  }

  @POST
  @Path("/{id}/suspension")
  @RequiresPermissions("platform:manage")
  @Operation(summary = "Switches a platform off; approval lets it in again")
  public PlatformBody suspend(@PathParam("id") String id) {
    var parsed = Ids.parse(id).orElseThrow(Refusal::notFound);
    registrations.disable(parsed, current.actor());
    return body(parsed);
  }

  private PlatformBody body(UUID id) {
    return registrations
        .byId(current.viewer().tenant(), id)
        .map(PlatformBody::of)
        .orElseThrow(Refusal::notFound);
  }
}
