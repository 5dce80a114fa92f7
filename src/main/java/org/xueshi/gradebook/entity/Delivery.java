package org.xueshi.gradebook.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The rules of sending a score: what an answer means, when to try again, which time to write into
 * the message. Pure functions.
 *
 * <p>The reasons for them are in what Moodle does: it compares whole seconds, keeps its own clock
 * for some columns and ours for others, and says 400 for everything it does not like about a
 * person.
 */
public final class Delivery {

  /** Failures of one message by its own fault until somebody has to look. */
  public static final int ATTEMPTS_MAX = 12;

  /** How long a platform, or a person, may be away until somebody has to look. */
  public static final Duration AWAY_MAX = Duration.ofDays(7);

  /** Nothing waits longer for a platform that may be back, unless the platform asked for it. */
  public static final Duration PLATFORM_WAIT_MAX = Duration.ofMinutes(5);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration OWN_WAIT_MAX = Duration.ofHours(1);

  /**
   * What is known before the answer.
   *
   * @param attempts including this one, from 1
   * @param chance 0 ≤ chance &lt; 1: spreads the next attempts, so that a platform that comes back
   *     is not met by all at once
   */
  public record Try(int attempts, Instant waitingSince, Instant now, double chance) {}

  /**
   * What comes next.
   *
   * @param because null when sent
   * @param next when to try again; null unless waiting
   */
  public record Step(SendState state, Because because, Instant next) {}

  private Delivery() {}

  /** From an answer to the next state. */
  public static Step after(Answer answer, Try attempt) {
    if (answer instanceof Answer.Refused refused) {
      return new Step(SendState.REFUSED, refused.because(), null);
    }
    if (answer instanceof Answer.Later later) {
      return waitForPlatform(later, attempt);
    }
    if (answer instanceof Answer.NotYet notYet) {
      return hourly(notYet.because(), attempt);
    }
    return answer instanceof Answer.Overtaken
        ? again(Because.OVERTAKEN, attempt)
        : new Step(SendState.SENT, null, null);
  }

  private static Step again(Because because, Try attempt) {
    if (attempt.attempts() >= ATTEMPTS_MAX) {
      return new Step(SendState.DEAD, because, null);
    }
    var wait = backOff(attempt.attempts(), attempt.chance(), OWN_WAIT_MAX);
    return new Step(SendState.WAITING, because, attempt.now().plus(wait));
  }

  private static Step hourly(Because because, Try attempt) {
    return tooLong(attempt)
        ? new Step(SendState.DEAD, because, null)
        : new Step(SendState.WAITING, because, attempt.now().plus(OWN_WAIT_MAX));
  }

  private static boolean tooLong(Try attempt) {
    return attempt.waitingSince().plus(AWAY_MAX).isBefore(attempt.now());
  }

  private static Step waitForPlatform(Answer.Later later, Try attempt) {
    if (tooLong(attempt)) {
      return new Step(SendState.DEAD, later.because(), null);
    }
    return new Step(
        SendState.WAITING,
        later.because(),
        attempt.now().plus(platformWait(later, attempt.attempts(), attempt.chance())));
  }

  /**
   * How long a platform is left alone: what it asked for, and longer with every failure.
   *
   * @param failures from 1
   */
  public static Duration platformWait(Answer.Later later, int failures, double chance) {
    var own = backOff(failures, chance, PLATFORM_WAIT_MAX);
    return own.compareTo(later.after()) >= 0 ? own : later.after();
  }

  /**
   * 5 s, doubling, at most {@code longest}; each between half and the whole of that, by {@code
   * chance}.
   *
   * @param failures from 1
   */
  static Duration backOff(int failures, double chance, Duration longest) {
    var doublings = Math.min(Math.max(failures, 1) - 1, 20);
    var doubled = FIRST_WAIT.multipliedBy(1L << doublings);
    var whole = doubled.compareTo(longest) <= 0 ? doubled : longest;
    return Duration.ofMillis((long) (whole.toMillis() * (0.5 + chance / 2)));
  }

  /**
   * The time to write into a message: that of sending, and at least a whole second after the one
   * before and after what the platform holds, since it refuses what is not later to the second.
   *
   * @param before of our last message for this person and column; null for none
   * @param held of the grade the platform holds; null if not known
   */
  public static Instant stamp(Instant now, Instant before, Instant held) {
    var stamp = now.truncatedTo(ChronoUnit.MILLIS);
    for (var earlier : new Instant[] {before, held}) {
      if (earlier != null && nextSecond(earlier).isAfter(stamp)) {
        stamp = nextSecond(earlier);
      }
    }
    return stamp;
  }

  /** The first moment whose whole second is later than that of {@code instant}. */
  private static Instant nextSecond(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }
}
