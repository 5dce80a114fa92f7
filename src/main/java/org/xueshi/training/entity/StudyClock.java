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
 * or forked, can gain more than the wall clock shows. Of a video or audio it is besides no longer
 * than the part that was newly seen at its own speed ({@link MediaStretch}).
 */
public final class StudyClock {

  /** The longest stretch a single beat can gain; beats come every ten seconds. */
  public static final Duration GRANT_MAX = Duration.ofSeconds(30);

  private StudyClock() {}

  /**
   * A tab as its last beat left it.
   *
   * @param studying whether that beat was in view, and playing where something plays
   * @param position where the medium stood, in milliseconds
   * @param since the beat from which it has been studying without a break or a jump
   */
  public record Tab(
      Instant lastBeat, long sequence, boolean studying, long position, Since since) {}

  /** A moment of the clock and of the medium. */
  public record Since(Instant at, long position) {}

  /**
   * What is known before a beat.
   *
   * @param countedUntil end of the latest stretch granted to this person anywhere; {@link
   *     Instant#EPOCH} if none was
   * @param granted to this person for this unit so far
   * @param today granted to this person for any unit on this day
   * @param seen of the unit's medium
   * @param tab empty if this is the first beat of the tab
   */
  public record Known(
      Instant countedUntil,
      Duration granted,
      Duration today,
      MediaStretch.Seen seen,
      Optional<Tab> tab) {}

  /**
   * What a unit asks for.
   *
   * @param required never more is granted
   * @param mustPlay video or audio: time counts only while it plays
   * @param checking a presence check waits for its answer: nothing counts
   */
  public record Asked(Duration required, boolean mustPlay, Bounds bounds, boolean checking) {}

  /**
   * How far time counts for now.
   *
   * @param dayMost never more is granted on one day, for all units together
   * @param checkDue no more is granted in this unit before the presence check due then
   */
  public record Bounds(Duration dayMost, Duration checkDue) {}

  /**
   * The answer to a beat.
   *
   * @param stretch granted by this beat; empty if nothing was
   * @param lost time since the last beat that was not granted; at most {@link #GRANT_MAX}
   * @param known what is known from now on
   */
  public record Answer(Optional<Interval> stretch, Why why, Duration lost, Known known) {

    /** Whether the unit has all its minutes. */
    public boolean complete(Asked asked) {
      return known.granted().compareTo(asked.required()) >= 0;
    }
  }

  /** Judges one beat. */
  public static Answer answer(Known known, Beat beat, Asked asked) {
    if (known.tab().filter(tab -> beat.sequence() <= tab.sequence()).isPresent()) {
      return new Answer(Optional.empty(), Why.REPLAYED, Duration.ZERO, known);
    }
    var media = known.tab().filter(tab -> asked.mustPlay()).map(tab -> MediaStretch.of(tab, beat));
    var stretch = known.tab().flatMap(tab -> stretch(known, tab, beat, asked));
    var after = after(known, beat, asked, stretch);
    var why = why(known, beat, asked, new Found(stretch, media.orElse(null)));
    return new Answer(stretch, why, lost(known, beat, stretch), after);
  }

  /** What a beat turned out to bring; {@code media} is null where nothing plays. */
  private record Found(Optional<Interval> stretch, MediaStretch media) {}

  private static Optional<Interval> stretch(Known known, Tab tab, Beat beat, Asked asked) {
    if (!tab.studying() || asked.checking()) {
      return Optional.empty();
    }
    var from = later(begins(tab, asked), known.countedUntil());
    var bounds = asked.bounds();
    var left =
        least(
            least(asked.required(), bounds.checkDue()).minus(known.granted()),
            bounds.dayMost().minus(known.today()));
    var to = earlier(earlier(beat.at(), tab.lastBeat().plus(GRANT_MAX)), from.plus(left));
    if (asked.mustPlay()) {
      var fresh = MediaStretch.of(tab, beat).fresh(known.seen());
      to = earlier(to, from.plus(fresh));
    }
    return from.isBefore(to) ? Optional.of(new Interval(from, to)) : Optional.empty();
  }

  /**
   * On a poor line one beat is late and the next one in time: what the first seemed to bring too
   * little, the second may still bring, within the same unbroken playing.
   */
  private static Instant begins(Tab tab, Asked asked) {
    return asked.mustPlay()
        ? later(tab.since().at(), tab.lastBeat().minus(MediaStretch.LATE_MAX))
        : tab.lastBeat();
  }

  private static Known after(Known known, Beat beat, Asked asked, Optional<Interval> stretch) {
    var length = stretch.map(Interval::length).orElse(Duration.ZERO);
    return new Known(
        stretch.map(Interval::to).orElse(known.countedUntil()),
        known.granted().plus(length),
        known.today().plus(length),
        seen(known, beat, asked),
        Optional.of(tab(known, beat, asked)));
  }

  private static MediaStretch.Seen seen(Known known, Beat beat, Asked asked) {
    return known
        .tab()
        .filter(tab -> asked.mustPlay() && tab.studying() && !asked.checking())
        .map(tab -> MediaStretch.of(tab, beat).added(known.seen(), beat.medium()))
        .orElse(known.seen());
  }

  private static Tab tab(Known known, Beat beat, Asked asked) {
    var studying =
        beat.visible()
            && !asked.checking()
            && (!asked.mustPlay() || beat.playing() && beat.medium().percent() <= 100);
    // A clock that was set back must not open the same stretch twice.
    var heard = known.tab().map(tab -> later(tab.lastBeat(), beat.at())).orElse(beat.at());
    var position = beat.medium().position();
    var since =
        known
            .tab()
            .filter(tab -> tab.studying() && MediaStretch.of(tab, beat).whole())
            .map(Tab::since)
            .orElse(new Since(heard, position));
    return new Tab(heard, beat.sequence(), studying, position, since);
  }

  private static Duration lost(Known known, Beat beat, Optional<Interval> stretch) {
    var passed =
        known.tab().map(tab -> Duration.between(tab.lastBeat(), beat.at())).orElse(Duration.ZERO);
    var lost = least(passed, GRANT_MAX).minus(stretch.map(Interval::length).orElse(Duration.ZERO));
    return lost.isNegative() ? Duration.ZERO : lost;
  }

  private static Why why(Known known, Beat beat, Asked asked, Found found) {
    var length = found.stretch().map(Interval::length).orElse(Duration.ZERO);
    if (known.granted().plus(length).compareTo(asked.required()) >= 0) {
      return Why.COMPLETE;
    }
    if (asked.checking()) {
      return Why.CHECK;
    }
    if (known.today().plus(length).compareTo(asked.bounds().dayMost()) >= 0) {
      return Why.DAY_FULL;
    }
    if (!beat.visible()) {
      return Why.HIDDEN;
    }
    if (asked.mustPlay() && beat.playing() && beat.medium().percent() > 100) {
      return Why.SPED_UP;
    }
    if (asked.mustPlay() && !beat.playing()) {
      return Why.PAUSED;
    }
    return known
        .tab()
        .filter(Tab::studying)
        .map(tab -> whyNotMore(known, tab, beat, found))
        .orElse(Why.STARTED);
  }

  private static Why whyNotMore(Known known, Tab tab, Beat beat, Found found) {
    if (found.media() != null) {
      var why = found.media().whyNot(known.seen());
      if (why.isPresent()) {
        return why.get();
      }
    }
    var counted = found.stretch().map(Interval::from).orElse(Instant.MAX);
    if (counted.isAfter(tab.lastBeat()) && beat.at().isAfter(tab.lastBeat())) {
      return Why.ELSEWHERE;
    }
    return beat.at().isAfter(tab.lastBeat().plus(GRANT_MAX)) ? Why.SILENCE : Why.COUNTING;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
