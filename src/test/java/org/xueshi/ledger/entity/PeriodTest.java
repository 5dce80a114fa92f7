package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest(name = "{0}, five years from {1}: {2} to {3}")
  @CsvSource({
    "2026-11-24, 2026-01-01, 2026-01-01, 2030-12-31",
    "2030-12-31, 2026-01-01, 2026-01-01, 2030-12-31",
    "2031-01-01, 2026-01-01, 2031-01-01, 2035-12-31",
    "2025-12-31, 2026-01-01, 2021-01-01, 2025-12-31",
    "2019-06-01, 2026-01-01, 2016-01-01, 2020-12-31",
    "2026-08-31, 2021-09-01, 2021-09-01, 2026-08-31",
    "2026-09-01, 2021-09-01, 2026-09-01, 2031-08-31",
    "2021-02-27, 2016-02-29, 2016-02-29, 2021-02-27",
    "2021-02-28, 2016-02-29, 2021-02-28, 2026-02-27",
  })
  void every_day_is_in_exactly_one_window(
      LocalDate day, LocalDate anchor, LocalDate from, LocalDate to) {
    assertThat(Period.windowAround(day, anchor, 5)).isEqualTo(new Period(from, to));
  }

  @ParameterizedTest(name = "the year from month {1} around {0}: {2} to {3}")
  @CsvSource({
    "2026-11-24, 1, 2026-01-01, 2026-12-31",
    "2026-08-31, 9, 2025-09-01, 2026-08-31",
    "2026-09-01, 9, 2026-09-01, 2027-08-31",
  })
  void a_year_begins_where_the_pack_says(LocalDate day, int month, LocalDate from, LocalDate to) {
    assertThat(Period.yearAround(day, month)).isEqualTo(new Period(from, to));
  }
}
