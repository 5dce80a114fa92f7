package org.xueshi.practice.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the site remembers of one browser until it is restarted. */
public final class Session {
  private final String id;
  private final String sesskey;
  private final Map<String, Object> parked = new ConcurrentHashMap<>();
  private final List<String> notices = new ArrayList<>();
  private volatile long personId;
  private volatile Language language = Language.CHINESE;

  Session(String id, String sesskey) {
    this.id = id;
    this.sesskey = sesskey;
  }

  String id() {
    return id;
  }

  /** Moodle's guard against forged requests. */
  public String sesskey() {
    return sesskey;
  }

  /** 0 for nobody. */
  public long personId() {
    return personId;
  }

  /** What was parked belongs to whoever was here before. */
  public void signIn(long newPersonId) {
    parked.clear();
    personId = newPersonId;
  }

  public Language language() {
    return language;
  }

  public void speak(Language newLanguage) {
    language = newLanguage;
  }

  /** Keeps something for the next step of this browser. */
  public void park(String key, Object value) {
    parked.put(key, value);
  }

  /** Takes what was parked; it works once. */
  public <T> Optional<T> take(String key, Class<T> type) {
    return Optional.ofNullable(parked.remove(key)).filter(type::isInstance).map(type::cast);
  }

  /** Looks at what was parked and leaves it there. */
  public <T> Optional<T> look(String key, Class<T> type) {
    return Optional.ofNullable(parked.get(key)).filter(type::isInstance).map(type::cast);
  }

  /** Says something at the top of the next page. */
  public synchronized void notice(String text) {
    notices.add(text);
  }

  synchronized List<String> takeNotices() {
    List<String> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }
}
