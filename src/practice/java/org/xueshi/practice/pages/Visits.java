package org.xueshi.practice.pages;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.site.Site;

/** Finds out who asks, and turns pages into handlers. */
public final class Visits {
  private final Site site;
  private final Sessions sessions;

  public Visits(Site site, Sessions sessions) {
    this.site = site;
    this.sessions = sessions;
  }

  /** A page for everybody. */
  public Handler open(Function<Visit, Response> page) {
    return request -> page.apply(of(request));
  }

  /** A page for somebody; nobody is asked to choose a person first. */
  public Handler signedIn(Function<Visit, Response> page) {
    return request -> {
      Visit visit = of(request);
      return visit.somebody().isPresent() ? page.apply(visit) : askWho(request);
    };
  }

  /** A form of somebody; it must carry the sesskey. */
  public Handler posted(Function<Visit, Response> form) {
    return signedIn(
        visit -> {
          requireSesskey(visit);
          return form.apply(visit);
        });
  }

  public static void requireSesskey(Visit visit) {
    if (!visit.ownSession().sesskey().equals(visit.parameters().get("sesskey"))) {
      throw new MoodleError("Your session has most likely timed out. Please log in again.");
    }
  }

  public Visit of(Request request) {
    Optional<Session> session = sessions.of(request);
    return new Visit(request, session, session.flatMap(s -> site.person(s.personId())));
  }

  private static Response askWho(Request request) {
    String wanted = request.isGet() ? request.target() : "/";
    return Response.seeOther("/login/index.php?" + Parameters.encode(Map.of("wantsurl", wanted)));
  }
}
