package org.xueshi.lti.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Arrivals;
import org.xueshi.lti.control.Arrivals.Posted;
import org.xueshi.lti.control.Logins;
import org.xueshi.web.boundary.PageServlet;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** The second step of a launch: the browser brings the platform's token. */
@WebServlet({Logins.LAUNCH_PATH, Logins.LAUNCH_PATH + "/"})
public class LaunchServlet extends PageServlet {

  private static final int REFUSED = 400;
  private static final int UNSUPPORTED = 415;

  @Inject private Arrivals arrivals;
  @Inject private LaunchAnswers answers;
  @Inject private CurrentViewer current;

  @Override
  protected Response post(HttpServletRequest request) throws java.io.IOException {
    if (!FormBody.isForm(request.getContentType())) {
      return refused(request, UNSUPPORTED);
    }
    try {
      var arrived = arrivals.receive(posted(request, FormBody.read(request.getInputStream())));
      return answers.of(arrived, LtiCookies.cameWith(request));
    } catch (Refusal unreadable) {
      return answers.unreadable(unreadable);
    }
  }

  /** Somebody opened the address by hand, or reloaded it. */
  @Override
  protected Response get(HttpServletRequest request) {
    return View.answer(View.of("lti/byHand.jte").status(REFUSED));
  }

  private Posted posted(HttpServletRequest request, Map<String, String> form) {
    var state = form.get("state");
    var error = form.get("error");
    return new Posted(
        form.get("id_token"),
        state,
        error == null ? null : new Arrivals.Error(error, form.get("error_description")),
        LtiCookies.of(request, state),
        current.viewer().language());
  }
}
