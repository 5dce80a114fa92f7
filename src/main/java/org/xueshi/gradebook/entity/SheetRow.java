package org.xueshi.gradebook.entity;

import java.time.Instant;

/**
 * A line with the words around it, for the table.
 *
 * @param person as our roster writes the name; the source's name for nobody we know
 * @param staffNumber null if no roster vouches for them
 * @param school null if not known
 * @param decided what somebody decided; null if nobody did
 * @param action what applying would do; null for nothing
 */
public record SheetRow(
    SheetLine line,
    SheetColumn column,
    String person,
    String staffNumber,
    String school,
    Decided decided,
    SheetFinding.Decision action) {

  /**
   * @param reason null only for CREDIT of what is new
   */
  public record Decided(SheetFinding.Decision decision, String reason, String by, Instant at) {}
}
