package org.xueshi.training.entity;

import java.util.List;
import java.util.Optional;
import org.xueshi.lti.entity.RosterMember;
import org.xueshi.people.entity.PersonRow;

/**
 * One line of the roster.
 *
 * @param member as the platform names them; null if it never did
 * @param person who they are here; null if they never came
 * @param groups names of their groups, or what is known instead
 */
public record Enrolled(
    RosterMember member, PersonRow person, Standing standing, List<String> groups) {

  public Enrolled {
    groups = List.copyOf(groups);
  }

  /** The platform's name for them, or ours; empty if neither has one. */
  public String name() {
    return member == null || member.nameless()
        ? Optional.ofNullable(person).map(PersonRow::displayName).orElse("")
        : member.name();
  }

  public String staffNumber() {
    return member == null || member.staffNumber().isEmpty()
        ? Optional.ofNullable(person).map(PersonRow::staffNumber).orElse("")
        : member.staffNumber();
  }

  public String school() {
    return Optional.ofNullable(person).flatMap(PersonRow::school).orElse("");
  }

  public boolean matches(String words) {
    return words.isEmpty() || name().contains(words) || staffNumber().contains(words);
  }
}
