package org.xueshi.lti.entity;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * 平台选课名单: who a platform says is enrolled in a course, and how the last reading of it went.
 *
 * @param members where it is read
 * @param peopleRead in the reading under way, or the last
 * @param readAt when it was last read; null if never
 * @param wholeAt when everybody was last read, not only changes; null if never
 * @param failure why the last reading failed, a kind of platform failure; null if it did not
 * @param groupNames names of course groups by identifier
 */
public record Roster(
    String courseKey,
    CourseService members,
    Optional<URI> groups,
    Optional<URI> differences,
    State state,
    int peopleRead,
    Instant readAt,
    Instant wholeAt,
    String failure,
    Map<String, String> groupNames) {

  /** How far a reading is. */
  public enum State {
    READING,
    READ,
    FAILED
  }

  public Roster {
    groupNames = Map.copyOf(groupNames);
  }

  public boolean reading() {
    return state == State.READING;
  }
}
