package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.control.Library;
import org.xueshi.resources.control.Reviews;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** The trainer's library: find, look, rename, withdraw and bring back. */
@Path("/c/{launch}/resources")
@RequestScoped
public class ResourcePages {

  @Inject private CurrentViewer current;
  @Inject private Library library;
  @Inject private ResourceViews views;
  @Inject private Reviews reviews;

  @PathParam("launch")
  private String launch;

  @GET
  @Operation(hidden = true)
  public View list(
      @QueryParam("q") String words,
      @QueryParam("page") @DefaultValue("0") int page,
      @QueryParam("withdrawn") @DefaultValue("false") boolean withdrawn,
      @Context UriInfo address) {
    current.trainer();
    var filter =
        withdrawn ? ResourceFilter.withdrawn(words, page) : ResourceFilter.onOffer(words, page);
    return views.list(filter.with(MetadataForms.asked(address.getQueryParameters())), null);
  }

  @GET
  @Path("/{id}")
  @Operation(hidden = true)
  public View resource(@PathParam("id") String id) {
    current.trainer();
    return views.resource(id, null);
  }

  @POST
  @Path("/{id}/title")
  @Operation(hidden = true)
  public Response rename(@PathParam("id") String id, @FormParam("title") String title) {
    current.trainer();
    try {
      library.rename(current.actor(), ResourceViews.parse(id), title);
    } catch (Refusal refusal) {
      if (refusal.kind() != Refusal.Kind.INVALID) {
        throw refusal;
      }
      return Response.ok(views.resource(id, refusal.text()).status(refusal.kind().status()))
          .build();
    }
    return back(id, "resources.renamed");
  }

  @POST
  @Path("/{id}/metadata")
  @Operation(hidden = true)
  public Response describe(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    current.trainer();
    var typed = MetadataForms.of(form);
    try {
      library.describe(current.actor(), ResourceViews.parse(id), typed);
    } catch (Refusal refusal) {
      if (refusal.kind() != Refusal.Kind.INVALID) {
        throw refusal;
      }
      var again = views.resource(id, refusal.text(), typed);
      return Response.ok(again.status(refusal.kind().status())).build();
    }
    return back(id, "resources.described");
  }

  @POST
  @Path("/{id}/reviews")
  @Operation(hidden = true)
  public Response submit(@PathParam("id") String id) {
    current.trainer();
    reviews.submit(current.actor(), ResourceViews.parse(id));
    return back(id, "resources.submitted");
  }

  @POST
  @Path("/{id}/withdrawal")
  @Operation(hidden = true)
  public Response withdraw(@PathParam("id") String id) {
    current.trainer();
    library.withdraw(current.actor(), ResourceViews.parse(id));
    return back(id, "resources.withdrawn");
  }

  @POST
  @Path("/{id}/restoration")
  @Operation(hidden = true)
  public Response restore(@PathParam("id") String id) {
    current.trainer();
    library.restore(current.actor(), ResourceViews.parse(id));
    return back(id, "resources.restored");
  }

  private Response back(String id, String done) {
    return Response.seeOther(URI.create("/c/" + launch + "/resources/" + id + "?done=" + done))
        .build();
  }
}
