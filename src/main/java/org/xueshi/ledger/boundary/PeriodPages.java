package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Periods;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.PeriodDecision;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 关账与重开: all decisions about years and cycles, and a new one. */
@Path("/console/ledger/periods")
@RequiresPermissions("ledger:read")
@RequestScoped
public class PeriodPages {

  /**
   * @param typed what stood in the form, by field
   * @param mayDecide the viewer may
   */
  public record PeriodsModel(
      List<PeriodDecision> decisions,
      Map<UUID, PersonRow> people,
      Map<String, String> typed,
      boolean mayDecide,
      Text problem) {

    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  @Inject private CurrentViewer current;
  @Inject private Periods periods;
  @Inject private Persons persons;

  @GET
  @Operation(hidden = true)
  public View all() {
    current.console();
    return View.of("ledger/periods.jte", model(Map.of(), null));
  }

  @POST
  @RequiresPermissions("ledger:close")
  @Operation(hidden = true)
  public Response decide(@FormParam("action") String action, MultivaluedMap<String, String> form) {
    current.console();
    var typed =
        form.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().get(0).strip()));
    try {
      var asked = asked(typed);
      var closed = "close".equals(action);
      if (closed) {
        periods.close(asked, current.actor());
      } else {
        periods.reopen(asked, current.actor());
      }
      var done = closed ? "ledger.periodClosed" : "ledger.periodReopened";
      return Response.seeOther(URI.create("/console/ledger/periods?done=" + done)).build();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      var view = View.of("ledger/periods.jte", model(typed, refusal.text())).status(status);
      return Response.status(status).entity(view).build();
    }
  }

  private PeriodDecision.Asked asked(Map<String, String> typed) {
    var staffNumber = typed.getOrDefault("person", "");
    var person =
        staffNumber.isEmpty()
            ? null
            : persons
                .byStaffNumber(current.viewer().tenant(), staffNumber)
                .orElseThrow(
                    () -> Refusal.invalid("ledger.import.problem.unknownStaff", staffNumber))
                .id();
    return new PeriodDecision.Asked(
        "CYCLE".equals(typed.get("kind")) ? PeriodDecision.Kind.CYCLE : PeriodDecision.Kind.YEAR,
        person,
        new Period(day(typed, "from"), day(typed, "to")),
        day(typed, "decidedOn"),
        typed.getOrDefault("reason", ""),
        typed.getOrDefault("reference", ""));
  }

  private static LocalDate day(Map<String, String> typed, String field) {
    try {
      return LocalDate.parse(typed.getOrDefault(field, ""));
    } catch (DateTimeException unreadable) {
      throw Refusal.invalid("ledger.search.badDate");
    }
  }

  private PeriodsModel model(Map<String, String> typed, Text problem) {
    var tenant = current.viewer().tenant();
    var decisions = periods.all(tenant);
    var people =
        persons.byIds(
            tenant,
            decisions.stream().map(one -> one.asked().person()).filter(Objects::nonNull).toList());
    return new PeriodsModel(decisions, people, typed, current.may("ledger:close"), problem);
  }
}
