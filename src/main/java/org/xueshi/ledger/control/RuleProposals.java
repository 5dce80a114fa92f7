package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.PublishedPack;
import org.xueshi.ledger.entity.PublishedPack.Withdrawal;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.RuleProposal;
import org.xueshi.ledger.entity.RuleProposal.Decision;
import org.xueshi.ledger.entity.RuleProposal.Outcome;
import org.xueshi.web.entity.Actor;

/**
 * 规则提案 and what becomes of it. Nobody publishes rules that they wrote, nor without having seen what
 * they do to the district's teachers; nothing published changes the past. The database refuses the
 * same.
 */
@ApplicationScoped
public class RuleProposals {

  private static final int REASON_MAX = 500;

  private RuleProposalStore store;
  private RuleDrafts drafts;
  private RulePacks packs;
  private RuleStores stores;
  private Clock clock;

  protected RuleProposals() {}

  @Inject
  public RuleProposals(
      RuleProposalStore store, RuleDrafts drafts, RulePacks packs, RuleStores stores, Clock clock) {
    this.store = store;
    this.drafts = drafts;
    this.packs = packs;
    this.stores = stores;
    this.clock = clock;
  }

  /** Newest first, at most 100. */
  @Transactional
  public List<RuleProposal> all(UUID tenant) {
    return store.all(tenant);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public RuleProposal get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /**
   * The draft becomes a proposal and is no draft any more.
   *
   * @param version of the draft that was looked at
   * @throws Refusal INVALID or CONFLICT, nothing written
   */
  @Transactional
  public UUID propose(UUID draft, int version, String reason, Actor actor) {
    var written = drafts.get(actor.tenant(), draft);
    mayTakeEffect(actor.tenant(), written.pack());
    var open =
        store.all(actor.tenant()).stream()
            .anyMatch(one -> one.isOpen() && one.pack().code().equals(written.pack().code()));
    if (open) {
      throw Refusal.conflict("rule.refusal.code", written.pack().code());
    }
    drafts.discard(draft, version, actor);
    var editors =
        java.util.stream.Stream.concat(
                written.editors().stream(), java.util.stream.Stream.of(actor.id()))
            .distinct()
            .toList();
    var proposal =
        new RuleProposal(
            Ids.next(),
            written.pack(),
            written.document(),
            java.util.Set.copyOf(editors),
            actor.id(),
            reason(reason),
            clock.instant(),
            null);
    store.insert(actor.tenant(), proposal, editors);
    return proposal.id();
  }

  /**
   * In force from its date.
   *
   * @throws Refusal FORBIDDEN for whoever wrote in it; CONFLICT if it is decided, or if the actor
   *     has not seen a finished trial; INVALID if its date has come meanwhile
   */
  @Transactional
  public void publish(UUID id, String reason, Actor actor) {
    var proposal = open(id, actor);
    byAnother(proposal, actor);
    var replaces = mayTakeEffect(actor.tenant(), proposal.pack());
    var trial =
        stores
            .trials()
            .seen(actor.tenant(), id, actor.id())
            .orElseThrow(() -> Refusal.conflict("rule.refusal.notSeen"));
    decide(id, new Decision(Outcome.PUBLISHED, actor.id(), reason(reason), trial, now()), actor);
    stores
        .packs()
        .insert(
            actor.tenant(),
            new RulePackStore.Row(
                proposal.pack().code(), proposal.pack().effectiveFrom(), now(), replaces, null),
            proposal.document(),
            new RulePackStore.Publication(id, store.hash(actor.tenant(), id), replaces));
  }

  /** Back to its authors as a draft, with the reason. */
  @Transactional
  public UUID sendBack(UUID id, String reason, Actor actor) {
    var proposal = open(id, actor);
    byAnother(proposal, actor);
    decide(id, new Decision(Outcome.RETURNED, actor.id(), reason(reason), null, now()), actor);
    return drafts.reopen(actor.tenant(), proposal.document(), List.copyOf(proposal.editors()));
  }

  /** Its author thinks better of it. */
  @Transactional
  public UUID takeBack(UUID id, String reason, Actor actor) {
    var proposal = open(id, actor);
    if (!proposal.isBy(actor.id())) {
      throw Refusal.forbidden("rule.refusal.notAuthor");
    }
    decide(id, new Decision(Outcome.TAKEN_BACK, actor.id(), reason(reason), null, now()), actor);
    return drafts.reopen(actor.tenant(), proposal.document(), List.copyOf(proposal.editors()));
  }

  /**
   * Takes a published pack back: before its date as if it had never been; later, nothing more is
   * recognised by it, while what it credited stands.
   */
  @Transactional
  public void withdraw(String code, String reason, Actor actor) {
    var one = packs.get(actor.tenant(), code);
    if (one.withdrawal() != null) {
      throw Refusal.conflict("rule.refusal.withdrawnBefore", one.pack().title());
    }
    if (one.state() == PublishedPack.State.PAST) {
      throw Refusal.conflict("rule.refusal.past", one.pack().title());
    }
    var kind =
        one.state() == PublishedPack.State.UPCOMING
            ? Withdrawal.Kind.WITHDRAWN
            : Withdrawal.Kind.REVOKED;
    stores.packs().withdraw(code, new Withdrawal(kind, reason(reason), now()), actor);
  }

  private RuleProposal open(UUID id, Actor actor) {
    var proposal = get(actor.tenant(), id);
    if (!proposal.isOpen()) {
      throw Refusal.conflict("rule.refusal.decided");
    }
    return proposal;
  }

  private static void byAnother(RuleProposal proposal, Actor actor) {
    if (proposal.isBy(actor.id())) {
      throw Refusal.forbidden("rule.refusal.author");
    }
  }

  private void decide(UUID id, Decision decision, Actor actor) {
    if (!store.decide(actor.tenant(), id, decision)) {
      throw Refusal.conflict("rule.refusal.decided");
    }
  }

  /**
   * @return code of the revoked pack whose place it takes, or {@code null}
   */
  private String mayTakeEffect(UUID tenant, RulePack pack) {
    var all = packs.published(tenant);
    if (all.stream().anyMatch(one -> one.pack().code().equals(pack.code()))) {
      throw Refusal.conflict("rule.refusal.code", pack.code());
    }
    var from = pack.effectiveFrom();
    var sameDay =
        all.stream()
            .filter(one -> one.withdrawal() == null)
            .anyMatch(one -> one.pack().effectiveFrom().equals(from));
    if (sameDay) {
      throw Refusal.conflict("rule.refusal.sameDay", from);
    }
    if (from.isAfter(LocalDate.ofInstant(now(), Clocks.DISTRICT_ZONE))) {
      return null;
    }
    return packs
        .ruling(tenant, from)
        .filter(PublishedPack::isRevoked)
        .map(one -> one.pack().code())
        .orElseThrow(() -> Refusal.invalid("rule.refusal.pastDate", from));
  }

  private java.time.Instant now() {
    return clock.instant();
  }

  private static String reason(String typed) {
    var reason = typed == null ? "" : typed.strip();
    if (reason.isEmpty() || reason.length() > REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", REASON_MAX);
    }
    return reason;
  }
}
