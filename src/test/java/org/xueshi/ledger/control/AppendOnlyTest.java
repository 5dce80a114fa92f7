package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's own role cannot rewrite the book, whatever its code does. */
class AppendOnlyTest {

  private final LedgerWorld world = new LedgerWorld();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update credit_entry set posted_minutes = 1",
        "delete from credit_entry",
        "truncate credit_entry cascade",
        "update evidence set minutes = 1",
        "delete from evidence",
        "truncate evidence cascade",
        "update rule_pack set document = '{}'",
        "delete from rule_pack",
        "update certificate set content = '{}'",
        "delete from certificate",
        "delete from verification_run",
        "delete from ledger_chain",
        "update claimed_interval set ends_at = ends_at",
        "alter table credit_entry disable trigger all",
        "drop table credit_entry"
      })
  void rewriting_is_denied(String sql) {
    assertThatThrownBy(() -> world.jdbi.useHandle(handle -> handle.execute(sql)))
        .satisfies(
            denied ->
                org.assertj.core.api.Assertions.assertThat(denied)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*"));
  }
}
