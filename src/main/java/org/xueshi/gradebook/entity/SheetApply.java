package org.xueshi.gradebook.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/**
 * 入账: one act of applying a comparison, and of taking it back.
 *
 * @param by who asked for it
 * @param undo why and by whom it is taken back; null if it is not
 * @param finishedAt null while it is under way
 */
public record SheetApply(
    UUID tenant,
    UUID id,
    UUID courseRunId,
    UUID runId,
    State state,
    Instant askedAt,
    Actor by,
    int rows,
    Undo undo,
    Instant finishedAt) {

  /** How far. */
  public enum State {
    APPLYING,
    APPLIED,
    UNDOING,
    UNDONE
  }

  /** Why it is taken back, and by whom. */
  public record Undo(String reason, Actor by) {}

  public boolean working() {
    return state == State.APPLYING || state == State.UNDOING;
  }

  /**
   * One line that is applied.
   *
   * @param reason in a person's words; null for what policy says
   * @param entryId what stands for it in the ledger; null if nothing does
   * @param becauseZh why not; null if it was done
   */
  public record Row(
      int number,
      UUID columnId,
      String subject,
      UUID personId,
      SheetFinding.Decision action,
      BigDecimal given,
      BigDecimal maximum,
      java.time.LocalDate earnedOn,
      int posted,
      int held,
      String reason,
      RowState state,
      UUID entryId,
      String becauseZh,
      String becauseEn) {}

  /** What became of a line. */
  public enum RowState {
    WAITING,
    DONE,
    /** It stood in the ledger before. */
    BEFORE,
    /** A correction is asked for; a second person has to agree. */
    ASKED,
    REFUSED,
    UNDONE
  }

  /** What applying would come to. */
  public record Total(int people, int credits, int corrections, int posted, int held) {

    public int rows() {
      return credits + corrections;
    }
  }
}
