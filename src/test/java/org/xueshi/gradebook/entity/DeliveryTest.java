package org.xueshi.gradebook.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  static Stream<Arguments> answers() {
    var minute = Duration.ofMinutes(1);
    var away = new Answer.Later(Because.PLATFORM_AWAY, minute);
    return Stream.of(
        // answer, attempts, days waited -> state, because, seconds until the next attempt
        arguments(new Answer.Taken(), 1, 0, "SENT", null, null),
        arguments(new Answer.Taken(), 40, 30, "SENT", null, null),
        refused(Because.NOT_A_LEARNER),
        refused(Because.NO_COLUMN),
        refused(Because.COLUMN_SWALLOWS),
        refused(Because.NOT_ALLOWED),
        arguments(new Answer.Overtaken(), 1, 0, "WAITING", Because.OVERTAKEN, 5),
        arguments(new Answer.Overtaken(), 4, 0, "WAITING", Because.OVERTAKEN, 40),
        arguments(new Answer.Overtaken(), 11, 0, "WAITING", Because.OVERTAKEN, 3600),
        arguments(new Answer.Overtaken(), 12, 0, "DEAD", Because.OVERTAKEN, null),
        arguments(
            new Answer.NotYet(Because.NO_IDENTITY), 9, 1, "WAITING", Because.NO_IDENTITY, 3600),
        arguments(new Answer.NotYet(Because.NO_IDENTITY), 9, 8, "DEAD", Because.NO_IDENTITY, null),
        arguments(away, 1, 0, "WAITING", Because.PLATFORM_AWAY, 60),
        arguments(away, 6, 0, "WAITING", Because.PLATFORM_AWAY, 160),
        arguments(away, 500, 6, "WAITING", Because.PLATFORM_AWAY, 300),
        arguments(away, 1, 8, "DEAD", Because.PLATFORM_AWAY, null),
        arguments(
            new Answer.Later(Because.NOT_TRUSTED, Duration.ofHours(1)),
            2,
            0,
            "WAITING",
            Because.NOT_TRUSTED,
            3600));
  }

  private static Arguments refused(Because because) {
    return arguments(new Answer.Refused(because), 3, 0, "REFUSED", because, null);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_decides_what_comes_next(
      Answer answer, int attempts, int days, String state, Because because, Integer seconds) {
    var attempt = new Delivery.Try(attempts, NOW.minus(Duration.ofDays(days)), NOW, 1.0);
    var step = Delivery.after(answer, attempt);
    assertThat(step.state()).isEqualTo(SendState.valueOf(state));
    assertThat(step.because()).isEqualTo(because);
    assertThat(step.next()).isEqualTo(seconds == null ? null : NOW.plusSeconds(seconds));
  }

  @Test
  void chance_spreads_the_next_attempt_between_half_and_the_whole_wait() {
    var hour = Duration.ofHours(1);
    assertThat(Delivery.backOff(4, 0, hour)).isEqualTo(Duration.ofSeconds(20));
    assertThat(Delivery.backOff(4, 0.5, hour)).isEqualTo(Duration.ofSeconds(30));
    IntStream.range(1, 70)
        .forEach(
            failures ->
                assertThat(Delivery.backOff(failures, 0.99, hour)).isBetween(Duration.ZERO, hour));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // now, our last, the platform's -> stamp
        "10:00:00.123456Z, -,            -,            10:00:00.123Z",
        "10:00:05.900Z,    10:00:05.100Z, -,            10:00:06Z",
        "10:00:06.000Z,    10:00:05.100Z, -,            10:00:06Z",
        "10:00:07.500Z,    10:00:05.100Z, -,            10:00:07.500Z",
        "10:00:05Z,        -,            10:00:09.500Z, 10:00:10Z",
        "10:00:05Z,        10:00:12Z,    10:00:09Z,     10:00:13Z",
        "10:00:05Z,        10:00:04Z,    10:00:05.999Z, 10:00:06Z",
      })
  void the_stamp_is_later_to_the_whole_second(String now, String last, String held, String stamp) {
    assertThat(Delivery.stamp(at(now), at(last), at(held))).isEqualTo(at(stamp));
  }

  private static Instant at(String time) {
    return time == null ? null : Instant.parse("2026-11-24T" + time);
  }

  @ParameterizedTest
  @CsvSource({
    "8.8, 10, 88, 100, true",
    "85.5, 100, 85.50001, 100, true",
    "1, 3, 33.33333, 100, true",
    "85.5, 100, 85, 100, false",
    "0, 100, 0, 10, true",
    "99.97, 100, 100, 100, false",
  })
  void shares_are_compared_since_platforms_rescale(
      String given, String maximum, String held, String heldMaximum, boolean same) {
    assertThat(ScoreValue.of(given, maximum).sameShare(ScoreValue.of(held, heldMaximum)))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({"60, 100, true", "59.99, 100, false", "3, 5, true", "0, 100, false", "6, 10, true"})
  void the_pass_mark_is_a_share(String given, String maximum, boolean passed) {
    assertThat(ScoreValue.of(given, maximum).reaches(60)).isEqualTo(passed);
  }
}
