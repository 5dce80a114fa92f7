package org.xueshi.lti.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.xueshi.people.entity.PersonName;
import org.xueshi.web.entity.CourseRole;

/**
 * Somebody on a roster, past or present. Platforms such as Moodle never say that somebody left:
 * they are just missing, as is a teacher whose enrolment was suspended for a night. Hence a while
 * of grace before missing counts as gone.
 *
 * @param staffNumber empty if the platform has none
 * @param missingSince first reading without them; null while they are there
 */
public record RosterMember(
    String subject,
    String familyName,
    String givenName,
    String staffNumber,
    CourseRole role,
    List<String> groups,
    Instant firstSeenAt,
    Instant lastSeenAt,
    Instant missingSince) {

  /** So long may somebody be missing before they count as gone. */
  public static final Duration GRACE = Duration.ofDays(7);

  /** Whether they are there. */
  public enum Presence {
    HERE,
    MISSING,
    GONE
  }

  public RosterMember {
    groups = List.copyOf(groups);
  }

  public Presence presence(Instant now) {
    if (missingSince == null) {
      return Presence.HERE;
    }
    return missingSince.plus(GRACE).isAfter(now) ? Presence.MISSING : Presence.GONE;
  }

  public boolean learner() {
    return role == CourseRole.LEARNER;
  }

  public boolean nameless() {
    return familyName.isEmpty() && givenName.isEmpty();
  }

  /** As names are written in their language; empty if the platform does not share it. */
  public String name() {
    return PersonName.display(familyName, givenName);
  }
}
