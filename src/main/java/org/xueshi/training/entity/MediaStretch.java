package org.xueshi.training.entity;

import java.time.Duration;
import java.util.Optional;

/**
 * What moved of a video or audio between two beats of one tab. It is believed only as far as the
 * clock allows: forwards, and no faster than it was recorded since the tab began to play.
 *
 * @param part what was played; null if nothing moved, or if it moved as no playing moves it
 * @param whole whether it can have been played without a jump
 */
public record MediaStretch(Coverage.Part part, boolean whole) {

  /** How late a beat may be without loss. */
  static final Duration LATE_MAX = Duration.ofSeconds(15);

  /** Browsers report positions a little early and beats take a little time. */
  private static final long SLACK_MILLIS = 2_000;

  private static final long STILL_MILLIS = 200;

  /** So much of a medium seen is all of it: nobody waits for the last credits. */
  private static final double WHOLE_SHARE = 0.95;

  /**
   * What a participant has seen of a unit's medium in this round; when all is seen, the next round
   * begins.
   *
   * @param duration milliseconds, as far as is known; never falls
   */
  public record Seen(Coverage coverage, long duration) {
    public static final Seen NOTHING = new Seen(Coverage.NONE, 0);
  }

  static MediaStretch of(StudyClock.Tab tab, Beat beat) {
    var from = tab.position();
    var to = beat.medium().position();
    var allowed =
        tab.since().position()
            + Math.max(0, Duration.between(tab.since().at(), beat.at()).toMillis())
            + SLACK_MILLIS;
    if (to < from - STILL_MILLIS || to > allowed) {
      return new MediaStretch(null, false);
    }
    return new MediaStretch(to > from ? new Coverage.Part(from, to) : null, true);
  }

  /** How much of it was seen for the first time in this round. */
  Duration fresh(Seen seen) {
    return part == null ? Duration.ZERO : Duration.ofMillis(seen.coverage().fresh(part));
  }

  Seen added(Seen seen, Beat.Medium medium) {
    var duration = Math.max(seen.duration(), Math.max(medium.duration(), medium.position()));
    if (part == null) {
      return new Seen(seen.coverage(), duration);
    }
    var coverage = seen.coverage().plus(part);
    var all = medium.duration() > 0 && coverage.length() >= WHOLE_SHARE * duration;
    return new Seen(all ? Coverage.NONE : coverage, duration);
  }

  /** Why it brings nothing; empty if it brings something. */
  Optional<Why> whyNot(Seen seen) {
    if (!whole) {
      return Optional.of(Why.SKIPPED);
    }
    if (part == null || part.length() < STILL_MILLIS) {
      return Optional.of(Why.PAUSED);
    }
    return seen.coverage().fresh(part) == 0 ? Optional.of(Why.REPEATED) : Optional.empty();
  }
}
