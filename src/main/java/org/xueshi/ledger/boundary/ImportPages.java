package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Corrections;
import org.xueshi.ledger.control.Documents;
import org.xueshi.ledger.control.Imports;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Document;
import org.xueshi.ledger.entity.ImportRow;
import org.xueshi.ledger.entity.ImportRow.Column;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.ledger.entity.NewImport;
import org.xueshi.ledger.entity.OutsideCredit;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.boundary.FileForm;
import org.xueshi.web.boundary.FileForms;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 外来学时 in the console: what was asked for, one request by form, the second person's decision. */
@Path("/console/ledger/imports")
@RequiresPermissions("ledger:read")
@RequestScoped
public class ImportPages {

  private static final int PAGE_SIZE = 50;
  private static final int ROWS_SHOWN = 500;
  private static final int FORM_BYTES_MAX = 32 << 20;

  /**
   * @param next put into {@code before} to go on; {@code null} at the end
   */
  public record ListModel(
      List<Correction> requests, Map<UUID, PersonRow> people, UUID next, Text problem) {}

  /**
   * The form for one credit.
   *
   * @param typed by column
   * @param problems all of them
   * @param key of the request, so that a form sent twice asks once
   */
  public record FormModel(
      Map<Column, String> typed, String reason, List<Text> problems, String key) {}

  /**
   * One request.
   *
   * @param mayDecide the viewer may, and did not ask for it
   */
  public record RequestModel(
      Correction request,
      List<OutsideCredit> rows,
      int rowCount,
      Map<UUID, PersonRow> people,
      List<Document> documents,
      boolean mayDecide,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Imports imports;
  @Inject private Corrections corrections;
  @Inject private Documents documents;
  @Inject private Persons persons;
  @Inject private FileForms forms;

  @GET
  @Operation(hidden = true)
  public View list(@QueryParam("before") String before) {
    var tenant = current.console().tenant();
    var all = imports.newest(tenant, Ids.parse(before).orElse(null), PAGE_SIZE + 1);
    var shown = all.size() > PAGE_SIZE ? all.subList(0, PAGE_SIZE) : all;
    var next = all.size() > PAGE_SIZE ? shown.get(PAGE_SIZE - 1).id() : null;
    return View.of("ledger/imports.jte", new ListModel(shown, people(shown), next, null));
  }

  @GET
  @Path("/new")
  @RequiresPermissions("ledger:import")
  @Operation(hidden = true)
  public View form() {
    current.console();
    var model = new FormModel(Map.of(), "", List.of(), "import:" + Ids.next());
    return View.of("ledger/importForm.jte", model);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequiresPermissions("ledger:import")
  @Operation(hidden = true)
  public Response ask(InputStream body) {
    current.console();
    var form = forms.read(body, FORM_BYTES_MAX);
    var row = row(form);
    var key = form.field("key");
    try {
      var checked = imports.check(current.viewer().tenant(), List.of(row)).get(0);
      if (!checked.isGood() && imports.byKey(current.viewer().tenant(), key) == null) {
        return again(form, row, checked.problems());
      }
      var asked = new NewImport(key, List.of(row), form.field("reason"), papers(form));
      var request = imports.propose(asked, current.actor());
      return seeOther(request.id() + "?done=ledger.importAsked");
    } catch (Refusal refusal) {
      return again(form, row, List.of(refusal.text()));
    }
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View request(@PathParam("id") UUID id) {
    current.console();
    return View.of("ledger/import.jte", model(id, null));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/decision")
  @RequiresPermissions("ledger:import")
  @Operation(hidden = true)
  public Response decide(
      @PathParam("id") UUID id,
      @FormParam("accept") String accept,
      @FormParam("reason") String reason) {
    current.console();
    model(id, null);
    try {
      var accepted = "yes".equals(accept);
      corrections.decide(id, accepted, reason, current.actor());
      return seeOther(id + "?done=" + (accepted ? "ledger.importPosted" : "ledger.importRefused"));
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(View.of("ledger/import.jte", model(id, refusal.text())).status(status))
          .build();
    }
  }

  private RequestModel model(UUID id, Text problem) {
    var tenant = current.viewer().tenant();
    var request = corrections.get(tenant, id);
    if (request.kind() != Correction.Kind.IMPORT) {
      throw Refusal.notFound();
    }
    var rows = imports.rows(tenant, id);
    var shown = rows.subList(0, Math.min(rows.size(), ROWS_SHOWN));
    var people = persons.byIds(tenant, shown.stream().map(OutsideCredit::person).toList());
    var mayDecide = current.may("ledger:import") && !request.by().equals(current.actor());
    return new RequestModel(
        request, shown, rows.size(), people, documents.about(tenant, id), mayDecide, problem);
  }

  private Map<UUID, PersonRow> people(List<Correction> requests) {
    var ids = requests.stream().map(Correction::person).filter(java.util.Objects::nonNull).toList();
    return persons.byIds(current.viewer().tenant(), ids);
  }

  private static ImportRow row(FileForm form) {
    var cells = new EnumMap<Column, String>(Column.class);
    for (var column : Column.values()) {
      cells.put(column, form.field(column.name()));
    }
    return new ImportRow(1, cells);
  }

  static List<NewDocument> papers(FileForm form) {
    return form.files("documents").stream()
        .map(file -> new NewDocument(file.fileName(), file.content()))
        .toList();
  }

  private static Response again(FileForm form, ImportRow row, List<Text> problems) {
    var model = new FormModel(row.cells(), form.field("reason"), problems, form.field("key"));
    var view = View.of("ledger/importForm.jte", model).status(422);
    return Response.status(422).entity(view).build();
  }

  private static Response seeOther(String path) {
    return Response.seeOther(URI.create("/console/ledger/imports/" + path)).build();
  }
}
