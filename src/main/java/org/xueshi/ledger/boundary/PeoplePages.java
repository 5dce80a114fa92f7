package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Corrections;
import org.xueshi.ledger.control.DistrictStandings;
import org.xueshi.ledger.control.Inquiries;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Inquiry;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.TeacherOutlook;
import org.xueshi.people.control.PersonSearch;
import org.xueshi.people.control.Persons;
import org.xueshi.people.control.Schools;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** The Office looks for a teacher, and sees everything of their hours on one page. */
@Path("/console/ledger/people")
@RequiresPermissions("ledger:read")
@RequestScoped
public class PeoplePages {

  private static final int PAGE_SIZE = 50;

  /**
   * Who was found.
   *
   * @param next query string of the next page; {@code null} at the end
   */
  public record PeopleModel(
      String person,
      UUID school,
      List<TeacherOutlook> teachers,
      String next,
      Map<UUID, String> schools,
      RulePack.Hour hour) {

    /** Hours as the pack's rounding rule shows them. */
    public BigDecimal shown(Hours hours) {
      return hour.shown(hours);
    }
  }

  /** One teacher. */
  public record PersonModel(
      PersonRow person, HoursModel hours, List<Inquiry> inquiries, List<Correction> corrections) {}

  @Inject private CurrentViewer current;
  @Inject private PersonSearch search;
  @Inject private DistrictStandings standings;
  @Inject private RulePacks packs;
  @Inject private Schools schools;
  @Inject private Persons persons;
  @Inject private HoursModels models;
  @Inject private Inquiries inquiries;
  @Inject private Corrections corrections;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View people(
      @QueryParam("person") String person,
      @QueryParam("school") String school,
      @QueryParam("after") String after) {
    var tenant = current.console().tenant();
    var words = person == null ? "" : person.strip();
    var at = Ids.parse(school).orElse(null);
    var asked = new PersonSearch.Asked(words, at);
    var found = search.find(tenant, asked, after == null ? "" : after, PAGE_SIZE + 1);
    var shown = found.size() > PAGE_SIZE ? found.subList(0, PAGE_SIZE) : found;
    var next =
        found.size() > PAGE_SIZE ? next(words, at, shown.get(PAGE_SIZE - 1).staffNumber()) : null;
    var hour = packs.all(tenant).get(0).hour();
    return View.of(
        "ledger/people.jte",
        new PeopleModel(words, at, standings.of(tenant, shown), next, schools.names(tenant), hour));
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View person(@PathParam("id") UUID id, @BeanParam HoursQuery asked) {
    var tenant = current.console().tenant();
    var person = persons.byId(tenant, id).orElseThrow(Refusal::notFound);
    var place = new HoursModel.Place("/ledger/people/" + id, false, false);
    var submitted =
        inquiries.ofPerson(tenant, id).stream().filter(one -> one.submittedAt() != null).toList();
    return View.of(
        "ledger/person.jte",
        new PersonModel(
            person,
            models.of(tenant, id, asked, place),
            submitted,
            corrections.ofPerson(tenant, id)));
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}/table.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response table(@PathParam("id") UUID id, @BeanParam HoursQuery asked) {
    var tenant = current.console().tenant();
    persons.byId(tenant, id).orElseThrow(Refusal::notFound);
    var statement = models.statement(tenant, id, asked);
    var csv =
        new HoursTable(messages, current.viewer().language())
            .write(HoursLines.matching(statement, asked), statement.standing().pack().hour());
    return Response.ok(csv)
        .header("Content-Disposition", "attachment; filename=\"credit-hours.csv\"")
        .build();
  }

  private static String next(String words, UUID school, String after) {
    return "?person="
        + URLEncoder.encode(words, StandardCharsets.UTF_8)
        + "&school="
        + (school == null ? "" : school)
        + "&after="
        + URLEncoder.encode(after, StandardCharsets.UTF_8);
  }
}
