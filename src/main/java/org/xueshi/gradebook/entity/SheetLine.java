package org.xueshi.gradebook.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * One account and one column that counts, side by side.
 *
 * @param personId null for nobody we know
 * @param name as the source writes it
 * @param held what the source holds
 * @param was points the run before saw, if this one saw others; null if it saw none
 * @param result what comparing came to
 */
public record SheetLine(
    UUID columnId,
    String subject,
    UUID personId,
    String name,
    SheetCell held,
    BigDecimal was,
    SheetChange change,
    LocalDate earnedOn,
    Result result) {

  /**
   * @param becauseZh what the rules said, if they refuse; null if not
   * @param posted minutes that would be posted, or (if credited) were
   * @param held minutes that would be held, or were
   * @param evidenceId null if there is none yet
   * @param entryId null if there is none
   */
  public record Result(
      SheetFinding finding,
      String becauseZh,
      String becauseEn,
      int posted,
      int held,
      UUID evidenceId,
      UUID entryId) {}

  /** Nothing anybody sees is different; a day alone, of what is not to be credited, is not. */
  public boolean same(SheetLine other) {
    return other != null
        && Objects.equals(personId, other.personId)
        && name.equals(other.name)
        && held.sameValue(other.held)
        && change == other.change
        && result.equals(other.result)
        && (result.finding() != SheetFinding.NEW || earnedOn.equals(other.earnedOn));
  }
}
