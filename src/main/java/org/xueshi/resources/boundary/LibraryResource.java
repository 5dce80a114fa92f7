package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.resources.control.Library;
import org.xueshi.resources.control.Upload;
import org.xueshi.resources.control.Uploads;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.resources.entity.ResourceRow;
import org.xueshi.web.control.CurrentViewer;

/** The library for machines: list, and upload the bare bytes of a file. */
@Path("/api/v1/resources")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class LibraryResource {

  @Inject private CurrentViewer current;
  @Inject private Library library;
  @Inject private Uploads uploads;

  /** Resources on offer, newest first, 20 a page. */
  @GET
  @RequiresPermissions("resource:read")
  public List<ResourceRow> list(
      @QueryParam("q") String words, @QueryParam("page") @DefaultValue("0") int page) {
    return library.list(current.viewer().tenant(), ResourceFilter.onOffer(words, page));
  }

  /** 201 with the new resource. */
  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @RequiresPermissions("resource:write")
  public Response add(
      @QueryParam("title") String title,
      @QueryParam("name") String fileName,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
      InputStream body) {
    var id = uploads.add(new Upload(current.actor(), title, fileName, Lengths.of(length), body));
    return Response.status(Response.Status.CREATED)
        .entity(library.resource(current.viewer().tenant(), id))
        .build();
  }
}
