package org.xueshi.training.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xueshi.ledger.entity.Interval;

/**
 * 学习计时: the server's clock grants remote study time; a beat only offers it. A pure function of what
 * was known and what arrives.
 *
 * <p>A stretch between two beats of one tab counts if the tab was studying when the stretch began.
 * What is granted is a stretch of wall time after everything this person was granted before, in any
 * tab, on any device, in any course; therefore no sequence of beats, repeated, reordered, sped up
 * or forked, can gain more than the wall clock shows.
 */
public final class StudyClock {

  /** The longest stretch a single beat can gain; beats come every ten seconds. */
  public static final Duration GRANT_MAX = Duration.ofSeconds(30);

  private StudyClock() {}

  /**
   * A tab as its last beat left it.
   *
   * @param studying whether that beat was in view, and playing where something plays
   */
  public record Tab(Instant lastBeat, long sequence, boolean studying) {}

  /**
   * What is known before a beat.
   *
   * @param countedUntil end of the latest stretch granted to this person anywhere; {@link
   *     Instant#EPOCH} if none was
   * @param granted to this person for this unit so far
   * @param tab empty if this is the first beat of the tab
   */
  public record Known(Instant countedUntil, Duration granted, Optional<Tab> tab) {}

  /**
   * What a unit asks for.
   *
   * @param required never more is granted
   * @param mustPlay video or audio: time counts only while it plays
   */
  public record Asked(Duration required, boolean mustPlay) {}

  /**
   * The answer to a beat.
   *
   * @param stretch granted by this beat; empty if nothing was
   * @param known what is known from now on
   */
  public record Answer(Optional<Interval> stretch, Why why, Known known) {

    /** Whether the unit has all its minutes. */
    public boolean complete(Asked asked) {
      return known.granted().compareTo(asked.required()) >= 0;
    }
  }

  /** Judges one beat. */
  public static Answer answer(Known known, Beat beat, Asked asked) {
    var stale = known.tab().filter(tab -> beat.sequence() <= tab.sequence()).isPresent();
    if (stale) {
      return new Answer(Optional.empty(), why(known, beat, asked, Optional.empty()), known);
    }
    var stretch = known.tab().flatMap(tab -> stretch(known, tab, beat, asked));
    var after = after(known, beat, asked, stretch);
    return new Answer(stretch, why(known, beat, asked, stretch), after);
  }

  private static Optional<Interval> stretch(Known known, Tab tab, Beat beat, Asked asked) {
    if (!tab.studying()) {
      return Optional.empty();
    }
    var from = later(tab.lastBeat(), known.countedUntil());
    var left = asked.required().minus(known.granted());
    var to = earlier(earlier(beat.at(), tab.lastBeat().plus(GRANT_MAX)), from.plus(left));
    return from.isBefore(to) ? Optional.of(new Interval(from, to)) : Optional.empty();
  }

  private static Known after(Known known, Beat beat, Asked asked, Optional<Interval> stretch) {
    var studying = beat.visible() && (beat.playing() || !asked.mustPlay());
    // A clock that was set back must not open the same stretch twice.
    var heard = known.tab().map(tab -> later(tab.lastBeat(), beat.at())).orElse(beat.at());
    return new Known(
        stretch.map(Interval::to).orElse(known.countedUntil()),
        known.granted().plus(stretch.map(Interval::length).orElse(Duration.ZERO)),
        Optional.of(new Tab(heard, beat.sequence(), studying)));
  }

  private static Why why(Known known, Beat beat, Asked asked, Optional<Interval> stretch) {
    var granted = known.granted().plus(stretch.map(Interval::length).orElse(Duration.ZERO));
    if (granted.compareTo(asked.required()) >= 0) {
      return Why.COMPLETE;
    }
    if (!beat.visible()) {
      return Why.HIDDEN;
    }
    if (asked.mustPlay() && !beat.playing()) {
      return Why.PAUSED;
    }
    return known
        .tab()
        .filter(Tab::studying)
        .map(tab -> whyNotMore(tab, beat, stretch))
        .orElse(Why.STARTED);
  }

  private static Why whyNotMore(Tab tab, Beat beat, Optional<Interval> stretch) {
    var counted = stretch.map(Interval::from).orElse(Instant.MAX);
    if (counted.isAfter(tab.lastBeat()) && beat.at().isAfter(tab.lastBeat())) {
      return Why.ELSEWHERE;
    }
    return beat.at().isAfter(tab.lastBeat().plus(GRANT_MAX)) ? Why.SILENCE : Why.COUNTING;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
