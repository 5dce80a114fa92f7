package org.xueshi.roster.entity;

import java.util.List;
import java.util.UUID;

/**
 * What an import does to one person.
 *
 * @param row of the file; 0 for somebody who is missing from it
 * @param person null for somebody new
 * @param before null for somebody new
 * @param columns what differs; empty for somebody new, or who left
 */
public record RosterChange(
    int row,
    Kind kind,
    String staffNumber,
    UUID person,
    PersonFacts before,
    PersonFacts after,
    List<RosterColumn> columns) {

  /** In the order of the preview: those to look at first. */
  public enum Kind {
    /** Not in a file that is the whole roster: ended, never deleted. */
    LEFT,
    ADDED,
    /** Had left, and is there again. */
    BACK,
    CHANGED
  }
}
