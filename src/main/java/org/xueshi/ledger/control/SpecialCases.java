package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.SpecialCase;
import org.xueshi.ledger.entity.Tenure;
import org.xueshi.people.control.Persons;
import org.xueshi.web.entity.Actor;

/**
 * 特殊情形 (leave, transfer, retirement, appointment): decided by the Office with a reason; the rule
 * pack says what becomes of the required hours.
 */
@ApplicationScoped
public class SpecialCases {

  private static final int REASON_MAX = 500;
  private static final int SHOWN_MAX = 200;

  private SpecialCaseStore store;
  private Persons persons;
  private Clock clock;

  protected SpecialCases() {}

  @Inject
  public SpecialCases(SpecialCaseStore store, Persons persons, Clock clock) {
    this.store = store;
    this.persons = persons;
    this.clock = clock;
  }

  /** Newest first, at most {@value #SHOWN_MAX}. */
  @Transactional
  public List<SpecialCase> newest(UUID tenant) {
    return store.newest(tenant, SHOWN_MAX);
  }

  /**
   * @param what a leave has a last day, the other kinds have none
   * @throws Refusal INVALID, nothing written
   */
  @Transactional
  public UUID decide(String staffNumber, Tenure.Special what, String reason, Actor actor) {
    var person =
        persons
            .byStaffNumber(actor.tenant(), staffNumber == null ? "" : staffNumber.strip())
            .orElseThrow(() -> Refusal.invalid("rule.refusal.staffNumber"));
    if (what.kind() == null || what.from() == null) {
      throw Refusal.invalid("rule.refusal.caseDates");
    }
    var leave = what.kind() == Tenure.Kind.LEAVE;
    if (leave && (what.to() == null || what.to().isBefore(what.from()))) {
      throw Refusal.invalid("rule.refusal.caseDates");
    }
    LocalDate to = leave ? what.to() : null;
    var special = new Tenure.Special(what.kind(), what.from(), to);
    var one =
        new SpecialCase(Ids.next(), person.id(), special, reason(reason), clock.instant(), null);
    store.insert(one, actor);
    return one.id();
  }

  /**
   * It was a mistake.
   *
   * @throws Refusal NOT_FOUND if there is none that stands
   */
  @Transactional
  public void takeBack(UUID id, String reason, Actor actor) {
    if (!store.takeBack(id, reason(reason), clock.instant(), actor)) {
      throw Refusal.notFound();
    }
  }

  private static String reason(String typed) {
    var reason = typed == null ? "" : typed.strip();
    if (reason.isEmpty() || reason.length() > REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", REASON_MAX);
    }
    return reason;
  }
}
