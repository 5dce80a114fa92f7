package org.xueshi.roster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Schools;
import org.xueshi.roster.control.RosterImports;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.web.boundary.FileForm;
import org.xueshi.web.boundary.FileForms;
import org.xueshi.web.boundary.Sheet;
import org.xueshi.web.boundary.Sheets;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 名册导入: upload, look at every change and every problem, apply, take back. */
@Path("/console/roster/imports")
@RequiresPermissions("people:write")
@RequestScoped
public class RosterImportPages {

  private static final int FORM_BYTES_MAX = 32 << 20;
  private static final int SHOWN = 500;

  /** Those before, and where a file is chosen. */
  public record ImportsModel(List<RosterImports.Kept> files, List<Text> problems) {}

  /** What a file would do, or did; long lists cut. */
  public record ImportModel(
      RosterImports.Preview preview, Map<UUID, String> schools, int shown, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private RosterImports imports;
  @Inject private RosterFiles files;
  @Inject private FileForms forms;
  @Inject private Schools schools;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View list() {
    return view(List.of());
  }

  /** An empty table with the right headers. */
  @GET
  @Path("/template.xlsx")
  @Operation(hidden = true)
  public Response template() {
    var language = current.console().language();
    var header =
        Stream.of(RosterColumn.values())
            .map(column -> messages.text(language, "roster.column." + column))
            .toList();
    var sheet = new Sheet(messages.text(language, "roster.nav"), header, Stream.of());
    return Sheets.answer(sheet, Sheets.Format.XLSX, "roster");
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response upload(InputStream body) {
    current.console();
    try {
      var form = forms.read(body, FORM_BYTES_MAX);
      var file =
          form.files("file").stream()
              .findFirst()
              .orElseThrow(() -> Refusal.invalid("roster.refusal.empty"));
      var whole = !form.field("whole").isEmpty();
      return OneRoster.isOne(file.content())
          ? kept(file, RosterImports.Source.ONEROSTER, whole, OneRoster.read(file.content()))
          : table(file, whole);
    } catch (Refusal refusal) {
      return refused(List.of(refusal.text()));
    }
  }

  private Response table(FileForm.FilePart file, boolean whole) {
    var table = files.read(file.content());
    return table.problems().isEmpty()
        ? kept(file, RosterImports.Source.TABLE, whole, table.rows())
        : refused(table.problems());
  }

  private Response kept(
      FileForm.FilePart file,
      RosterImports.Source source,
      boolean whole,
      List<org.xueshi.roster.entity.RosterRow> rows) {
    var upload = new RosterImports.Upload(file.fileName(), source, whole, rows);
    return seeOther("/" + imports.keep(tenant(), upload, current.actor()));
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View preview(@PathParam("id") UUID id) {
    current.console();
    return View.of("roster/import.jte", model(id, null));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/application")
  @Operation(hidden = true)
  public Response apply(
      @PathParam("id") UUID id,
      @FormParam("seen") String seen,
      @FormParam("leavers") String leavers) {
    current.console();
    try {
      imports.apply(tenant(), id, seen, leavers != null, current.actor());
      return seeOther("/" + id + "?done=roster.applied");
    } catch (Refusal refusal) {
      return refused(id, refusal);
    }
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/withdrawal")
  @Operation(hidden = true)
  public Response undo(@PathParam("id") UUID id) {
    current.console();
    try {
      imports.undo(tenant(), id, current.actor());
      return seeOther("/" + id + "?done=roster.undone");
    } catch (Refusal refusal) {
      return refused(id, refusal);
    }
  }

  private Response refused(UUID id, Refusal refusal) {
    var status = refusal.kind().status();
    return Response.status(status)
        .entity(View.of("roster/import.jte", model(id, refusal.text())).status(status))
        .build();
  }

  private Response refused(List<Text> problems) {
    return Response.status(422).entity(view(problems).status(422)).build();
  }

  private View view(List<Text> problems) {
    var tenant = current.console().tenant();
    return View.of("roster/imports.jte", new ImportsModel(imports.newest(tenant, 50), problems));
  }

  private ImportModel model(UUID id, Text problem) {
    return new ImportModel(imports.preview(tenant(), id), schools.names(tenant()), SHOWN, problem);
  }

  private UUID tenant() {
    return current.viewer().tenant();
  }

  private static Response seeOther(String path) {
    return Response.seeOther(URI.create("/console/roster/imports" + path)).build();
  }
}
