package org.xueshi.operations.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditRuleTest {

  @ParameterizedTest(name = "{0} {1} answered {2}: kept {3}")
  @CsvSource({
    "POST, /console/ledger/entries/{id}/release, 303, true",
    "POST, /console/ledger/entries/{id}/release, 403, true",
    "DELETE, /api/v1/tokens/{id}, 204, true",
    "POST, /console/sign-in, 401, true",
    "GET, /console/ledger/people/{id}, 200, true",
    "GET, /console/ledger/people, 200, false",
    "GET, /console/ledger, 200, false",
    "GET, /console/courses/{id}, 404, true",
    "GET, /console/courses/{id}, 200, false",
    "GET, /console/ledger/entries.csv, 200, true",
    "GET, /api/v1/entries, 200, true",
    "GET, /api/v1/platforms, 200, false",
    "GET, /c/{id}/course, 404, false",
    "POST, /c/{id}/study/beats, 200, false",
  })
  void changes_refusals_and_looks_at_one_persons_records_are_kept(
      String method, String route, int status, boolean kept) {
    assertThat(AuditRule.isKept(method, route, status)).isEqualTo(kept);
  }
}
