package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.boundary.SheetModels.FileModel;
import org.xueshi.gradebook.control.SheetRuns;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.boundary.FileForms;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 成绩册文件: handed in, looked at row by row, then compared like any other source. */
@Path("/console/gradebook/{run: [0-9a-f-]{36}}/sheet/files")
@RequiresPermissions("gradebook:post")
@RequestScoped
public class SheetFilePages {

  @Inject private CurrentViewer current;
  @Inject private CourseFacts courses;
  @Inject private SheetRuns runs;
  @Inject private FileForms forms;

  @GET
  @Operation(hidden = true)
  public View form(@PathParam("run") UUID run) {
    return page(run, null, null, null);
  }

  private View page(UUID run, UUID id, GradeFile file, Text problem) {
    var course = courses.get(current.console().tenant(), run);
    return View.of("gradebook/sheetFile.jte", new FileModel(course, id, file, problem));
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response take(@PathParam("run") UUID run, InputStream body) {
    current.console();
    try {
      var files = forms.read(body, GradeFile.BYTES_MAX).files("file");
      if (files.isEmpty()) {
        throw Refusal.invalid("gradebook.refusal.noFile");
      }
      var file = files.get(0);
      var id = runs.keep(run, file.fileName(), file.content(), current.actor());
      return Response.seeOther(URI.create("/console/gradebook/" + run + "/sheet/files/" + id))
          .build();
    } catch (Refusal no) {
      if (no.kind() == Refusal.Kind.NOT_FOUND) {
        throw no;
      }
      return Response.status(no.kind().status()).entity(page(run, null, null, no.text())).build();
    }
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View preview(@PathParam("run") UUID run, @PathParam("id") UUID id) {
    return page(run, id, runs.file(current.console().tenant(), run, id), null);
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/runs")
  @Operation(hidden = true)
  public Response compare(
      @PathParam("run") UUID run, @PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    var file = runs.file(current.console().tenant(), run, id);
    var maxima = new HashMap<String, BigDecimal>();
    for (var i = 0; i < file.columns().size(); i++) {
      var typed = form.getFirst("maximum." + i);
      if (typed != null) {
        maxima.put(file.columns().get(i).key(), number(typed.strip()));
      }
    }
    try {
      runs.compare(run, id, maxima, current.actor());
      return Response.seeOther(URI.create("/console/gradebook/" + run + "/sheet")).build();
    } catch (Refusal no) {
      return Response.status(no.kind().status()).entity(page(run, id, file, no.text())).build();
    }
  }

  private static BigDecimal number(String typed) {
    return typed.matches("\\d{1,6}(\\.\\d{1,5})?") ? new BigDecimal(typed) : BigDecimal.ZERO;
  }
}
