package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HoursTest {

  @Test
  void three_thirds_of_an_hour_are_one_hour() {
    var third = Hours.ofMinutes(15, 45);
    assertThat(third.plus(third).plus(third)).isEqualTo(Hours.of(1));
  }

  @Test
  void nothing_is_rounded_before_it_is_shown() {
    var almost = Hours.ofMinutes(44, 45);
    assertThat(almost.rounded(1, RoundingMode.DOWN)).isEqualByComparingTo("0.9");
    assertThat(almost.plus(Hours.ofMinutes(1, 45))).isEqualTo(Hours.of(1));
    assertThat(Hours.of(360).minus(Hours.of(360).minus(Hours.ofMinutes(1, 45))).isZero()).isFalse();
  }

  @Test
  void half_even_edges_are_exact() {
    assertThat(Hours.ofMinutes(1, 8).rounded(2, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo("0.12");
    assertThat(Hours.ofMinutes(3, 8).rounded(2, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo("0.38");
  }

  @Test
  void a_sum_that_does_not_fit_is_an_error_not_a_wrong_sum() {
    assertThatThrownBy(() -> new Hours(Long.MAX_VALUE, 1).plus(Hours.of(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void sums_equal_a_decimal_model_to_the_last_digit() {
    var seed = Long.getLong("seed", 20_261_124L);
    var random = new Random(seed);
    var sum = Hours.ZERO;
    var minutesAt = new long[61];
    for (var i = 0; i < 10_000; i++) {
      var hourMinutes = random.nextBoolean() ? 45 : 60;
      var minutes = random.nextInt(2_000) - 500;
      sum = sum.plus(Hours.ofMinutes(minutes, hourMinutes));
      minutesAt[hourMinutes] += minutes;
    }
    var expected =
        BigDecimal.valueOf(minutesAt[45] * 4 + minutesAt[60] * 3)
            .divide(BigDecimal.valueOf(180), MathContext.DECIMAL128);
    assertThat(sum.rounded(20, RoundingMode.HALF_UP))
        .as("seed " + seed)
        .isEqualByComparingTo(expected.setScale(20, RoundingMode.HALF_UP));
  }
}
