package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Tenure.Kind;
import org.xueshi.ledger.entity.Tenure.Special;

/** A special case changes what is asked, until it is taken back. */
class SpecialCasesTest {

  private final LedgerWorld world = new LedgerWorld();
  private final SpecialCases cases =
      new SpecialCases(new SpecialCaseStore(world.jdbi), world.persons, world.clock);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void a_long_leave_lowers_the_main_requirement_until_it_is_taken_back() {
    assertThat(asked()).isEqualTo(360);
    var leave = special(Kind.LEAVE, "2026-01-01", "2026-12-31");
    var id = world.use(() -> cases.decide("T" + teacher, leave, "病假", world.office));
    assertThat(asked()).isEqualTo(289);
    world.run(() -> cases.takeBack(id, "登记有误", world.office));
    assertThat(asked()).isEqualTo(360);
    assertThat(world.use(() -> cases.newest(world.tenant)))
        .singleElement()
        .satisfies(one -> assertThat(one.stands()).isFalse());
    assertThatThrownBy(() -> world.run(() -> cases.takeBack(id, "再", world.office)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void what_makes_no_sense_is_refused_with_nothing_written() {
    var leave = special(Kind.LEAVE, "2026-01-01", "2025-12-31");
    refuses("rule.refusal.caseDates", "T" + teacher, leave, "x");
    refuses("rule.refusal.caseDates", "T" + teacher, special(Kind.LEAVE, "2026-01-01", null), "x");
    refuses("rule.refusal.caseDates", "T" + teacher, special(null, "2026-01-01", null), "x");
    refuses(
        "rule.refusal.staffNumber", "nobody", special(Kind.RETIREMENT, "2026-01-01", null), "x");
    refuses(
        "ledger.refusal.reason", "T" + teacher, special(Kind.RETIREMENT, "2026-01-01", null), " ");
    assertThat(world.use(() -> cases.newest(world.tenant))).isEmpty();
  }

  @Test
  void the_application_cannot_change_what_was_decided() {
    for (var table : new String[] {"special_case", "special_case_taken_back"}) {
      assertThatThrownBy(
              () -> world.jdbi.useHandle(handle -> handle.execute("delete from " + table)))
          .hasMessageContaining("permission denied");
    }
  }

  private int asked() {
    var day = LocalDate.parse("2026-11-24");
    return world
        .use(() -> world.standings.of(world.tenant, teacher, day, world.clock.instant()))
        .main()
        .requirement()
        .amount();
  }

  private void refuses(String key, String number, Special what, String reason) {
    assertThatThrownBy(() -> world.run(() -> cases.decide(number, what, reason, world.office)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(key));
  }

  private static Special special(Kind kind, String from, String to) {
    return new Special(kind, LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
  }
}
