package org.xueshi.gradebook.entity;

import java.util.List;
import java.util.UUID;

/**
 * A person's lines.
 *
 * @param personId null for an account of the platform that nobody here is linked to
 * @param name of the person, or the platform's name for the account
 * @param staffNumber null if no roster vouches for them
 * @param school null if not known
 */
public record Teacher(
    UUID personId, String name, String staffNumber, String school, List<Line> lines) {

  public Teacher {
    lines = List.copyOf(lines);
  }

  /** The same person with fewer lines. */
  public Teacher with(List<Line> some) {
    return new Teacher(personId, name, staffNumber, school, some);
  }

  /** Whether name, number or school contain the words. */
  public boolean matches(String words) {
    var text = name + " " + staffNumber + " " + school;
    return text.toLowerCase(java.util.Locale.ROOT)
        .contains(words.strip().toLowerCase(java.util.Locale.ROOT));
  }
}
