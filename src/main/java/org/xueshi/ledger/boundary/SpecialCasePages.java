package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.SpecialCases;
import org.xueshi.ledger.entity.SpecialCase;
import org.xueshi.ledger.entity.Tenure;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 特殊情形: leave, transfer, retirement and appointment that change what is asked of a teacher. */
@Path("/console/rules/cases")
@RequiresPermissions("rule:read")
@RequestScoped
public class SpecialCasePages {

  private static final int UNPROCESSABLE = 422;

  /** What was typed. */
  public static class CaseForm {
    @FormParam("number")
    private String number;

    @FormParam("kind")
    private String kind;

    @FormParam("from")
    private String from;

    @FormParam("to")
    private String to;

    @FormParam("reason")
    private String reason;

    public String number() {
      return filled(number);
    }

    public String kind() {
      return filled(kind);
    }

    public String from() {
      return filled(from);
    }

    public String to() {
      return filled(to);
    }

    public String reason() {
      return filled(reason);
    }

    private static String filled(String typed) {
      return typed == null ? "" : typed.strip();
    }

    Tenure.Special special() {
      var found =
          Stream.of(Tenure.Kind.values()).filter(one -> one.name().equals(kind())).findFirst();
      return new Tenure.Special(found.orElse(null), date(from()), date(to()));
    }

    private static LocalDate date(String typed) {
      try {
        return typed.isEmpty() ? null : LocalDate.parse(typed);
      } catch (DateTimeException malformed) {
        return null;
      }
    }
  }

  /**
   * @param people of the cases, by identifier
   * @param problem with the form, or {@code null}
   */
  public record CasesModel(
      List<SpecialCase> cases,
      Map<UUID, PersonRow> people,
      boolean editor,
      CaseForm typed,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private SpecialCases cases;
  @Inject private Persons persons;

  @GET
  @Operation(hidden = true)
  public View list() {
    return View.of("ledger/specialCases.jte", model(new CaseForm(), null));
  }

  @POST
  @RequiresPermissions("rule:edit")
  @Operation(hidden = true)
  public Response decide(@BeanParam CaseForm form) {
    current.console();
    try {
      cases.decide(form.number(), form.special(), form.reason(), current.actor());
      return done("rule.caseDecided");
    } catch (Refusal refusal) {
      return refused(model(form, refusal.text()));
    }
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/taking-back")
  @RequiresPermissions("rule:edit")
  @Operation(hidden = true)
  public Response takeBack(@PathParam("id") String id, @FormParam("reason") String reason) {
    current.console();
    var one = Ids.parse(id).orElseThrow(Refusal::notFound);
    try {
      cases.takeBack(one, reason, current.actor());
      return done("rule.caseTakenBack");
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      return refused(model(new CaseForm(), refusal.text()));
    }
  }

  private static Response done(String what) {
    return Response.seeOther(URI.create("/console/rules/cases?done=" + what)).build();
  }

  private static Response refused(CasesModel model) {
    var view = View.of("ledger/specialCases.jte", model).status(UNPROCESSABLE);
    return Response.status(UNPROCESSABLE).entity(view).build();
  }

  private CasesModel model(CaseForm typed, Text problem) {
    var tenant = current.console().tenant();
    var newest = cases.newest(tenant);
    var people =
        persons.byIds(tenant, newest.stream().map(SpecialCase::person).distinct().toList());
    return new CasesModel(newest, people, current.may("rule:edit"), typed, problem);
  }
}
