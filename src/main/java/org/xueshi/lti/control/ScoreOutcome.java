package org.xueshi.lti.control;

import java.time.Duration;

/** What a platform said to a score. */
public sealed interface ScoreOutcome {

  /** It took it. (Read the first one of a column back: Moodle may drop scores it answers 200.) */
  record Accepted() implements ScoreOutcome {}

  /** It will not take this one; sending the same again is no use. */
  record Refused(Reason reason, int status) implements ScoreOutcome {}

  /** It could not be asked, or is busy. */
  record RetryLater(Duration after) implements ScoreOutcome {}

  /** Why a score was refused. */
  enum Reason {
    /**
     * 409: the platform's grade is newer. Read the result; if it differs, send again with a new
     * time.
     */
    NEWER_GRADE_EXISTS,
    /** 400, 422: the person is not graded in this course (a teacher, not enrolled), or no score. */
    NOT_GRADABLE,
    /** 401, 403, or no token: this tool may not. */
    NOT_ALLOWED,
    /** 404, 410: the column is gone. */
    COLUMN_GONE,
    /** The address is not the platform's, or the platform is switched off. */
    NOT_SENT
  }
}
