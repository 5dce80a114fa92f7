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
import org.xueshi.training.entity.StudyClock.Asked;
import org.xueshi.training.entity.StudyClock.Known;

class StudyClockTest {

  private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");
  private static final Asked READING = new Asked(Duration.ofMinutes(45), false);
  private static final Asked VIDEO = new Asked(Duration.ofMinutes(45), true);

  private final One one = new One(READING);

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
    var short_ = new One(new Asked(Duration.ofSeconds(25), false));
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
    var late = new Beat(NINE.plusSeconds(11), 1, true, false);
    var answer = StudyClock.answer(one.known(), late, READING);
    assertThat(answer.known()).isEqualTo(one.known());
    assertThat(answer.stretch()).isEmpty();
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
    private Optional<StudyClock.Tab> tab = Optional.empty();
    private long sequence;

    One(Asked asked) {
      this.asked = asked;
    }

    Why beat(int second, boolean visible, boolean playing) {
      sequence++;
      var beat = new Beat(NINE.plusSeconds(second), sequence, visible, playing);
      var answer = StudyClock.answer(known(), beat, asked);
      granted = answer.known().granted();
      countedUntil = answer.known().countedUntil();
      tab = answer.known().tab();
      return answer.why();
    }

    Known known() {
      return new Known(countedUntil, granted, tab);
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
      var beat = new Beat(now, sequence, random.nextInt(5) > 0, random.nextInt(5) > 0);
      sent.add(beat);
      var known =
          new Known(
              countedUntil,
              byUnit.getOrDefault(unit, Duration.ZERO),
              tabs.getOrDefault(number, Optional.empty()));
      var answer = StudyClock.answer(known, beat, new Asked(required, unit == 1));
      tabs.put(number, answer.known().tab());
      byUnit.put(unit, answer.known().granted());
      countedUntil = answer.known().countedUntil();
      answer.stretch().ifPresent(granted::add);
    }
  }
}
