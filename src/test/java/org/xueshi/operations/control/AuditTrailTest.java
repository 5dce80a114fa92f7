package org.xueshi.operations.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.xueshi.test.TestDatabase;
import org.xueshi.web.entity.Actor;

class AuditTrailTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final Actor somebody = new Actor(database.tenant(), "ACCOUNT", "none");

  @Test
  void lines_are_found_by_words_and_day_newest_first_and_page_by_page() {
    keep("2026-09-01T02:00:00Z", "POST /console/rules/drafts", "");
    keep("2026-09-02T02:00:00Z", "GET /console/ledger/people/{id}", "id=7");
    keep("2026-09-02T15:59:59Z", "GET /console/ledger/people/{id}", "id=8");
    var trail = trail("2026-10-01T00:00:00Z");
    assertThat(trail.search(database.tenant(), search("people", null, null), 9))
        .extracting(line -> line.target())
        .containsExactly("id=8", "id=7");
    var day = LocalDate.of(2026, 9, 2);
    assertThat(trail.search(database.tenant(), search("", day, day), 9)).hasSize(2);
    var first = trail.search(database.tenant(), search("", null, null), 1).get(0);
    assertThat(first.isRead()).isTrue();
    assertThat(
            trail.search(
                database.tenant(), new AuditTrail.Search("", "", null, null, first.id()), 9))
        .hasSize(2);
  }

  @Test
  void the_applications_role_cannot_change_or_remove_a_line() {
    keep("2026-09-01T02:00:00Z", "POST /console/rules/drafts", "");
    for (var deed :
        new String[] {"update audit_event set action = ''", "delete from audit_event"}) {
      assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(deed)))
          .hasMessageContaining("permission denied");
    }
  }

  private void keep(String at, String action, String target) {
    trail(at).keep(somebody, action, target, 200);
  }

  private AuditTrail trail(String now) {
    return new AuditTrail(database.jdbi(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  private static AuditTrail.Search search(String words, LocalDate from, LocalDate to) {
    return new AuditTrail.Search("", words, from, to, null);
  }
}
