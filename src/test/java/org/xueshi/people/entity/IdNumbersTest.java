package org.xueshi.people.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "11010519491231002X, true",
    "11010519491231002x, true",
    "440524188001010014, true",
    "110105194912310021, false",
    "110105194913310025, false",
    "11010519491231002, false",
    "'', false"
  })
  void a_number_has_a_date_and_the_right_check_character(String number, boolean valid) {
    assertThat(IdNumbers.isValid(number)).isEqualTo(valid);
  }

  @Test
  void the_hash_needs_the_key_and_says_nothing_of_the_number() {
    var one = new IdNumbers("0123456789abcdef");
    var hash = one.hash("11010519491231002X");
    assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(one.hash(" 11010519491231002x "));
    assertThat(new IdNumbers("fedcba9876543210").hash("11010519491231002X")).isNotEqualTo(hash);
    assertThatThrownBy(() -> new IdNumbers("short")).isInstanceOf(IllegalArgumentException.class);
  }
}
