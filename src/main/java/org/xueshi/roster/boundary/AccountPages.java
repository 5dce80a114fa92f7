package org.xueshi.roster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Schools;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.roster.control.SchoolScope;
import org.xueshi.roster.control.SchoolScope.AccountLine;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** Console accounts of bureau, Office and schools: listed, and made with a first password. */
@Path("/console/roster/accounts")
@RequiresPermissions("people:accounts")
@RequestScoped
public class AccountPages {

  /**
   * @param password of the account just made, shown this once; or null
   */
  public record AccountsModel(
      List<AccountLine> accounts,
      Map<UUID, String> schools,
      Typed typed,
      String password,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private SchoolScope scope;
  @Inject private Schools schools;

  @GET
  @Operation(hidden = true)
  public View list() {
    return view(Typed.empty(), null, null);
  }

  /** Answers with the page itself: the password must not travel in a redirect. */
  @POST
  @Operation(hidden = true)
  public Response add(MultivaluedMap<String, String> form) {
    var typed = Typed.of(form);
    try {
      var password =
          scope.add(
              current.console().tenant(),
              new SchoolScope.NewAccount(
                  typed.text("login"),
                  typed.text("displayName"),
                  typed.one("role", AccountRole.class),
                  typed.id("school"),
                  typed.text("staffNumber")));
      return Response.ok(view(typed, password, null)).header("Cache-Control", "no-store").build();
    } catch (Refusal refusal) {
      return Response.status(422).entity(view(typed, null, refusal.text()).status(422)).build();
    }
  }

  private View view(Typed typed, String password, Text problem) {
    var tenant = current.console().tenant();
    return View.of(
        "roster/accounts.jte",
        new AccountsModel(scope.all(tenant), schools.names(tenant), typed, password, problem));
  }
}
