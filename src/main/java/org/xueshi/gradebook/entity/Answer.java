package org.xueshi.gradebook.entity;

import java.time.Duration;

/** What became of one message to a platform. */
public sealed interface Answer {

  /** It took the score. */
  record Taken() implements Answer {}

  /** It holds a grade with the same or a later time (409), and it is another one. */
  record Overtaken() implements Answer {}

  /** No, and repeating it will not help. */
  record Refused(Because because) implements Answer {}

  /**
   * The platform is away, busy or does not trust us: not the fault of this one message.
   *
   * @param after what it asked us to wait, or what is usual
   */
  record Later(Because because, Duration after) implements Answer {}

  /** It cannot go out yet; that it can may come about by itself. */
  record NotYet(Because because) implements Answer {}
}
