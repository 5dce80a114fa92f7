package org.xueshi.roster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.control.PersonSearch;
import org.xueshi.people.control.Schools;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.web.boundary.Sheet;
import org.xueshi.web.boundary.Sheets;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 教师名册 in the console: looked through, and exported as it is shown. */
@Path("/console/roster")
@RequiresPermissions("people:read")
@RequestScoped
public class RosterPages {

  private static final int PAGE_SIZE = 50;
  private static final int EXPORT_MAX = 100_000;

  /**
   * @param next query of the next page, or null at the end
   * @param query of this one, without paging, for exports
   */
  public record RosterModel(
      List<PersonRow> people,
      Map<UUID, String> schools,
      String words,
      UUID school,
      String next,
      String query,
      boolean mayWrite) {}

  @Inject private CurrentViewer current;
  @Inject private PersonSearch search;
  @Inject private Schools schools;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View list(
      @QueryParam("words") String words,
      @QueryParam("school") String school,
      @QueryParam("after") String after) {
    var tenant = current.console().tenant();
    var asked = asked(words, school);
    var found = search.find(tenant, asked, after == null ? "" : after, PAGE_SIZE + 1);
    var more = found.size() > PAGE_SIZE;
    var shown = more ? found.subList(0, PAGE_SIZE) : found;
    var query =
        "?words=" + encoded(asked.words()) + (asked.school() == null ? "" : "&school=" + school);
    var next = more ? query + "&after=" + encoded(shown.get(PAGE_SIZE - 1).staffNumber()) : null;
    return View.of(
        "roster/list.jte",
        new RosterModel(
            shown,
            schools.names(tenant),
            asked.words(),
            asked.school(),
            next,
            query,
            current.may("people:write")));
  }

  @GET
  @Path("/export.{format: csv|xlsx}")
  @Operation(hidden = true)
  public Response export(
      @PathParam("format") String format,
      @QueryParam("words") String words,
      @QueryParam("school") String school) {
    var viewer = current.console();
    var rows = search.find(viewer.tenant(), asked(words, school), "", EXPORT_MAX);
    var columns =
        List.of(
            RosterColumn.STAFF_NUMBER,
            RosterColumn.NAME,
            RosterColumn.SCHOOL_CODE,
            RosterColumn.SUBJECT,
            RosterColumn.POST,
            RosterColumn.HIRED_ON);
    var header = new ArrayList<String>();
    columns.forEach(
        column ->
            header.add(
                messages.text(
                    viewer.language(),
                    column == RosterColumn.SCHOOL_CODE
                        ? "roster.school"
                        : "roster.column." + column)));
    header.add(messages.text(viewer.language(), "roster.leftOn"));
    Stream<List<Object>> cells = rows.stream().map(RosterPages::cells);
    var sheet = new Sheet(messages.text(viewer.language(), "roster.nav"), header, cells);
    return Sheets.answer(sheet, Sheets.Format.of(format), "roster");
  }

  private static List<Object> cells(PersonRow person) {
    var cells = new ArrayList<Object>();
    cells.add(person.staffNumber());
    cells.add(person.displayName());
    cells.add(person.schoolName());
    cells.add(person.subject());
    cells.add(person.post());
    cells.add(person.hiredOn());
    cells.add(person.leftOn());
    return cells;
  }

  private static PersonSearch.Asked asked(String words, String school) {
    return new PersonSearch.Asked(words == null ? "" : words, Ids.parse(school).orElse(null));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
