package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.control.Facts.aSession;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Finding;
import org.xueshi.ledger.entity.Link;

/** A superuser can do anything to the rows. The verification says to which. */
class VerificationTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");
  private Entry first;
  private Entry second;
  private Entry third;

  @BeforeEach
  void three_entries() {
    first = posted("a", "2026-03-10");
    second = posted("b", "2026-03-11");
    third = posted("c", "2026-03-12");
  }

  @Test
  void an_honest_book_is_clean() {
    desk.reverse("r", second);
    var run = world.use(() -> world.verification.verify(world.office));
    assertThat(run.findings()).isEmpty();
    assertThat(run.entries()).isEqualTo(4);
    assertThat(world.use(() -> world.verification.runs(world.tenant, 1)))
        .first()
        .satisfies(kept -> assertThat(kept.isClean()).isTrue());
  }

  @Test
  void edited_minutes_are_found_and_the_entry_named() {
    tamper("update credit_entry set posted_minutes = 900 where id = ?", second.id());
    assertFound("ledger.finding.edited", second.id());
  }

  @Test
  void edited_reasons_and_dates_are_found() {
    tamper("update credit_entry set earned_on = earned_on - 400 where id = ?", second.id());
    assertFound("ledger.finding.edited", second.id());
  }

  @Test
  void an_entry_that_was_sealed_anew_is_named_by_the_next_link() {
    tamper("update credit_entry set posted_minutes = 900 where id = ?", second.id());
    var edited = world.use(() -> world.entries.get(world.tenant, second.id()));
    var forged =
        Link.after(new org.xueshi.ledger.entity.ChainHead(1, edited.previous()), edited.entry());
    LedgerWorld.intruder()
        .useHandle(
            handle ->
                handle.execute(
                    "update credit_entry set hash = ? where id = ?",
                    forged.hash().bytes(),
                    second.id()));
    assertFound("ledger.finding.relinked", second.id());
  }

  @Test
  void a_dropped_entry_is_found_as_a_gap() {
    tamper("delete from credit_entry where id = ?", second.id());
    assertThat(findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.what().key()).isEqualTo("ledger.finding.missing");
              assertThat(finding.position()).isEqualTo(2);
            });
  }

  @Test
  void a_dropped_tail_contradicts_the_head() {
    tamper("delete from credit_entry where id = ?", third.id());
    assertThat(findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.what().key()).isEqualTo("ledger.finding.missing");
              assertThat(finding.position()).isEqualTo(3);
            });
  }

  @Test
  void reordered_entries_are_found() {
    tamper("update credit_entry set position = 99 where id = ?", second.id());
    tamper("update credit_entry set position = 2 where id = ?", third.id());
    tamper("update credit_entry set position = 3 where id = ?", second.id());
    assertFound("ledger.finding.edited", third.id());
  }

  @Test
  void edited_evidence_is_found_at_the_entry_that_stands_on_it() {
    tamper("update evidence set minutes = 45 where id = ?", second.credit().evidence());
    assertFound("ledger.finding.evidence", second.id());
  }

  @Test
  void a_freed_minute_is_found() {
    tamper("delete from claimed_interval where evidence_id = ?", second.credit().evidence());
    assertThat(findings())
        .extracting(finding -> finding.what().key())
        .containsExactly("ledger.finding.claims");
  }

  private Entry posted(String key, String day) {
    var evidence = desk.record(key, aSession(teacher).on(day, "09:00", 90));
    return desk.post(desk.proposed(evidence)).entries().get(0);
  }

  private void tamper(String sql, UUID id) {
    LedgerWorld.intruder().useHandle(handle -> handle.execute(sql, id));
  }

  private List<Finding> findings() {
    return world.use(() -> world.verification.verify(world.office)).findings();
  }

  private void assertFound(String what, UUID entry) {
    assertThat(findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.what().key()).isEqualTo(what);
              assertThat(finding.entry()).isEqualTo(entry);
            });
  }
}
