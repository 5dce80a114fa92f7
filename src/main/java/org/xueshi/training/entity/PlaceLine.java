package org.xueshi.training.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.xueshi.people.entity.PersonName;
import org.xueshi.people.entity.Stage;

/**
 * An application as lists show it; null for what the roster does not say.
 *
 * @param waiver reason for which unmet conditions were waived; empty if none was
 * @param position in the queue; null unless waitlisted
 * @param tier of the draw; null before it
 */
public record PlaceLine(
    UUID id,
    UUID courseRunId,
    UUID projectId,
    String runTitle,
    LocalDate startsOn,
    LocalDate endsOn,
    UUID personId,
    String familyName,
    String givenName,
    String staffNumber,
    UUID schoolId,
    String schoolName,
    boolean rural,
    Stage stage,
    String subject,
    String post,
    LocalDate hiredOn,
    LocalDate leftOn,
    int ticket,
    int round,
    PlaceState state,
    String words,
    String waiver,
    Integer position,
    Integer tier,
    String lot,
    Instant appliedAt,
    String lastReason,
    boolean appealed) {

  public String name() {
    return PersonName.display(familyName, givenName);
  }

  /** Whether a roster vouches for them. */
  public boolean onRoster() {
    return staffNumber != null;
  }

  /** What anyone may see of a name: the family name, and a star for each further sign. */
  public String publicName() {
    var whole = name();
    var first = whole.offsetByCodePoints(0, 1);
    return whole.substring(0, first) + "*".repeat(whole.codePointCount(first, whole.length()));
  }
}
