package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Freezes;
import org.xueshi.ledger.entity.LedgerCase;
import org.xueshi.web.entity.Actor;

/**
 * 违规案件 (37.2): a case freezes a person's entries, or some of them, out of attestations until it is
 * closed. The entries stay in the book and in balances.
 */
@ApplicationScoped
public class Cases {

  private static final int REASON_MAX = 500;
  private static final int REFERENCE_MAX = 200;

  private CaseStore store;
  private Entries entries;
  private Clock clock;

  protected Cases() {}

  @Inject
  public Cases(CaseStore store, Entries entries, Clock clock) {
    this.store = store;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * Asks to open a case.
   *
   * @param entries whose evidence is in question; empty for everything of the person
   * @param reason 1–500 characters
   * @param reference number or title of a paper, at most 200 characters; may be blank
   */
  public record NewCase(UUID person, Set<UUID> entries, String reason, String reference) {}

  /**
   * @throws Refusal INVALID ({@code reason, reference, unknownPerson}); NOT_FOUND if an entry is
   *     not of this person
   */
  @Transactional
  public LedgerCase open(NewCase asked, Actor actor) {
    check(asked.reason());
    if (asked.reference().length() > REFERENCE_MAX) {
      throw Refusal.invalid("ledger.refusal.reference", REFERENCE_MAX);
    }
    if (!entries.knows(actor.tenant(), asked.person())) {
      throw Refusal.invalid("ledger.refusal.unknownPerson");
    }
    var opened =
        new LedgerCase(
            Ids.next(),
            asked.person(),
            evidence(asked, actor.tenant()),
            asked.reason().strip(),
            asked.reference().strip(),
            now(),
            actor,
            null);
    store.insert(opened);
    return opened;
  }

  /**
   * @param outcome 1–500 characters
   * @throws Refusal NOT_FOUND; INVALID ({@code reason}); CONFLICT ({@code caseClosed})
   */
  @Transactional
  public LedgerCase close(UUID id, String outcome, Actor actor) {
    check(outcome);
    get(actor.tenant(), id);
    if (!store.close(id, new LedgerCase.Closing(outcome.strip(), now(), actor))) {
      throw Refusal.conflict("ledger.refusal.caseClosed");
    }
    return get(actor.tenant(), id);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public LedgerCase get(UUID tenant, UUID id) {
    return store.find(tenant, null, id).stream().findFirst().orElseThrow(Refusal::notFound);
  }

  /** All cases, newest first. */
  @Transactional
  public List<LedgerCase> all(UUID tenant) {
    return store.find(tenant, null, null);
  }

  /** What is frozen for a person now. */
  @Transactional
  public Freezes freezes(UUID tenant, UUID person) {
    return freezes(tenant, person, clock.instant());
  }

  /** What was frozen for a person at that instant. */
  @Transactional
  public Freezes freezes(UUID tenant, UUID person, Instant knownOn) {
    return new Freezes(
        store.find(tenant, person, null).stream().filter(one -> one.wasOpen(knownOn)).toList());
  }

  private Set<UUID> evidence(NewCase asked, UUID tenant) {
    var evidence = new java.util.HashSet<UUID>();
    for (var id : asked.entries()) {
      var entry = entries.get(tenant, id).entry();
      if (!entries.areOne(tenant, entry.head().person(), asked.person())) {
        throw Refusal.notFound();
      }
      evidence.add(entry.credit().evidence());
    }
    return evidence;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static void check(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", REASON_MAX);
    }
  }
}
