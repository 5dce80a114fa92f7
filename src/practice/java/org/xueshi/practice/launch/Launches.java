package org.xueshi.practice.launch;

import java.util.Optional;
import org.xueshi.practice.keys.SignedToken;
import org.xueshi.practice.pages.Language;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** Puts together what a launch consists of, and has its token made. */
public final class Launches {
  private final Site site;
  private final Tools tools;
  private final IdTokens idTokens;
  private final Urls urls;

  public Launches(Site site, Tools tools, IdTokens idTokens, Urls urls) {
    this.site = site;
    this.tools = tools;
    this.idTokens = idTokens;
    this.urls = urls;
  }

  String issuer() {
    return urls.base();
  }

  String target(Launch launch) {
    return idTokens.target(launch);
  }

  String token(Launch launch, String nonce) {
    return idTokens.of(launch, nonce).serialize();
  }

  /** The token of an ordinary launch, made without a browser. */
  public SignedToken draft(Person person, Activity activity, String nonce) {
    Tool tool = tools.of(activity).orElseThrow();
    var launch =
        new Launch(
            person,
            site.course(activity.courseId()).orElseThrow(),
            Optional.of(activity),
            tool,
            MessageType.RESOURCE_LINK,
            0,
            Container.IFRAME,
            Language.CHINESE,
            "nobrowser0");
    return idTokens.of(launch, nonce);
  }

  /** The token of a deep linking request, made without a browser. */
  public SignedToken selectionDraft(Person person, long courseId, Tool tool, String nonce) {
    var launch =
        new Launch(
            person,
            site.course(courseId).orElseThrow(),
            Optional.empty(),
            tool,
            MessageType.DEEP_LINKING,
            0,
            Container.IFRAME,
            Language.CHINESE,
            "nobrowser0");
    return idTokens.of(launch, nonce);
  }

  Launch complete(PendingLaunch pending, Visit visit) {
    return new Launch(
        visit.person(),
        site.course(pending.courseId()).orElseThrow(MoodleError::invalidRequest),
        site.activity(pending.activityId()),
        tools.find(pending.toolId()).orElseThrow(MoodleError::invalidRequest),
        pending.message(),
        pending.forPersonId(),
        pending.container(),
        visit.language(),
        visit.ownSession().sesskey());
  }
}
