package org.xueshi.web.control;

import jakarta.enterprise.context.RequestScoped;
import org.apache.shiro.subject.Subject;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.Viewer;

/** Who is asking in this request; set once by the viewer filter. */
@RequestScoped
public class CurrentViewer {

  private Viewer viewer;
  private Subject subject;
  private String sessionSecret;
  private boolean secretInPath;

  /** Only for the viewer filter. */
  public void is(Viewer viewer, Subject subject, String sessionSecret) {
    this.viewer = viewer;
    this.subject = subject;
    this.sessionSecret = sessionSecret;
  }

  /** Only for the viewer filter: the session's secret came in the path, not in a cookie. */
  public void cameByPath() {
    secretInPath = true;
  }

  /** Only for the viewer filter: the reader asked for this language. */
  public void speak(Language language) {
    viewer = viewer.speaking(language);
  }

  public Viewer viewer() {
    return viewer;
  }

  /** False while the request has not reached the viewer filter (errors before it). */
  public boolean known() {
    return viewer != null;
  }

  public Actor actor() {
    return viewer.actor();
  }

  /** Somebody who came by an LTI launch, or a page that says how to come back. */
  public Viewer launched() {
    if (viewer.kind() != Viewer.Kind.LAUNCH) {
      throw new Refusal(Refusal.Kind.UNAUTHENTICATED, Text.of("web.refusal.launchAgain"));
    }
    return viewer;
  }

  /** The trainer of the launched course; anyone else is told that this is for trainers. */
  public Viewer trainer() {
    if (launched().role() != CourseRole.TRAINER) {
      throw Refusal.forbidden("web.refusal.trainersOnly");
    }
    return viewer;
  }

  /** Somebody signed in to the console. */
  public Viewer console() {
    if (viewer.kind() != Viewer.Kind.CONSOLE) {
      throw new Refusal(Refusal.Kind.UNAUTHENTICATED, Text.of("web.refusal.signIn"));
    }
    return viewer;
  }

  /**
   * Demands a Shiro permission such as {@code ledger:post} of a console account or API token.
   *
   * @throws Refusal UNAUTHENTICATED if nobody is signed in, FORBIDDEN without the right
   */
  public void require(String permission) {
    if (viewer.kind() != Viewer.Kind.CONSOLE && viewer.kind() != Viewer.Kind.API) {
      throw new Refusal(Refusal.Kind.UNAUTHENTICATED, Text.of("web.refusal.signIn"));
    }
    if (!may(permission)) {
      throw Refusal.forbidden("web.refusal.noPermission", permission);
    }
  }

  public boolean may(String permission) {
    return subject != null && subject.isPermitted(permission);
  }

  /**
   * The first part of every path of this launch, without a slash at the end: {@code /c/<id>}, and
   * where the browser keeps our cookies back in frames {@code /c/<id>.<secret>}.
   *
   * @return for those who came by a launch only
   */
  public String launchBase() {
    return "/c/" + viewer.sessionId() + (secretInPath ? "." + sessionSecret : "");
  }

  /** Whether the session's secret came in the path. */
  public boolean byPath() {
    return secretInPath;
  }

  /** Of the session whose secret came with this request; null if none did. */
  public String sessionSecret() {
    return sessionSecret;
  }
}
