package org.xueshi.training.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.training.entity.Beat.Medium;
import org.xueshi.training.entity.StudyClock.Asked;
import org.xueshi.training.entity.StudyClock.Bounds;
import org.xueshi.training.entity.StudyClock.Known;

class StudyClockTest {

  private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");
  private static final Asked READING = asked(Duration.ofMinutes(45), false);
  private static final Asked VIDEO = asked(Duration.ofMinutes(45), true);

  private final One one = new One(READING);

  private static Asked asked(Duration required, boolean mustPlay) {
    return new Asked(required, mustPlay, new Bounds(Duration.ofDays(1), required), false);
  }

  @Test
  void the_first_beat_of_a_tab_gains_nothing() {
    assertThat(one.beat(0, true, false)).isEqualTo(Why.STARTED);
    assertThat(one.granted()).isZero();
  }

  @Test
  void a_visible_page_gains_the_time_between_two_beats() {
    one.beat(0, true, false);
    assertThat(one.beat(10, true, false)).isEqualTo(Why.COUNTING);
    assertThat(one.granted()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_beat_after_a_long_silence_gains_at_most_thirty_seconds() {
    one.beat(0, true, false);
    assertThat(one.beat(600, true, false)).isEqualTo(Why.SILENCE);
    assertThat(one.granted()).isEqualTo(StudyClock.GRANT_MAX);
  }

  @Test
  void time_counts_until_the_window_is_hidden_and_again_from_when_it_is_back() {
    one.beat(0, true, false);
    assertThat(one.beat(7, false, false)).isEqualTo(Why.HIDDEN);
    assertThat(one.beat(17, true, false)).isEqualTo(Why.STARTED);
    one.beat(20, true, false);
    assertThat(one.granted()).isEqualTo(Duration.ofSeconds(7 + 3));
  }

  @Test
  void a_paused_video_gains_nothing() {
    var video = new One(VIDEO);
    video.beat(0, true, true);
    assertThat(video.beat(10, true, false)).isEqualTo(Why.PAUSED);
    assertThat(video.beat(20, true, false)).isEqualTo(Why.PAUSED);
    assertThat(video.granted()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void never_more_than_the_unit_asks_for_and_not_a_second_less() {
    var short_ = new One(asked(Duration.ofSeconds(25), false));
    short_.beat(0, true, false);
    short_.beat(10, true, false);
    short_.beat(20, true, false);
    assertThat(short_.beat(30, true, false)).isEqualTo(Why.COMPLETE);
    assertThat(short_.beat(40, true, false)).isEqualTo(Why.COMPLETE);
    assertThat(short_.granted()).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void what_counts_on_another_device_does_not_count_here() {
    var phone = new One(READING);
    phone.beat(0, true, false);
    one.beat(0, true, false);
    phone.beat(10, true, false);
    one.countedUntil = phone.countedUntil;
    assertThat(one.beat(10, true, false)).isEqualTo(Why.ELSEWHERE);
    assertThat(one.granted()).isZero();
  }

  @Test
  void a_repeated_or_late_beat_changes_nothing() {
    one.beat(0, true, false);
    one.beat(10, false, false);
    var late = new Beat(NINE.plusSeconds(11), 1, true, false, Medium.NONE);
    var answer = StudyClock.answer(one.known(), late, READING);
    assertThat(answer.known()).isEqualTo(one.known());
    assertThat(answer.stretch()).isEmpty();
    assertThat(answer.why()).isEqualTo(Why.REPLAYED);
  }

  @Test
  void a_video_counts_what_is_seen_of_it_at_its_own_speed() {
    var video = new One(VIDEO);
    video.plays(0, 0);
    assertThat(video.plays(10, 10)).isEqualTo(Why.COUNTING);
    assertThat(video.plays(20, 20)).isEqualTo(Why.COUNTING);
    assertThat(video.granted()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void a_part_that_was_skipped_earns_nothing_and_counting_goes_on_behind_it() {
    var video = new One(VIDEO);
    video.plays(0, 0);
    assertThat(video.plays(10, 300)).isEqualTo(Why.SKIPPED);
    assertThat(video.granted()).isZero();
    assertThat(video.plays(20, 310)).isEqualTo(Why.COUNTING);
    assertThat(video.granted()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_part_that_was_sped_up_earns_nothing_whatever_the_browser_says_of_its_speed() {
    var video = new One(VIDEO);
    video.plays(0, 0);
    video.plays(10, 20);
    video.plays(20, 40);
    assertThat(video.plays(30, 60)).isEqualTo(Why.SKIPPED);
    assertThat(video.granted()).isZero();
    var honest = new One(VIDEO);
    honest.plays(0, 0);
    assertThat(honest.plays(10, 10, 150)).isEqualTo(Why.SPED_UP);
    assertThat(honest.plays(20, 25, 150)).isEqualTo(Why.SPED_UP);
    assertThat(honest.granted()).as("up to where it was sped up").isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_part_seen_twice_earns_once_until_all_was_seen() {
    var video = new One(VIDEO);
    video.plays(0, 0);
    video.plays(10, 10);
    video.plays(20, 0);
    assertThat(video.plays(30, 10)).isEqualTo(Why.REPEATED);
    assertThat(video.granted()).isEqualTo(Duration.ofSeconds(10));
    for (var second = 20; second <= 100; second += 10) {
      video.plays(second + 20, second);
    }
    assertThat(video.granted()).isEqualTo(Duration.ofSeconds(100));
    video.plays(130, 0);
    assertThat(video.plays(140, 10)).as("the second time round").isEqualTo(Why.COUNTING);
    assertThat(video.granted()).isEqualTo(Duration.ofSeconds(110));
  }

  @Test
  void on_a_poor_line_a_late_beat_costs_nothing() {
    var video = new One(VIDEO);
    video.plays(0, 0);
    video.plays(15, 10);
    video.plays(20, 20);
    video.plays(30, 30);
    assertThat(video.granted()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void nothing_counts_beyond_the_day_beyond_a_check_that_is_due_or_while_one_waits() {
    var most = new Bounds(Duration.ofSeconds(15), Duration.ofMinutes(45));
    var day = new One(new Asked(Duration.ofMinutes(45), false, most, false));
    day.beat(0, true, false);
    day.beat(10, true, false);
    assertThat(day.beat(20, true, false)).isEqualTo(Why.DAY_FULL);
    assertThat(day.granted()).isEqualTo(Duration.ofSeconds(15));
    var due = new Bounds(Duration.ofDays(1), Duration.ofSeconds(12));
    var checked = new One(new Asked(Duration.ofMinutes(45), false, due, false));
    checked.beat(0, true, false);
    checked.beat(20, true, false);
    assertThat(checked.granted()).isEqualTo(Duration.ofSeconds(12));
    var waits = new One(new Asked(Duration.ofMinutes(45), false, most, true));
    waits.beat(0, true, false);
    assertThat(waits.beat(10, true, false)).isEqualTo(Why.CHECK);
    assertThat(waits.granted()).isZero();
  }

  @Test
  void a_clock_set_back_opens_no_stretch_twice() {
    one.beat(100, true, false);
    one.beat(110, true, false);
    one.beat(50, true, false);
    one.beat(60, true, false);
    assertThat(one.granted()).isEqualTo(Duration.ofSeconds(10));
    one.beat(120, true, false);
    assertThat(one.granted()).isEqualTo(Duration.ofSeconds(20));
  }

  static LongStream seeds() {
    var asked = System.getProperty("seed", "");
    return asked.isBlank() ? LongStream.range(0, 400) : LongStream.of(Long.parseLong(asked));
  }

  /** Forked tabs, two units, replays, reordering, bursts, silences, lies about everything. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_sequence_of_beats_gains_more_than_wall_time(long seed) {
    var random = new Random(seed);
    var cheat = new Cheat(random);
    for (var i = 0; i < 300; i++) {
      cheat.act();
    }
    var sum = cheat.granted.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    assertThat(sum).as("seed %d", seed).isLessThanOrEqualTo(Duration.between(NINE, cheat.now));
    assertDisjoint(cheat.granted, seed);
    assertThat(cheat.today).as("seed %d", seed).isLessThanOrEqualTo(cheat.dayMost);
    assertThat(cheat.byUnit.getOrDefault(1, Duration.ZERO))
        .as("seed %d: no more than the parts that were seen", seed)
        .isLessThanOrEqualTo(Duration.ofMillis(cheat.moved));
    cheat.byUnit.values().forEach(each -> assertThat(each).isLessThanOrEqualTo(cheat.required));
  }

  private static void assertDisjoint(List<Interval> intervals, long seed) {
    var sorted = intervals.stream().sorted().toList();
    for (var i = 1; i < sorted.size(); i++) {
      assertThat(sorted.get(i).from()).as("seed %d", seed).isAfterOrEqualTo(sorted.get(i - 1).to());
    }
  }

  /** One tab of one person. */
  private static final class One {
    private final Asked asked;
    private Duration granted = Duration.ZERO;
    private Instant countedUntil = Instant.EPOCH;
    private Duration today = Duration.ZERO;
    private MediaStretch.Seen seen = MediaStretch.Seen.NOTHING;
    private Optional<StudyClock.Tab> tab = Optional.empty();
    private long sequence;

    One(Asked asked) {
      this.asked = asked;
    }

    /** A video of a hundred seconds. */
    Why plays(int second, int position, int... percent) {
      var speed = percent.length == 0 ? 100 : percent[0];
      return beat(second, true, true, new Medium(position * 1000L, 100_000, speed));
    }

    Why beat(int second, boolean visible, boolean playing) {
      return beat(second, visible, playing, new Medium(second * 1000L, 0, 100));
    }

    private Why beat(int second, boolean visible, boolean playing, Medium medium) {
      sequence++;
      var beat = new Beat(NINE.plusSeconds(second), sequence, visible, playing, medium);
      var answer = StudyClock.answer(known(), beat, asked);
      granted = answer.known().granted();
      countedUntil = answer.known().countedUntil();
      tab = answer.known().tab();
      today = answer.known().today();
      seen = answer.known().seen();
      return answer.why();
    }

    Known known() {
      return new Known(countedUntil, granted, today, seen, tab);
    }

    Duration granted() {
      return granted;
    }
  }

  /** A person with several tabs on several units who sends whatever they like. */
  private static final class Cheat {
    private final Random random;
    private final Duration required = Duration.ofMinutes(20);
    private final Map<Integer, Optional<StudyClock.Tab>> tabs = new HashMap<>();
    private final Map<Integer, Duration> byUnit = new HashMap<>();
    private final List<Interval> granted = new ArrayList<>();
    private final List<Beat> sent = new ArrayList<>();
    private final Map<Integer, MediaStretch.Seen> seen = new HashMap<>();
    private final Duration dayMost = Duration.ofMinutes(25);
    private Duration today = Duration.ZERO;
    private long moved;
    private Instant countedUntil = Instant.EPOCH;
    private Instant now = NINE;

    Cheat(Random random) {
      this.random = random;
    }

    void act() {
      now = now.plusMillis(random.nextInt(4) == 0 ? random.nextInt(90_000) : random.nextInt(900));
      var number = random.nextInt(6);
      var unit = number % 2;
      var replayed = !sent.isEmpty() && random.nextInt(3) == 0;
      var old = replayed ? sent.get(random.nextInt(sent.size())) : null;
      var sequence = replayed ? old.sequence() : random.nextInt(400);
      var before = tabs.getOrDefault(number, Optional.empty());
      var medium = replayed ? old.medium() : medium(before);
      var beat = new Beat(now, sequence, random.nextInt(5) > 0, random.nextInt(5) > 0, medium);
      sent.add(beat);
      var known =
          new Known(
              countedUntil,
              byUnit.getOrDefault(unit, Duration.ZERO),
              today,
              seen.getOrDefault(unit, MediaStretch.Seen.NOTHING),
              before);
      var bounds = new Bounds(dayMost, required);
      var answer = StudyClock.answer(known, beat, new Asked(required, unit == 1, bounds, false));
      if (unit == 1) {
        moved += before.map(tab -> Math.max(0, medium.position() - tab.position())).orElse(0L);
      }
      today = answer.known().today();
      seen.put(unit, answer.known().seen());
      tabs.put(number, answer.known().tab());
      byUnit.put(unit, answer.known().granted());
      countedUntil = answer.known().countedUntil();
      answer.stretch().ifPresent(granted::add);
    }

    /** Sped up, jumping, going back, standing still; the duration is a lie as often as not. */
    private Medium medium(Optional<StudyClock.Tab> before) {
      var position = before.map(StudyClock.Tab::position).orElse(0L);
      var step = random.nextInt(4) == 0 ? random.nextInt(600_000) : random.nextInt(20_000);
      var to = random.nextInt(5) == 0 ? position - step : position + step;
      return new Medium(to, random.nextBoolean() ? 1_200_000 : 1_000, 50 + random.nextInt(150));
    }
  }
}
