package org.xueshi.ledger.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.PeriodDecision;
import org.xueshi.web.entity.Actor;

/** A person's closed period, for tests of what must not be written into it. */
public final class ClosedPeriods {

  private ClosedPeriods() {}

  /** Everything of that year up to a day is closed for this person. */
  public static void close(Jdbi jdbi, UUID tenant, UUID person, LocalDate to) {
    var periods = new Periods(new PeriodStore(jdbi), Clock.systemUTC());
    var period = new Period(LocalDate.of(to.getYear(), 1, 1), to);
    var asked =
        new PeriodDecision.Asked(
            PeriodDecision.Kind.YEAR, person, period, to.plusDays(1), "测试", "测试");
    jdbi.useTransaction(handle -> periods.close(asked, new Actor(tenant, "ACCOUNT", "test")));
  }
}
