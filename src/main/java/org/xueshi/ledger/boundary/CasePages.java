package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Cases;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.LedgerCase;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 违规案件 (37.2): open ones and settled ones; a new one about a person or some entries. */
@Path("/console/ledger/cases")
@RequiresPermissions("ledger:read")
@RequestScoped
public class CasePages {

  /** What stood in the form. */
  public record Typed(String person, String reason, String reference, Set<UUID> entries) {

    static final Typed NOTHING = new Typed("", "", "", Set.of());
  }

  /**
   * @param chosen the person a new case would be about, or {@code null}
   * @param entries that person's, to choose from
   * @param mayOpen the viewer may open and close
   */
  public record CasesModel(
      List<LedgerCase> cases,
      Map<UUID, PersonRow> people,
      PersonRow chosen,
      List<Entry> entries,
      Typed typed,
      boolean mayOpen,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Cases cases;
  @Inject private Entries entries;
  @Inject private Persons persons;

  @GET
  @Operation(hidden = true)
  public View all(@QueryParam("person") String staffNumber) {
    current.console();
    var typed = new Typed(staffNumber == null ? "" : staffNumber.strip(), "", "", Set.of());
    var unknown = !typed.person().isEmpty() && person(typed.person()).isEmpty();
    var problem = unknown ? Text.of("ledger.import.problem.unknownStaff", typed.person()) : null;
    return View.of("ledger/cases.jte", model(typed, problem));
  }

  @POST
  @RequiresPermissions("ledger:freeze")
  @Operation(hidden = true)
  public Response open(
      @FormParam("person") String staffNumber,
      @FormParam("entry") List<String> chosen,
      @FormParam("reason") String reason,
      @FormParam("reference") String reference) {
    current.console();
    var ids =
        chosen.stream()
            .map(Ids::parse)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());
    var typed = new Typed(words(staffNumber), words(reason), words(reference), ids);
    try {
      var person =
          person(typed.person())
              .orElseThrow(
                  () -> Refusal.invalid("ledger.import.problem.unknownStaff", typed.person()));
      var asked = new Cases.NewCase(person.id(), ids, typed.reason(), typed.reference());
      cases.open(asked, current.actor());
      return Response.seeOther(URI.create("/console/ledger/cases?done=ledger.caseOpened")).build();
    } catch (Refusal refusal) {
      return refused(typed, refusal);
    }
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/closing")
  @RequiresPermissions("ledger:freeze")
  @Operation(hidden = true)
  public Response close(@PathParam("id") UUID id, @FormParam("outcome") String outcome) {
    current.console();
    try {
      cases.close(id, words(outcome), current.actor());
      return Response.seeOther(URI.create("/console/ledger/cases?done=ledger.caseClosed")).build();
    } catch (Refusal refusal) {
      return refused(Typed.NOTHING, refusal);
    }
  }

  private Response refused(Typed typed, Refusal refusal) {
    if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
      throw refusal;
    }
    var status = refusal.kind().status();
    return Response.status(status)
        .entity(View.of("ledger/cases.jte", model(typed, refusal.text())).status(status))
        .build();
  }

  private CasesModel model(Typed typed, Text problem) {
    var tenant = current.viewer().tenant();
    var all = cases.all(tenant);
    var people = persons.byIds(tenant, all.stream().map(LedgerCase::person).toList());
    var chosen = person(typed.person()).orElse(null);
    var book =
        chosen == null
            ? List.<Entry>of()
            : entries.ofPerson(tenant, chosen.id()).stream()
                .filter(entry -> entry.target() == null)
                .toList();
    var may = current.may("ledger:freeze");
    return new CasesModel(all, people, chosen, book, typed, may, problem);
  }

  private Optional<PersonRow> person(String staffNumber) {
    return staffNumber.isEmpty()
        ? Optional.empty()
        : persons.byStaffNumber(current.viewer().tenant(), staffNumber);
  }

  private static String words(String field) {
    return field == null ? "" : field.strip();
  }
}
