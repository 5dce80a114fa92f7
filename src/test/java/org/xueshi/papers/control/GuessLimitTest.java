package org.xueshi.papers.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.LedgerWorld;

class GuessLimitTest {

  private final LedgerWorld.TestClock clock =
      new LedgerWorld.TestClock(Instant.parse("2026-11-24T06:00:00Z"));
  private final GuessLimit limit = new GuessLimit(clock);

  @Test
  void whoever_guesses_waits_for_the_next_minute_and_others_do_not() {
    for (var guess = 0; guess < GuessLimit.MISSES_MAX; guess++) {
      limit.check("192.0.2.1");
      limit.missed("192.0.2.1");
    }
    assertThatThrownBy(() -> limit.check("192.0.2.1")).isInstanceOf(Refusal.class);
    assertThatCode(() -> limit.check("192.0.2.2")).doesNotThrowAnyException();
    clock.set(clock.instant().plusSeconds(60));
    assertThatCode(() -> limit.check("192.0.2.1")).doesNotThrowAnyException();
  }
}
