package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Arrivals;
import org.xueshi.lti.control.Arrivals.Posted;
import org.xueshi.lti.control.Logins;
import org.xueshi.lti.control.Logins.Initiation;
import org.xueshi.lti.control.Logins.Redirected;
import org.xueshi.lti.control.Refused;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** The two steps of a launch as platforms and browsers take them: login, then the token. */
@Path("/lti")
@RequestScoped
public class LaunchPages {

  private static final int REFUSED = 400;

  @Inject private Logins logins;
  @Inject private Arrivals arrivals;
  @Inject private LaunchAnswers answers;
  @Inject private CurrentViewer current;

  @Context private HttpHeaders headers;

  @CookieParam(LtiCookies.BROWSER)
  private String browser;

  @GET
  @Path("/login")
  @Operation(hidden = true)
  public Response loginByLink(@Context UriInfo uri) {
    var fields = new HashMap<String, String>();
    uri.getQueryParameters().forEach((name, values) -> fields.put(name, values.get(0)));
    return login(fields);
  }

  @POST
  @Path("/login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response loginByForm(InputStream body) {
    try {
      return login(FormBody.read(body));
    } catch (Refusal unreadable) {
      return answers.unreadable(unreadable);
    }
  }

  @POST
  @Path("/launch")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response launch(InputStream body) {
    try {
      var form = FormBody.read(body);
      return answers.of(arrivals.receive(posted(form)), headers);
    } catch (Refusal unreadable) {
      return answers.unreadable(unreadable);
    }
  }

  /** Somebody opened the launch address by hand, or reloaded it. */
  @GET
  @Path("/launch")
  @Operation(hidden = true)
  public Response launchByHand() {
    return page(View.of("lti/byHand.jte").status(REFUSED));
  }

  static Response page(View view) {
    return Response.status(view.status()).entity(view).build();
  }

  private Posted posted(Map<String, String> form) {
    var state = form.get("state");
    var error = form.get("error");
    return new Posted(
        form.get("id_token"),
        state,
        error == null ? null : new Arrivals.Error(error, form.get("error_description")),
        LtiCookies.of(headers.getCookies(), state),
        current.viewer().language());
  }

  private Response login(Map<String, String> asked) {
    var begun =
        logins.begin(
            new Initiation(
                asked.get("iss"),
                asked.get("login_hint"),
                asked.get("target_link_uri"),
                asked.get("client_id"),
                asked.get("lti_deployment_id"),
                asked.get("lti_message_hint"),
                asked.get("lti_storage_target"),
                browser));
    return begun instanceof Redirected redirected
        ? begun(redirected)
        : answers.of((Refused) begun, REFUSED);
  }

  /**
   * A plain 302 where nothing is left with the platform's page: with it Moodle gets its own cookie
   * back at once.
   */
  private static Response begun(Redirected redirected) {
    var response =
        redirected
            .leave()
            .map(leave -> Response.ok(View.of("lti/leave.jte", redirected)))
            .orElseGet(() -> Response.status(Response.Status.FOUND).location(redirected.address()));
    var cookie = redirected.cookie();
    response.header(HttpHeaders.SET_COOKIE, LtiCookies.browser(cookie));
    return cookie.fresh()
        ? response.header(HttpHeaders.SET_COOKIE, LtiCookies.login(cookie)).build()
        : response.build();
  }
}
