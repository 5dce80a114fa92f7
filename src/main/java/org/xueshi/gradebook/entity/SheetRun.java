package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * 核对: one look at a source.
 *
 * @param fileId null unless it reads a file
 * @param thenApply what policy allows is applied afterwards
 * @param progress how far it came
 * @param because why it waits or failed; null if nothing is wrong
 * @param finishedAt null while reading
 */
public record SheetRun(
    UUID tenant,
    UUID id,
    UUID courseRunId,
    SheetSource source,
    UUID fileId,
    boolean thenApply,
    State state,
    Instant startedAt,
    Progress progress,
    Trouble because,
    Instant finishedAt) {

  /** How far. */
  public enum State {
    READING,
    READ,
    FAILED
  }

  /** What can be wrong. */
  public enum Trouble {
    /** It does not answer, or asked us to wait: it goes on by itself. */
    AWAY,
    /** The token is not taken, or may not do it. */
    NOT_TRUSTED,
    NO_CONNECTION,
    /** The course is not there. */
    NO_COURSE,
    /** Pages that never end, or an answer nobody understands. */
    UNUSABLE
  }

  /**
   * @param attempts 0 unless the source was away
   * @param changed cells that were not as the run before saw them
   */
  public record Progress(int attempts, int total, int read, int cells, int changed) {}

  public boolean reading() {
    return state == State.READING;
  }
}
