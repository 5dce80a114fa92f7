package org.xueshi.practice.pages;

import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;

/** Choosing who one is, and the language. No passwords: everybody here is invented. */
public final class PeoplePages {
  private final Site site;
  private final Pages pages;
  private final Sessions sessions;

  public PeoplePages(Site site, Pages pages, Sessions sessions) {
    this.site = site;
    this.pages = pages;
    this.sessions = sessions;
  }

  public Response choose(Visit visit) {
    List<Map<String, Object>> people = site.people().stream().map(p -> card(p, visit)).toList();
    String wanted = local(visit.parameters().get("wantsurl"));
    return pages.page(
        visit,
        "people",
        visit.messages().get("people.title"),
        Map.of("cards", people, "wantsurl", wanted));
  }

  private Map<String, Object> card(Person person, Visit visit) {
    return Map.of(
        "id", person.id(),
        "name", person.name(),
        "initial", person.familyName().substring(0, 1),
        "position", visit.messages().get(Positions.of(site, person)),
        "staffNumber", person.staffNumber(),
        "institution", person.institution());
  }

  /** Signing in needs no sesskey: there is nothing behind it that is not public. */
  public Response signIn(Visit visit) {
    Person person = site.person(visit.number("person")).orElseThrow(MoodleError::invalidRequest);
    Session session = visit.session().orElseGet(sessions::open);
    session.signIn(person.id());
    String wanted = local(visit.parameters().get("wantsurl"));
    return sessions.remember(Response.seeOther(wanted), session);
  }

  public Response speak(Visit visit) {
    Session session = visit.session().orElseGet(sessions::open);
    session.speak(Language.of(visit.parameters().get("to")));
    return sessions.remember(Response.seeOther(local(visit.parameters().get("back"))), session);
  }

  /** Only addresses of this site; anything else leads to the front page. */
  private static String local(String address) {
    boolean ours = address.matches("/([^/\\\\].*)?") && !address.startsWith("/login/");
    return ours ? address : "/";
  }
}
