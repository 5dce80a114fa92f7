package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.entity.Leniency.Case;
import org.xueshi.ledger.entity.Leniency.Treatment;
import org.xueshi.ledger.entity.Tenure.Kind;
import org.xueshi.ledger.entity.Tenure.Special;

/** By days of service: a window of 100 days, 1 January to 10 April 2026. */
class DutyTest {

  private static final Period WINDOW =
      new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 10));

  @Test
  void whoever_serves_throughout_owes_all() {
    assertThat(served(tenure(null, null))).isEqualTo(100);
    assertThat(served(tenure("2026-01-01", "2026-04-10"))).isEqualTo(100);
    assertThat(served(tenure("2020-01-01", "2030-01-01"))).isEqualTo(100);
  }

  @Test
  void days_before_hire_and_after_leaving_are_not_asked_for() {
    assertThat(served(tenure("2026-01-11", null))).isEqualTo(90);
    assertThat(served(tenure(null, "2026-03-31"))).isEqualTo(90);
    assertThat(served(tenure("2026-01-11", "2026-03-31"))).isEqualTo(80);
    assertThat(served(tenure("2027-01-01", null))).isZero();
    assertThat(served(tenure(null, "2025-12-31"))).isZero();
  }

  @Test
  void transfers_and_retirement_begin_on_their_day() {
    assertThat(served(tenure(null, null, special(Kind.TRANSFER_IN, "2026-01-11", null))))
        .isEqualTo(90);
    assertThat(served(tenure(null, null, special(Kind.TRANSFER_OUT, "2026-04-01", null))))
        .isEqualTo(90);
    assertThat(served(tenure(null, null, special(Kind.RETIREMENT, "2026-04-10", null))))
        .isEqualTo(99);
    assertThat(served(tenure(null, null, special(Kind.APPOINTMENT, "2026-04-01", null))))
        .isEqualTo(100);
  }

  @Test
  void leave_counts_from_its_least_length_and_overlapping_days_once() {
    assertThat(served(tenure(null, null, special(Kind.LEAVE, "2026-01-01", "2026-01-09"))))
        .isEqualTo(100);
    assertThat(served(tenure(null, null, special(Kind.LEAVE, "2026-01-01", "2026-01-10"))))
        .isEqualTo(90);
    assertThat(served(tenure(null, null, special(Kind.LEAVE, "2025-12-27", "2026-01-05"))))
        .isEqualTo(95);
    assertThat(served(tenure(null, null, special(Kind.LEAVE, "2026-04-06", "2027-01-05"))))
        .isEqualTo(95);
    assertThat(served(tenure(null, null, special(Kind.LEAVE, "2025-01-01", "2025-12-31"))))
        .isEqualTo(100);
    assertThat(
            served(
                tenure(
                    "2026-01-06",
                    null,
                    special(Kind.LEAVE, "2026-01-01", "2026-01-10"),
                    special(Kind.LEAVE, "2026-01-06", "2026-01-15"))))
        .isEqualTo(85);
  }

  @Test
  void a_case_can_be_exempt_or_change_nothing() {
    var exempt =
        duty(tenure(null, null, special(Kind.RETIREMENT, "2026-04-01", null)), Treatment.EXEMPT);
    assertThat(exempt.exempt()).isTrue();
    assertThat(exempt.asked(100, RoundingMode.UP)).isZero();
    var untouched =
        duty(tenure(null, null, special(Kind.RETIREMENT, "2026-05-01", null)), Treatment.EXEMPT);
    assertThat(untouched.exempt()).isFalse();
    var full =
        duty(
            tenure("2026-02-01", null, special(Kind.LEAVE, "2026-03-01", "2026-03-31")),
            Treatment.FULL);
    assertThat(full.served()).isEqualTo(100);
    for (var kind : new Kind[] {Kind.TRANSFER_IN, Kind.TRANSFER_OUT}) {
      assertThat(
              duty(tenure(null, null, special(kind, "2026-02-01", null)), Treatment.EXEMPT)
                  .exempt())
          .isTrue();
    }
    assertThat(duty(tenure("2026-02-01", null), Treatment.EXEMPT).exempt()).isTrue();
    assertThat(duty(tenure(null, "2026-02-01"), Treatment.EXEMPT).exempt()).isTrue();
    assertThat(
            duty(
                    tenure(null, null, special(Kind.LEAVE, "2026-01-01", "2026-01-20")),
                    Treatment.EXEMPT)
                .exempt())
        .isTrue();
  }

  @Test
  void fractions_go_up_or_down_as_the_rules_say() {
    var duty = new Duty(1826, 1462, false);
    assertThat(duty.asked(360, RoundingMode.UP)).isEqualTo(289);
    assertThat(duty.asked(360, RoundingMode.DOWN)).isEqualTo(288);
    assertThat(new Duty(100, 50, false).asked(360, RoundingMode.UP)).isEqualTo(180);
  }

  private static int served(Tenure tenure) {
    var duty = duty(tenure, Treatment.PRO_RATA);
    assertThat(duty.days()).isEqualTo(100);
    assertThat(duty.exempt()).isFalse();
    return duty.served();
  }

  private static Duty duty(Tenure tenure, Treatment treatment) {
    var all =
        Map.of(
            Case.LATE_HIRE, treatment,
            Case.TRANSFER_IN, treatment,
            Case.TRANSFER_OUT, treatment,
            Case.LEAVE, treatment,
            Case.RETIREMENT, treatment);
    return Duty.of(new Leniency(all, 10, RoundingMode.UP, 12, 0, 12, null), tenure, WINDOW);
  }

  private static Tenure tenure(String hired, String left, Special... cases) {
    return new Tenure("1", "教师", date(hired), date(left), List.of(cases));
  }

  private static Special special(Kind kind, String from, String to) {
    return new Special(kind, date(from), date(to));
  }

  private static LocalDate date(String date) {
    return date == null ? null : LocalDate.parse(date);
  }
}
