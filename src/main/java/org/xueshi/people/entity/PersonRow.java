package org.xueshi.people.entity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A person as lists and other features read them; nullable parts are null when not known. */
public record PersonRow(
    UUID id,
    String staffNumber,
    String familyName,
    String givenName,
    UUID schoolId,
    String schoolName,
    String subject,
    LocalDate hiredOn,
    LocalDate cycleStartsOn,
    String post,
    LocalDate leftOn,
    UUID oneId) {

  public String displayName() {
    return PersonName.display(familyName, givenName);
  }

  /** Whether another row describes this person since a merge. */
  public boolean isAbsorbed() {
    return oneId != null && !oneId.equals(id);
  }

  /** The row that describes this person: this one unless it is absorbed. */
  public UUID kept() {
    return oneId == null ? id : oneId;
  }

  /** Whether a roster vouches for this person; only then can anything be posted for them. */
  public boolean onRoster() {
    return staffNumber != null;
  }

  public Optional<String> school() {
    return Optional.ofNullable(schoolName);
  }
}
