package org.xueshi.operations.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Measure;

class LatenessTest {

  @Test
  void only_what_is_beyond_its_limit_is_late() {
    assertThat(
            Lateness.late(
                List.of(
                    Measure.of("xueshi_scores_oldest_waiting_seconds", 3_601),
                    Measure.of("xueshi_ledger_seal_age_seconds", 172_800),
                    Measure.of("xueshi_ledger_entries", 10_000_000))))
        .containsExactly("xueshi_scores_oldest_waiting_seconds");
  }
}
