package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody rewrites the book: each statement, tried as each role. */
class AppendOnlyTest {

  private static final List<String> BOOK =
      List.of(
          "evidence",
          "rule_pack",
          "credit_entry",
          "certificate",
          "verification_run",
          "correction",
          "correction_decision",
          "document",
          "period_decision",
          "ledger_case",
          "ledger_case_evidence",
          "ledger_case_closing",
          "outside_credit",
          "import_file",
          "overlap_decision",
          "checkpoint",
          "checkpoint_head",
          "ledger_key");

  private static final List<String> REWRITING =
      List.of(
          "update %s set tenant_id = tenant_id",
          "delete from %s",
          "truncate %s cascade",
          "alter table %s disable trigger all",
          "drop table %s");

  private final LedgerWorld world = new LedgerWorld();

  static Stream<Arguments> rewriting() {
    return BOOK.stream()
        .flatMap(table -> REWRITING.stream().map(sql -> Arguments.of(sql.formatted(table))));
  }

  @ParameterizedTest
  @MethodSource("rewriting")
  void the_application_and_the_readers_may_not(String sql) {
    Map.of("application", world.jdbi, "reader", LedgerWorld.reader())
        .forEach((role, jdbi) -> refused(role, jdbi, sql, "permission denied|must be owner"));
  }

  @ParameterizedTest
  @MethodSource("rewriting")
  void the_owner_is_stopped_by_a_trigger(String sql) {
    if (sql.startsWith("alter") || sql.startsWith("drop")) {
      return; // An owner can always do that on purpose; the verification finds what follows.
    }
    refused("owner", LedgerWorld.owner(), sql, "the book is only added to");
  }

  @Test
  void readers_read_and_write_nothing() {
    var reader = LedgerWorld.reader();
    for (var table : BOOK) {
      if (!List.of("document", "import_file", "ledger_key").contains(table)) {
        assertThatCode(
                () -> reader.useHandle(h -> h.execute("select * from " + table + " limit 1")))
            .as(table)
            .doesNotThrowAnyException();
      }
      refused("reader", reader, "insert into " + table + " default values", "permission denied");
    }
    refused("reader", reader, "select content from document", "permission denied");
    refused("reader", reader, "select * from import_file", "permission denied");
  }

  @Test
  void what_only_helps_the_gate_is_kept_by_the_application_alone() {
    for (var sql :
        List.of(
            "delete from ledger_chain",
            "truncate ledger_chain",
            "update claimed_interval set ends_at = ends_at")) {
      refused("application", world.jdbi, sql, "permission denied");
    }
  }

  private static void refused(String role, Jdbi jdbi, String sql, String message) {
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
        .as(role + ": " + sql)
        .satisfies(
            denied ->
                assertThat(denied).rootCause().hasMessageMatching("(?s).*(" + message + ").*"));
  }
}
