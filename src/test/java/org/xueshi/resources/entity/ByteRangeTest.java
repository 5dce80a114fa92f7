package org.xueshi.resources.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xueshi.resources.entity.ByteRange.Asked;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-, 0, 99",
    "bytes=10-19, 10, 19",
    "bytes=90-1000, 90, 99",
    "bytes=-10, 90, 99",
    "bytes=-1000, 0, 99",
    "bytes=99-99, 99, 99"
  })
  void a_part_of_a_hundred_bytes(String header, long from, long to) {
    assertThat(ByteRange.asked(header, 100)).isEqualTo(Asked.PART);
    assertThat(ByteRange.of(header, 100)).contains(new ByteRange(from, to));
  }

  @ParameterizedTest
  @CsvSource({
    ", WHOLE",
    "bytes=, WHOLE",
    "bytes=-, WHOLE",
    "bytes=5-4, WHOLE",
    "'bytes=0-1,3-4', WHOLE",
    "items=0-1, WHOLE",
    "bytes=a-b, WHOLE",
    "bytes=99999999999999999999-, WHOLE",
    "bytes=100-, OUTSIDE",
    "bytes=100-200, OUTSIDE",
    "bytes=-0, OUTSIDE"
  })
  void what_is_malformed_is_ignored_and_what_is_not_there_is_said(String header, Asked asked) {
    assertThat(ByteRange.asked(header, 100)).isEqualTo(asked);
    assertThat(ByteRange.of(header, 100)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-", "bytes=-5"})
  void an_empty_file_has_no_parts(String header) {
    assertThat(ByteRange.asked(header, 0)).isEqualTo(Asked.OUTSIDE);
  }
}
