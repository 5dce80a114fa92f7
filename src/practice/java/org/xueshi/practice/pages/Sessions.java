package org.xueshi.practice.pages;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;

/**
 * The browsers the site knows, by cookie. Like Moodle over plain http, it says nothing of SameSite.
 */
public final class Sessions {
  private static final String COOKIE = "PracticeSession";
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  public Optional<Session> of(Request request) {
    return request.cookie(COOKIE).map(sessions::get);
  }

  Session open() {
    var session = new Session(letters(26), letters(10));
    sessions.put(session.id(), session);
    return session;
  }

  Response remember(Response response, Session session) {
    return response.with("Set-Cookie", COOKIE + "=" + session.id() + "; Path=/; HttpOnly");
  }

  private String letters(int count) {
    return random
        .ints(count, 0, ALPHABET.length())
        .collect(StringBuilder::new, (s, i) -> s.append(ALPHABET.charAt(i)), StringBuilder::append)
        .toString();
  }
}
