package org.xueshi.practice.pages;

import java.util.Optional;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.site.Person;

/**
 * A request and who makes it.
 *
 * @param session the browser's, if it has one
 * @param somebody who is signed in, if anybody
 */
public record Visit(Request request, Optional<Session> session, Optional<Person> somebody) {

  public Parameters parameters() {
    return request.parameters();
  }

  /** The signed-in person, on pages that need one. */
  public Person person() {
    return somebody.orElseThrow();
  }

  /** The session of the signed-in person. */
  public Session ownSession() {
    return session.orElseThrow();
  }

  public Language language() {
    return session.map(Session::language).orElse(Language.CHINESE);
  }

  public Messages messages() {
    return Messages.in(language());
  }

  /** The number asked for by this name; without it Moodle shows its error page. */
  public long number(String name) {
    return parameters().number(name).orElseThrow(MoodleError::invalidRequest);
  }
}
