package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.PeriodDecision;
import org.xueshi.web.entity.Actor;

/**
 * 关账与重开: years and cycles close and reopen by dated decisions. In a closed one nothing new takes
 * effect: no posting, no hold, no adjustment, no reversal; the gate refuses by name and the
 * database whoever comes another way. Holds can still be released or voided: that settles what the
 * period was closed with.
 */
@ApplicationScoped
public class Periods {

  private static final int REASON_MAX = 500;
  private static final int REFERENCE_MAX = 200;

  private PeriodStore store;
  private Clock clock;

  protected Periods() {}

  @Inject
  public Periods(PeriodStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Closes a period.
   *
   * @throws Refusal INVALID ({@code reason, reference, periodOrder, periodNotOver, future});
   *     CONFLICT ({@code periodClosed})
   */
  @Transactional
  public PeriodDecision close(PeriodDecision.Asked asked, Actor actor) {
    if (!asked.period().to().isBefore(today())) {
      throw Refusal.invalid("ledger.refusal.periodNotOver", asked.period().to());
    }
    return decide(asked, true, actor);
  }

  /** Opens it again. Refuses as {@link #close}, and CONFLICT ({@code periodOpen}). */
  @Transactional
  public PeriodDecision reopen(PeriodDecision.Asked asked, Actor actor) {
    return decide(asked, false, actor);
  }

  /** All decisions, newest first. */
  @Transactional
  public List<PeriodDecision> all(UUID tenant) {
    return store.all(tenant);
  }

  private PeriodDecision decide(PeriodDecision.Asked asked, boolean close, Actor actor) {
    check(asked);
    store.lock(actor.tenant());
    var last =
        store.all(actor.tenant()).stream()
            .filter(one -> same(one.asked(), asked))
            .mapToInt(PeriodDecision::number)
            .max()
            .orElse(0);
    if ((last % 2 == 1) == close) {
      throw Refusal.conflict(
          close ? "ledger.refusal.periodClosed" : "ledger.refusal.periodOpen",
          asked.period().from(),
          asked.period().to());
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var decision = new PeriodDecision(Ids.next(), asked, last + 1, now, actor);
    store.insert(decision);
    return decision;
  }

  private static boolean same(PeriodDecision.Asked one, PeriodDecision.Asked other) {
    return one.period().equals(other.period()) && Objects.equals(one.person(), other.person());
  }

  private void check(PeriodDecision.Asked asked) {
    if (asked.period().to().isBefore(asked.period().from())) {
      throw Refusal.invalid("ledger.refusal.periodOrder");
    }
    if (asked.decidedOn().isAfter(today())) {
      throw Refusal.invalid("ledger.refusal.future", asked.decidedOn());
    }
    if (asked.reason().isBlank() || asked.reason().length() > REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", REASON_MAX);
    }
    if (asked.reference().isBlank() || asked.reference().length() > REFERENCE_MAX) {
      throw Refusal.invalid("ledger.refusal.reference", REFERENCE_MAX);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }
}
