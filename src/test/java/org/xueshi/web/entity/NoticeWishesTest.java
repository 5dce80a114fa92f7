package org.xueshi.web.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeWishesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest(name = "quiet {0}–{1}, digest {2}: told {3}, sent {4}")
  @CsvSource({
    "22:00, 07:00, false, 2026-11-24T12:00, 2026-11-24T12:00",
    "22:00, 07:00, false, 2026-11-24T21:59, 2026-11-24T21:59",
    "22:00, 07:00, false, 2026-11-24T22:00, 2026-11-25T07:00",
    "22:00, 07:00, false, 2026-11-25T00:30, 2026-11-25T07:00",
    "22:00, 07:00, false, 2026-11-25T07:00, 2026-11-25T07:00",
    "12:00, 14:00, false, 2026-11-24T13:00, 2026-11-24T14:00",
    "12:00, 12:00, false, 2026-11-24T12:00, 2026-11-24T12:00",
    "22:00, 07:00, true,  2026-11-24T12:00, 2026-11-24T18:00",
    "22:00, 07:00, true,  2026-11-24T18:00, 2026-11-24T18:00",
    "22:00, 07:00, true,  2026-11-24T18:01, 2026-11-25T18:00",
    "17:00, 19:00, true,  2026-11-24T12:00, 2026-11-24T19:00",
  })
  void when_a_message_goes_out(
      LocalTime from, LocalTime to, boolean digest, LocalDateTime told, LocalDateTime sent) {
    var wishes = new NoticeWishes(true, digest, from, to, Language.ZH_CN);
    assertThat(wishes.due(told.atZone(ZONE).toInstant(), ZONE))
        .isEqualTo(sent.atZone(ZONE).toInstant());
  }
}
