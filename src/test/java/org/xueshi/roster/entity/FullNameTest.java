package org.xueshi.roster.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullNameTest {

  @ParameterizedTest
  @CsvSource({
    "王建国, 王, 建国",
    "欧阳娜娜, 欧阳, 娜娜",
    "欧阳, 欧, 阳",
    "阿依古丽·买买提, 阿依古丽, ·买买提",
    "Anna Maria Berg, Berg, Anna Maria",
    "李, 李, ''"
  })
  void a_whole_name_is_taken_apart(String whole, String family, String given) {
    assertThat(FullName.of(whole)).isEqualTo(new FullName(family, given));
  }
}
