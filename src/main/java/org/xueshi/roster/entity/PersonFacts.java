package org.xueshi.roster.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.xueshi.people.entity.Stage;

/**
 * What the roster says of a person. All but the names may be null.
 *
 * @param idHash keyed hash of the identity-card number, hexadecimal
 * @param leftOn null while they serve
 */
public record PersonFacts(
    String familyName,
    String givenName,
    String email,
    UUID schoolId,
    Stage stage,
    String subject,
    String post,
    LocalDate hiredOn,
    String idHash,
    LocalDate leftOn) {

  /** Whatever the row says, over what was known; a blank cell changes nothing. */
  public PersonFacts with(PersonFacts row) {
    return new PersonFacts(
        row.familyName,
        row.givenName,
        or(row.email, email),
        or(row.schoolId, schoolId),
        or(row.stage, stage),
        or(row.subject, subject),
        or(row.post, post),
        or(row.hiredOn, hiredOn),
        or(row.idHash, idHash),
        null);
  }

  public PersonFacts leaving(LocalDate day) {
    return new PersonFacts(
        familyName, givenName, email, schoolId, stage, subject, post, hiredOn, idHash, day);
  }

  /** Which columns differ from those of before; the name counts as one. */
  public List<RosterColumn> differences(PersonFacts before) {
    var changed = new ArrayList<RosterColumn>();
    note(
        changed,
        RosterColumn.NAME,
        familyName + "\n" + givenName,
        before.familyName + "\n" + before.givenName);
    note(changed, RosterColumn.SCHOOL_CODE, schoolId, before.schoolId);
    note(changed, RosterColumn.STAGE, stage, before.stage);
    note(changed, RosterColumn.SUBJECT, subject, before.subject);
    note(changed, RosterColumn.POST, post, before.post);
    note(changed, RosterColumn.HIRED_ON, hiredOn, before.hiredOn);
    note(changed, RosterColumn.EMAIL, email, before.email);
    note(changed, RosterColumn.ID_NUMBER, idHash, before.idHash);
    return List.copyOf(changed);
  }

  private static void note(
      List<RosterColumn> changed, RosterColumn column, Object now, Object before) {
    if (!Objects.equals(now, before)) {
      changed.add(column);
    }
  }

  private static <T> T or(T first, T second) {
    return first == null ? second : first;
  }
}
