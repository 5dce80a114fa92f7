package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Withdrawal;
import org.xueshi.web.entity.Actor;

/** 撤回: a paper that should not have been handed out is withdrawn by two people. */
@ApplicationScoped
public class Withdrawals {

  private WithdrawalStore store;
  private Clock clock;

  protected Withdrawals() {}

  @Inject
  Withdrawals(WithdrawalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Asks for the withdrawal of a paper that exists.
   *
   * @param reason 1–{@value Withdrawal#REASON_MAX} characters
   * @throws Refusal INVALID ({@code ledger.refusal.reason}); CONFLICT ({@code
   *     ledger.refusal.withdrawalOpen, ledger.refusal.withdrawn})
   */
  @Transactional
  public Withdrawal ask(String code, String reason, Actor actor) {
    var given = reason == null ? "" : reason.strip();
    if (given.isEmpty() || given.length() > Withdrawal.REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", Withdrawal.REASON_MAX);
    }
    for (var before : store.ofCodes(actor.tenant(), List.of(code))) {
      if (before.isAccepted()) {
        throw Refusal.conflict("ledger.refusal.withdrawn");
      }
      if (before.isOpen()) {
        throw Refusal.conflict("ledger.refusal.withdrawalOpen");
      }
    }
    var asked =
        new Withdrawal(
            Ids.next(), code, given, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, null);
    store.insert(asked);
    return asked;
  }

  /**
   * Decides; accepting takes a second person, refusing or taking back does not.
   *
   * @throws Refusal NOT_FOUND; CONFLICT ({@code ledger.refusal.withdrawalDecided}); FORBIDDEN
   *     ({@code ledger.refusal.withdrawalSecondPerson})
   */
  @Transactional
  public void decide(UUID id, boolean accepted, Actor actor) {
    var asked = store.byId(actor.tenant(), id).orElseThrow(Refusal::notFound);
    if (!asked.isOpen()) {
      throw Refusal.conflict("ledger.refusal.withdrawalDecided");
    }
    if (accepted && asked.askedBy().equals(actor)) {
      throw Refusal.forbidden("ledger.refusal.withdrawalSecondPerson");
    }
    store.insert(asked, accepted, clock.instant().truncatedTo(ChronoUnit.MICROS), actor);
  }

  /** What waits for a decision, oldest first. */
  @Transactional
  public List<Withdrawal> open(UUID tenant) {
    return store.open(tenant);
  }

  /** The newest of each of these papers; those nobody asked about are missing. */
  @Transactional
  public Map<String, Withdrawal> ofCodes(UUID tenant, Collection<String> codes) {
    return store.ofCodes(tenant, codes).stream()
        .collect(Collectors.toMap(Withdrawal::code, Function.identity(), (newer, older) -> newer));
  }
}
