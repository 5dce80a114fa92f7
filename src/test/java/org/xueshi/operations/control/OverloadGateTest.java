package org.xueshi.operations.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverloadGateTest {

  @Test
  void one_more_than_there_are_places_is_turned_away_and_counted_until_somebody_leaves() {
    var gate = new OverloadGate(2, Duration.ofMillis(10));
    assertThat(gate.enter()).isTrue();
    assertThat(gate.enter()).isTrue();
    assertThat(gate.enter()).isFalse();
    assertThat(gate.measures(null))
        .extracting(measure -> measure.name() + " " + measure.value())
        .containsExactly(
            "xueshi_requests_in_progress 2.0", "xueshi_requests_turned_away_total 1.0");
    gate.leave();
    assertThat(gate.enter()).isTrue();
    assertThat(gate.comeAgainInSeconds()).isEqualTo(1);
  }
}
