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
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.lti.control.Arrivals;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.Arrivals.Parked;
import org.xueshi.lti.control.Arrivals.Posted;
import org.xueshi.lti.control.Logins;
import org.xueshi.lti.control.Logins.Initiation;
import org.xueshi.lti.control.Logins.Redirected;
import org.xueshi.lti.control.Refused;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;

/** The two steps of a launch as platforms and browsers take them: login, then the token. */
@Path("/lti")
@RequestScoped
public class LaunchPages {

  /** What the page of a refusal shows; {@code back} may be null. */
  public record RefusedModel(Refused refused, String back) {}

  private static final int REFUSED = 400;
  private static final int NEEDS_WINDOW = 403;

  @Inject private Logins logins;
  @Inject private Arrivals arrivals;
  @Inject private CurrentViewer current;
  @Inject private Messages messages;
  @Inject private PublicUrls urls;
  @Inject private Starts starts;

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
    return login(FormBody.read(body));
  }

  @POST
  @Path("/launch")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response launch(InputStream body) {
    var form = FormBody.read(body);
    var arrived =
        arrivals.receive(
            new Posted(
                form.get("id_token"),
                form.get("state"),
                form.get("error"),
                browser,
                current.viewer().language()));
    if (arrived instanceof Opened opened) {
      return starts.of(opened);
    }
    return arrived instanceof Parked parked
        ? page(View.of("lti/ownWindow.jte", parked).status(NEEDS_WINDOW))
        : refused((Refused) arrived);
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

  /** A plain 302: with it Moodle gets its own cookie back at once. */
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
                browser));
    if (begun instanceof Redirected redirected) {
      return Response.status(Response.Status.FOUND)
          .location(redirected.address())
          .header(HttpHeaders.SET_COOKIE, LtiCookies.browser(redirected.browser()))
          .build();
    }
    return refused((Refused) begun);
  }

  private Response refused(Refused refused) {
    var words = messages.text(current.viewer().language(), refused.reason());
    var back =
        refused
            .returnUrl()
            .map(
                url ->
                    Logins.withQuery(
                        url, Map.of("lti_errormsg", words, "lti_errorlog", refused.reference())))
            .map(URI::toString)
            .orElse(null);
    return page(View.of("lti/refused.jte", new RefusedModel(refused, back)).status(REFUSED));
  }
}
