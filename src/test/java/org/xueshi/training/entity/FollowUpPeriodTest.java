package org.xueshi.training.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xueshi.kernel.entity.Refusal;

class FollowUpPeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2026-06-30, 2026-09-30",
    "2026-11-30, 2027-02-28",
    "2027-11-30, 2028-02-29",
    "2026-12-31, 2027-03-31"
  })
  void follow_up_ends_three_calendar_months_after_the_course_at_the_earliest(
      LocalDate ends, LocalDate earliest) {
    assertThat(FollowUpPeriod.checked(ends, null)).isEqualTo(earliest);
    assertThat(FollowUpPeriod.checked(ends, earliest)).isEqualTo(earliest);
    assertThatThrownBy(() -> FollowUpPeriod.checked(ends, earliest.minusDays(1)))
        .isInstanceOf(Refusal.class);
  }
}
