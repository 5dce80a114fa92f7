package org.xueshi.ledger.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * 学时疑问: what a teacher asks about hours that look wrong or are missing, and what became of it.
 *
 * @param evidence what it is about; {@code null} where hours are missing altogether
 * @param courseTitle as the teacher knows the course; empty only in a draft
 * @param earnedOn day it is about; {@code null} if not known
 * @param words the teacher's, at most {@value #WORDS_MAX} characters
 * @param submittedAt {@code null} in a draft
 * @param closedAt {@code null} while it is a draft or open
 * @param seen the teacher has read the answer
 * @param revision counts the changes of a draft
 */
public record Inquiry(
    UUID tenant,
    UUID id,
    UUID person,
    UUID evidence,
    String courseTitle,
    LocalDate earnedOn,
    String words,
    State state,
    Instant startedAt,
    Instant submittedAt,
    Instant closedAt,
    boolean seen,
    int revision) {

  public static final int WORDS_MAX = 2_000;
  public static final int TITLE_MAX = 200;

  /** Where it is on its way. */
  public enum State {
    DRAFT,
    OPEN,
    ANSWERED,
    WITHDRAWN
  }

  /** What somebody wrote; nulls count as empty. */
  public record Content(String courseTitle, LocalDate earnedOn, String words) {

    public Content {
      courseTitle = courseTitle == null ? "" : courseTitle.strip();
      words = words == null ? "" : words.strip();
    }
  }

  public boolean isMissing() {
    return evidence == null;
  }

  /** Whole days that it has been waiting; 0 if it is not open. */
  public long daysOpen(Instant now) {
    return state == State.OPEN ? Duration.between(submittedAt, now).toDays() : 0;
  }
}
