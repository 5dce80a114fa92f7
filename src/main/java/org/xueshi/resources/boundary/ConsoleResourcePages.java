package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** The library for the Office and the Bureau: to look, not to change. */
@Path("/console/resources")
@RequestScoped
@RequiresPermissions("resource:read")
public class ConsoleResourcePages {

  @Inject private CurrentViewer current;
  @Inject private ResourceViews views;

  @GET
  @Operation(hidden = true)
  public View list(
      @QueryParam("q") String words,
      @QueryParam("page") @DefaultValue("0") int page,
      @QueryParam("withdrawn") @DefaultValue("false") boolean withdrawn,
      @Context UriInfo address) {
    current.console();
    var filter =
        withdrawn ? ResourceFilter.withdrawn(words, page) : ResourceFilter.onOffer(words, page);
    return views.list(filter.with(MetadataForms.asked(address.getQueryParameters())), null);
  }

  @GET
  @Path("/{id}")
  @Operation(hidden = true)
  public View resource(@PathParam("id") String id) {
    current.console();
    return views.resource(id, null);
  }
}
