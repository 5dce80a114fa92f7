package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final Period CYCLE =
      new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2029, 12, 31));

  @Test
  void each_assumption_adds_to_the_one_before() {
    var forecast = forecast(100, 20, 30, "2026-12-31");
    assertThat(forecast.settled()).isEqualTo(Hours.of(120));
    assertThat(forecast.withCourses()).isEqualTo(Hours.of(150));
    assertThat(forecast.toPlan()).isEqualTo(Hours.of(210));
    assertThat(forecast.daysLeft()).isEqualTo(1_096);
  }

  @Test
  void the_pace_so_far_is_stretched_over_the_whole_cycle() {
    // 730 of 1,826 days are over.
    assertThat(forecast(120, 26, 0, "2026-12-31").atPace())
        .contains(Hours.of(146).times(1_826, 730));
  }

  @Test
  void it_is_too_early_to_speak_of_a_pace_in_the_first_ninety_days_and_too_late_at_the_end() {
    assertThat(forecast(20, 0, 0, "2025-03-30").atPace()).isEmpty();
    assertThat(forecast(20, 0, 0, "2025-03-31").atPace()).isPresent();
    assertThat(forecast(20, 0, 0, "2029-12-31").atPace()).isEmpty();
  }

  @Test
  void what_is_still_to_plan_is_spread_over_the_time_left() {
    assertThat(forecast(0, 0, 0, "2026-12-31").neededPerYear())
        .contains(Hours.of(360).times(365, 1_096));
    assertThat(forecast(300, 0, 0, "2029-06-30").neededPerYear()).contains(Hours.of(60));
    assertThat(forecast(300, 40, 20, "2026-12-31").neededPerYear()).isEmpty();
    assertThat(forecast(0, 0, 0, "2029-12-31").neededPerYear()).isEmpty();
  }

  private static Forecast forecast(long have, long expected, long underWay, String asOf) {
    return new Forecast(
        Hours.of(360),
        Hours.of(have),
        Hours.of(expected),
        Hours.of(underWay),
        CYCLE,
        LocalDate.parse(asOf));
  }
}
