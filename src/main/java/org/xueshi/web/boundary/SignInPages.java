package org.xueshi.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Accounts;
import org.xueshi.people.entity.AccountRow;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.NewSession;
import org.xueshi.web.entity.Viewer;

/** Into the console and out again: sign-in, a password of one's own, sign-out. */
@Path("/console")
@RequestScoped
public class SignInPages {

  /** The forms' state; {@code problem} is null when nothing is wrong. */
  public record SignInModel(String login, Text problem) {}

  private static final URI HOME = URI.create("/console");

  @Inject private CurrentViewer current;
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;

  @GET
  @Path("/sign-in")
  @Operation(hidden = true)
  public View form() {
    return View.of("web/signIn.jte", new SignInModel("", null));
  }

  @POST
  @Path("/sign-in")
  @Operation(hidden = true)
  public Response signIn(@FormParam("login") String login, @FormParam("password") String password) {
    var viewer = current.viewer();
    var given = login == null ? "" : login.strip();
    var account = accounts.authenticate(viewer.tenant(), given, password == null ? "" : password);
    return account
        .map(found -> opened(found, viewer))
        .orElseGet(() -> refused("web/signIn.jte", given, Text.of("web.signIn.wrong")));
  }

  @GET
  @Path("/password")
  @Operation(hidden = true)
  public View passwordForm() {
    current.console();
    return View.of("web/password.jte", new SignInModel("", null));
  }

  @POST
  @Path("/password")
  @Operation(hidden = true)
  public Response changePassword(
      @FormParam("present") String present,
      @FormParam("chosen") String chosen,
      @FormParam("again") String again) {
    var viewer = current.console();
    if (present == null || chosen == null || !chosen.equals(again)) {
      return refused("web/password.jte", "", Text.of("people.password.different"));
    }
    try {
      accounts.changePassword(viewer.tenant(), viewer.accountId(), present, chosen);
    } catch (Refusal refusal) {
      return refused("web/password.jte", "", refusal.text());
    }
    return Response.seeOther(URI.create("/console?done=password")).build();
  }

  @POST
  @Path("/sign-out")
  @Operation(hidden = true)
  public Response signOut() {
    var viewer = current.console();
    sessions.end(viewer.tenant(), viewer.sessionId());
    return Response.seeOther(URI.create("/console/sign-in"))
        .header(HttpHeaders.SET_COOKIE, Cookies.consoleGone())
        .build();
  }

  private Response opened(AccountRow account, Viewer before) {
    var opened =
        sessions.open(
            new NewSession(
                before.tenant(),
                Viewer.Kind.CONSOLE,
                null,
                account.id(),
                account.displayName(),
                before.language(),
                null,
                null,
                NewSession.CONSOLE_LASTS));
    var next = account.mustChangePassword() ? URI.create("/console/password") : HOME;
    return Response.seeOther(next).header(HttpHeaders.SET_COOKIE, Cookies.console(opened)).build();
  }

  private static Response refused(String template, String login, Text problem) {
    return Response.status(422)
        .entity(View.of(template, new SignInModel(login, problem)).status(422))
        .build();
  }
}
