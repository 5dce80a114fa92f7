package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Imports;
import org.xueshi.ledger.entity.ImportRow;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.ledger.entity.NewImport;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** Credit earned elsewhere by API: a dry run, and a request that a second person decides. */
@Path("/api/v1/imports")
@RequiresPermissions("ledger:post")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

  private static final int KEY_MAX = 100;

  /** A paper, its content in base 64. */
  public record DocumentBody(String fileName, String content) {}

  /**
   * @param rows by column: STAFF_NUMBER, NAME, DISTRICT, INSTITUTION, TITLE, KIND, LEVEL, THEME,
   *     MODE, HOURS or MINUTES, EARNED_ON, STARTS_AT, ENDS_AT
   * @param reason and {@code documents} only to ask, not for a dry run
   */
  public record ImportBody(
      List<Map<String, String>> rows, String reason, List<DocumentBody> documents) {}

  /** What is wrong with a row, all of it; nothing if it can be imported. */
  public record RowBody(
      int row, boolean good, List<String> problems, Integer postedMinutes, Integer heldMinutes) {}

  /** What was found, row by row. */
  public record CheckedBody(int good, int bad, List<RowBody> rows) {}

  /** The request that now waits for a second person. */
  public record AskedBody(UUID correction) {}

  @Inject private CurrentViewer current;
  @Inject private Imports imports;
  @Inject private Messages messages;

  @POST
  @Path("/check")
  public CheckedBody check(ImportBody body) {
    var checked = imports.check(current.viewer().tenant(), rows(body));
    var rows = checked.stream().map(this::told).toList();
    var good = (int) rows.stream().filter(RowBody::good).count();
    return new CheckedBody(good, rows.size() - good, rows);
  }

  @POST
  public Response ask(@HeaderParam("Idempotency-Key") String key, ImportBody body) {
    if (key == null || key.isBlank() || key.length() > KEY_MAX) {
      throw Refusal.invalid("ledger.refusal.api.key", KEY_MAX);
    }
    var asked =
        new NewImport(
            "api-import:" + key.strip(),
            rows(body),
            body.reason() == null ? "" : body.reason(),
            body.documents() == null
                ? List.of()
                : body.documents().stream().map(ImportResource::document).toList());
    var correction = imports.propose(asked, current.actor());
    return Response.status(Response.Status.CREATED).entity(new AskedBody(correction.id())).build();
  }

  private RowBody told(ImportRow.Checked one) {
    var language = current.viewer().language();
    return new RowBody(
        one.row().number(),
        one.isGood(),
        one.problems().stream().map(problem -> messages.text(language, problem)).toList(),
        one.verdict() == null ? null : one.verdict().posted(),
        one.verdict() == null ? null : one.verdict().held());
  }

  private static List<ImportRow> rows(ImportBody body) {
    if (body == null || body.rows() == null) {
      throw Refusal.invalid("ledger.refusal.api.missing", "rows");
    }
    return IntStream.range(0, body.rows().size())
        .mapToObj(index -> new ImportRow(index + 1, cells(body.rows().get(index))))
        .toList();
  }

  private static Map<ImportRow.Column, String> cells(Map<String, String> row) {
    var cells = new EnumMap<ImportRow.Column, String>(ImportRow.Column.class);
    row.forEach(
        (name, value) ->
            cells.put(
                Arrays.stream(ImportRow.Column.values())
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("ledger.refusal.api.unreadable", name)),
                value));
    return cells;
  }

  private static NewDocument document(DocumentBody body) {
    try {
      return new NewDocument(body.fileName(), Base64.getDecoder().decode(body.content()));
    } catch (IllegalArgumentException | NullPointerException unreadable) {
      throw Refusal.invalid("ledger.refusal.api.unreadable", "documents");
    }
  }
}
