package org.xueshi.lti.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Arrivals.Arrived;
import org.xueshi.lti.control.Arrivals.Asked;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.Arrivals.Parked;
import org.xueshi.lti.control.LaunchRecorder;
import org.xueshi.lti.control.Logins;
import org.xueshi.lti.control.Refused;
import org.xueshi.lti.entity.Rung;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** How a launch's outcome is shown: in the course, or on a page that says what to do now. */
@ApplicationScoped
public class LaunchAnswers {

  /** What the page of a refusal shows; {@code back} may be null. */
  public record RefusedModel(Refused refused, String back) {}

  private static final int REFUSED = 400;
  private static final int NEEDS_WINDOW = 403;

  private Messages messages;
  private CurrentViewer current;
  private LaunchRecorder recorder;
  private Starts starts;
  private RefusedFrames frames;

  protected LaunchAnswers() {}

  @Inject
  public LaunchAnswers(
      Messages messages,
      CurrentViewer current,
      LaunchRecorder recorder,
      Starts starts,
      RefusedFrames frames) {
    this.messages = messages;
    this.current = current;
    this.recorder = recorder;
    this.starts = starts;
    this.frames = frames;
  }

  /** The answer to the request that brought it, with or without our cookies. */
  Response of(Arrived arrived, boolean cookiesCame) {
    if (arrived instanceof Opened opened) {
      return opened.rung() == Rung.PLATFORM_STORAGE && !cookiesCame
          ? starts.inPath(opened)
          : starts.of(opened);
    }
    if (arrived instanceof Asked asked) {
      // Its form must name its origin, which the usual no-referrer would blank out.
      return Response.ok(View.of("lti/ask.jte", asked))
          .header("Referrer-Policy", "same-origin")
          .build();
    }
    return arrived instanceof Parked parked
        ? View.answer(View.of("lti/ownWindow.jte", parked).status(NEEDS_WINDOW))
        : of((Refused) arrived, REFUSED);
  }

  Response of(Refused refused, int status) {
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
    var view = View.of("lti/refused.jte", new RefusedModel(refused, back)).status(status);
    var answer = Response.status(status).entity(view);
    frames.of(refused).ifPresent(policy -> answer.header(FramePolicy.HEADER, policy));
    return answer.build();
  }

  /** What was posted is too large, or no form. */
  Response unreadable(Refusal refusal) {
    return of(recorder.unreadable(), refusal.kind().status());
  }
}
