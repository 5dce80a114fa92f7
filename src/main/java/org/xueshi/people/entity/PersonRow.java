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
    LocalDate leftOn) {

  public String displayName() {
    return PersonName.display(familyName, givenName);
  }

  /** Whether a roster vouches for this person; only then can anything be posted for them. */
  public boolean onRoster() {
    return staffNumber != null;
  }

  public Optional<String> school() {
    return Optional.ofNullable(schoolName);
  }
}
