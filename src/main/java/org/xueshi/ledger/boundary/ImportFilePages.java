package org.xueshi.ledger.boundary;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.dhatim.fastexcel.Workbook;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Imports;
import org.xueshi.ledger.entity.ImportFile;
import org.xueshi.ledger.entity.ImportRow.Checked;
import org.xueshi.ledger.entity.ImportRow.Column;
import org.xueshi.ledger.entity.NewImport;
import org.xueshi.web.boundary.FileForms;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 外来学时 by file: upload, a report of every row (the dry run), then ask for all of it. */
@Path("/console/ledger/imports/files")
@RequiresPermissions("ledger:import")
@RequestScoped
public class ImportFilePages {

  private static final int ROWS_SHOWN = 1_000;
  private static final int FORM_BYTES_MAX = 32 << 20;

  /** Where a file is chosen. */
  public record UploadModel(Text problem) {}

  /**
   * The report.
   *
   * @param header what is wrong with the first row
   * @param rows the bad ones first, at most {@value #ROWS_SHOWN}
   * @param good how many rows can be imported
   * @param minutes what they would come to
   */
  public record ReportModel(
      ImportFile file,
      List<Text> header,
      List<Checked> rows,
      int good,
      int bad,
      long minutes,
      String reason,
      Text problem) {

    public boolean canAsk() {
      return header.isEmpty() && bad == 0 && good > 0;
    }
  }

  @Inject private CurrentViewer current;
  @Inject private Imports imports;
  @Inject private TableFile table;
  @Inject private FileForms forms;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View choose() {
    current.console();
    return View.of("ledger/importUpload.jte", new UploadModel(null));
  }

  /** An empty table with the right headers. */
  @GET
  @Path("/template.xlsx")
  @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  @Operation(hidden = true)
  public Response template() {
    var language = current.console().language();
    var headers =
        Stream.of(Column.values())
            .map(column -> messages.text(language, "ledger.import.column." + column))
            .toList();
    StreamingOutput sheet = out -> write(headers, out);
    return Response.ok(sheet)
        .header("Content-Disposition", "attachment; filename=\"import.xlsx\"")
        .build();
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
              .orElseThrow(() -> Refusal.invalid("ledger.refusal.importEmpty"));
      var id = imports.keep(file.fileName(), file.content(), current.actor());
      return Response.seeOther(URI.create("/console/ledger/imports/files/" + id)).build();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      var view = View.of("ledger/importUpload.jte", new UploadModel(refusal.text()));
      return Response.status(status).entity(view.status(status)).build();
    }
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View report(@PathParam("id") UUID id) {
    current.console();
    return View.of("ledger/importReport.jte", model(id, "", null));
  }

  /** Asks for all rows of the file; asked again, the same request. */
  @POST
  @Path("/{id: [0-9a-f-]{36}}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response ask(@PathParam("id") UUID id, InputStream body) {
    current.console();
    var form = forms.read(body, FORM_BYTES_MAX);
    var file = imports.file(current.viewer().tenant(), id);
    try {
      var rows = table.read(file).rows();
      var key = "import-file:" + id + ":" + form.field("attempt");
      var papers = ImportPages.papers(form);
      var asked = new NewImport(key, rows, form.field("reason"), papers);
      var request = imports.propose(asked, current.actor());
      return Response.seeOther(
              URI.create("/console/ledger/imports/" + request.id() + "?done=ledger.importAsked"))
          .build();
    } catch (Refusal refusal) {
      var view =
          View.of("ledger/importReport.jte", model(id, form.field("reason"), refusal.text()));
      return Response.status(422).entity(view.status(422)).build();
    }
  }

  private ReportModel model(UUID id, String reason, Text problem) {
    var tenant = current.viewer().tenant();
    var file = imports.file(tenant, id);
    try {
      var read = table.read(file);
      var checked =
          read.problems().isEmpty() ? imports.check(tenant, read.rows()) : List.<Checked>of();
      var good = (int) checked.stream().filter(Checked::isGood).count();
      var shown =
          Stream.concat(
                  checked.stream().filter(one -> !one.isGood()),
                  checked.stream().filter(Checked::isGood))
              .limit(ROWS_SHOWN)
              .toList();
      var minutes =
          checked.stream()
              .filter(Checked::isGood)
              .mapToLong(one -> one.verdict().posted() + one.verdict().held())
              .sum();
      return new ReportModel(
          file, read.problems(), shown, good, checked.size() - good, minutes, reason, problem);
    } catch (Refusal unreadable) {
      return new ReportModel(file, List.of(unreadable.text()), List.of(), 0, 0, 0, reason, problem);
    }
  }

  private static void write(List<String> headers, OutputStream out) throws java.io.IOException {
    try (var book = new Workbook(out, "Xueshi", "1.0")) {
      var sheet = book.newWorksheet("1");
      for (var i = 0; i < headers.size(); i++) {
        sheet.value(0, i, headers.get(i));
        sheet.width(i, 16);
      }
      sheet.freezePane(0, 1);
    }
  }
}
