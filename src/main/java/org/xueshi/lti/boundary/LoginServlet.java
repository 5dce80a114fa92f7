package org.xueshi.lti.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Logins;
import org.xueshi.lti.control.Logins.Initiation;
import org.xueshi.lti.control.Logins.Redirected;
import org.xueshi.lti.control.Refused;
import org.xueshi.web.boundary.PageServlet;
import org.xueshi.web.boundary.Servlets;
import org.xueshi.web.boundary.View;

/** The first step of a launch: a platform says that somebody is coming, by link or by form. */
@WebServlet({"/lti/login", "/lti/login/"})
public class LoginServlet extends PageServlet {

  private static final int REFUSED = 400;
  private static final int UNSUPPORTED = 415;

  @Inject private Logins logins;
  @Inject private LaunchAnswers answers;

  @Override
  protected Response get(HttpServletRequest request) {
    try {
      return login(request, FormBody.ofQuery(request.getQueryString()));
    } catch (Refusal unreadable) {
      return answers.unreadable(unreadable);
    }
  }

  @Override
  protected Response post(HttpServletRequest request) throws java.io.IOException {
    if (!FormBody.isForm(request.getContentType())) {
      return refused(request, UNSUPPORTED);
    }
    try {
      return login(request, FormBody.read(request.getInputStream()));
    } catch (Refusal unreadable) {
      return answers.unreadable(unreadable);
    }
  }

  private Response login(HttpServletRequest request, Map<String, String> asked) {
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
                Servlets.cookie(request, LtiCookies.BROWSER).orElse(null)));
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
