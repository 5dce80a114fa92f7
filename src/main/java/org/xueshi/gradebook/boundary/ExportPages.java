package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.control.DistrictExports;
import org.xueshi.gradebook.entity.ExportJob;
import org.xueshi.gradebook.entity.ExportLayout;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.boundary.Csv;
import org.xueshi.web.boundary.FileForms;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 上报: layouts, files with what is new, receipts. */
@Path("/console/gradebook/exports")
@RequiresPermissions("gradebook:post")
@RequestScoped
public class ExportPages {

  private static final int FILES_SHOWN = 30;

  /**
   * Layouts and files.
   *
   * @param typed what stands in the form
   */
  public record ListModel(
      List<ExportJob.Layout> layouts, List<ExportJob> files, Typed typed, List<Text> problems) {}

  /** A layout in the form. */
  public record Typed(String name, String definition) {

    static final Typed USUAL =
        new Typed(
            "", Stream.of(ExportLayout.Field.values()).map(Typed::line).reduce("", String::concat));

    private static String line(ExportLayout.Field field) {
      return field + " = " + field + "\n";
    }
  }

  /** A file and its rows. */
  public record FileModel(
      ExportJob job, List<ExportJob.Row> rows, List<Text> problems, Text taken) {}

  @Inject private CurrentViewer current;
  @Inject private DistrictExports exports;
  @Inject private FileForms forms;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View list() {
    return page(Typed.USUAL, List.of());
  }

  private View page(Typed typed, List<Text> problems) {
    var tenant = current.console().tenant();
    var model =
        new ListModel(
            exports.layouts(tenant), exports.newest(tenant, FILES_SHOWN), typed, problems);
    return View.of("gradebook/exports.jte", model);
  }

  @POST
  @Path("/layouts")
  @Operation(hidden = true)
  public Response keep(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("definition") @DefaultValue("") String definition) {
    var typed = new Typed(name, definition);
    try {
      var problems = exports.keep(current.console().tenant(), name, definition);
      return problems.isEmpty()
          ? Response.seeOther(URI.create("/console/gradebook/exports?done=gradebook.layoutKept"))
              .build()
          : Response.status(422).entity(page(typed, problems)).build();
    } catch (Refusal no) {
      return Response.status(no.kind().status()).entity(page(typed, List.of(no.text()))).build();
    }
  }

  @POST
  @Path("/files")
  @Operation(hidden = true)
  public Response make(@FormParam("layout") @DefaultValue("") String layout) {
    current.console();
    var id = org.xueshi.kernel.entity.Ids.parse(layout).orElseThrow(Refusal::notFound);
    try {
      return to(exports.make(id, current.actor()).job());
    } catch (DistrictExports.Faulty faulty) {
      var all = new ArrayList<>(List.of(faulty.text()));
      all.addAll(faulty.problems());
      return Response.status(422).entity(page(Typed.USUAL, all)).build();
    } catch (Refusal no) {
      return Response.status(no.kind().status())
          .entity(page(Typed.USUAL, List.of(no.text())))
          .build();
    }
  }

  private static Response to(UUID job) {
    return Response.seeOther(URI.create("/console/gradebook/exports/" + job)).build();
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View file(@PathParam("id") UUID id) {
    return file(id, List.of(), null);
  }

  private View file(UUID id, List<Text> problems, Text taken) {
    var tenant = current.console().tenant();
    var job = exports.get(tenant, id);
    return View.of(
        "gradebook/export.jte", new FileModel(job, exports.rows(tenant, id), problems, taken));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/receipts")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response receipts(@PathParam("id") UUID id, InputStream body) {
    var tenant = current.console().tenant();
    try {
      var files = forms.read(body, GradeFile.BYTES_MAX).files("file");
      if (files.isEmpty()) {
        throw Refusal.invalid("gradebook.refusal.noFile");
      }
      var read = exports.receipts(tenant, id, files.get(0).content());
      var taken = Text.of("gradebook.export.taken", read.accepted(), read.rejected());
      return read.problems().isEmpty()
          ? Response.ok(file(id, List.of(), taken)).build()
          : Response.status(422).entity(file(id, read.problems(), null)).build();
    } catch (Refusal no) {
      if (no.kind() == Refusal.Kind.NOT_FOUND) {
        throw no;
      }
      return Response.status(no.kind().status()).entity(file(id, List.of(no.text()), null)).build();
    }
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}/file.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response csv(@PathParam("id") UUID id) {
    var viewer = current.console();
    var job = exports.get(viewer.tenant(), id);
    var layout = ExportLayout.parse(job.definition());
    var header = new ArrayList<String>();
    header.add(messages.text(viewer.language(), "gradebook.export.record"));
    layout.columns().forEach(column -> header.add(column.heading()));
    var rows =
        exports.rows(viewer.tenant(), id).stream()
            .sorted(java.util.Comparator.comparingInt(ExportJob.Row::number))
            .map(
                row -> {
                  var line = new ArrayList<String>();
                  line.add(row.recordId().toString());
                  line.addAll(layout.line(row.facts(), new ArrayList<>()));
                  return (List<String>) line;
                });
    return Response.ok(Csv.table(Stream.concat(Stream.of(header), rows)))
        .header("Content-Disposition", "attachment; filename=\"records.csv\"")
        .build();
  }
}
