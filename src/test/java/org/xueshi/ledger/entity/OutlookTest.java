package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookTest {

  private static final Period CYCLE =
      new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2028, 12, 31));

  /** 360 hours from 2024 to 2028, which has 1,827 days. */
  @ParameterizedTest
  @CsvSource({
    "2026-07-01, 360,   0, MET",
    "2026-07-01, 400,   0, MET",
    "2026-07-01, 300,  60, ON_COURSE",
    "2026-07-01, 180,   0, ON_COURSE",
    "2026-07-01, 179,   0, AT_RISK",
    "2026-07-01,  60,   0, AT_RISK",
    "2026-09-01,   0,   0, SHORT",
    "2024-06-30,   0,   0, ON_COURSE",
    "2024-07-02,   0,   0, AT_RISK",
    "2028-12-31, 359,   0, SHORT",
    "2028-12-31, 359,   1, ON_COURSE",
    "2028-12-01, 353,   0, AT_RISK",
    "2028-12-01, 300,   0, SHORT",
  })
  void a_requirement_looks_like_this_on_that_day(
      LocalDate asOf, long have, long expected, Outlook outlook) {
    assertThat(Outlook.of(Hours.of(360), Hours.of(have), Hours.of(expected), CYCLE, asOf))
        .isEqualTo(outlook);
  }

  @Test
  void a_rolling_window_has_no_future_so_nothing_yet_is_short() {
    var day = LocalDate.of(2026, 7, 1);
    var rolling = new Period(day.minusMonths(36).plusDays(1), day);
    assertThat(Outlook.of(Hours.of(1), Hours.ZERO, Hours.ZERO, rolling, day))
        .isEqualTo(Outlook.SHORT);
    assertThat(Outlook.of(Hours.of(1), Hours.ZERO, Hours.of(1), rolling, day))
        .isEqualTo(Outlook.ON_COURSE);
  }

  /** More hours never look worse, and without any more a later day never looks better. */
  @Test
  void more_hours_never_look_worse_and_idle_days_never_better() {
    var seed = Long.getLong("seed", 20_261_124L);
    var random = new Random(seed);
    for (var n = 0; n < 20_000; n++) {
      var day = CYCLE.from().plusDays(random.nextInt(1_827));
      var later = day.plusDays(random.nextInt(400));
      var have = Hours.ofMinutes(random.nextInt(18_000), 45);
      var more = have.plus(Hours.ofMinutes(random.nextInt(2_000), 45));
      var now = Outlook.of(Hours.of(360), have, Hours.ZERO, CYCLE, day);
      assertThat(Outlook.of(Hours.of(360), more, Hours.ZERO, CYCLE, day))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(now);
      assertThat(Outlook.of(Hours.of(360), have, Hours.ZERO, CYCLE, later))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(now);
    }
  }

  @Test
  void of_an_advisory_requirement_nobody_is_said_to_have_fallen_behind() {
    assertThat(Outlook.SHORT.of(requirement(true))).isEqualTo(Outlook.AT_RISK);
    assertThat(Outlook.SHORT.of(requirement(false))).isEqualTo(Outlook.SHORT);
    assertThat(Outlook.MET.of(requirement(true))).isEqualTo(Outlook.MET);
  }

  private static Requirement requirement(boolean advisory) {
    return new Requirement(
        "r",
        java.util.Map.of(),
        Requirement.Audience.EVERYONE,
        java.util.Set.of(),
        null,
        null,
        0,
        Requirement.Measure.HOURS,
        1,
        new Requirement.Fine(0, 0, false, false, advisory),
        null);
  }
}
