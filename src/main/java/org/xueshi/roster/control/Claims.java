package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.roster.entity.Claim;
import org.xueshi.web.entity.Actor;

/**
 * 身份认领: somebody whose platform sent no staff number says who they are, and the Office decides.
 * Never by name or e-mail alone. From then on the platform's subject leads to the person on the
 * roster; what was done before stays where it is, since books are merged by the ledger.
 */
@ApplicationScoped
public class Claims {

  private static final int NOTE_MAX = 500;

  private ClaimStore store;
  private Clock clock;

  protected Claims() {}

  @Inject
  Claims(ClaimStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The claim this person has made last; empty if none. */
  @Transactional
  public Optional<Claim> of(UUID tenant, UUID person) {
    return store.list(tenant, person, false).stream().findFirst();
  }

  /** Those nobody has decided, oldest first; decided ones on request, newest first. */
  @Transactional
  public List<Claim> all(UUID tenant, boolean open) {
    return store.list(tenant, null, open);
  }

  @Transactional
  public int open(UUID tenant) {
    return store.open(tenant);
  }

  /**
   * @param person whom the platform named
   * @throws Refusal INVALID {@code roster.refusal.claim}; CONFLICT {@code roster.refusal.vouched,
   *     claimed}
   */
  @Transactional
  public void make(UUID tenant, UUID person, String staffNumber, String note) {
    if (staffNumber.isBlank() || staffNumber.length() > 100 || note.length() > NOTE_MAX) {
      throw Refusal.invalid("roster.refusal.claim", NOTE_MAX);
    }
    if (store.onRoster(tenant, person)) {
      throw Refusal.conflict("roster.refusal.vouched");
    }
    if (!store.insert(tenant, Ids.next(), person, staffNumber.strip(), note.strip(), now())) {
      throw Refusal.conflict("roster.refusal.claimed");
    }
  }

  /**
   * @throws Refusal NOT_FOUND; CONFLICT {@code roster.refusal.decided, claimNobody, ownClaim};
   *     INVALID {@code roster.refusal.reason} for a refusal without one
   */
  @Transactional
  public void decide(UUID tenant, UUID id, boolean accepted, String reason, Actor actor) {
    var claim = store.find(tenant, id).orElseThrow(Refusal::notFound);
    if (claim.accepted() != null) {
      throw Refusal.conflict("roster.refusal.decided");
    }
    if (!accepted && reason.isBlank()) {
      throw Refusal.invalid("roster.refusal.reason");
    }
    if (accepted) {
      link(tenant, claim, actor);
    }
    store.decide(tenant, id, new ClaimStore.Decision(accepted, reason.strip(), now(), actor.id()));
  }

  private void link(UUID tenant, Claim claim, Actor actor) {
    if (claim.rosterId() == null) {
      throw Refusal.conflict("roster.refusal.claimNobody", claim.staffNumber());
    }
    if (store.holds(tenant, actor.id(), claim.rosterId())) {
      throw Refusal.forbidden("roster.refusal.ownClaim");
    }
    store.relink(tenant, claim.personId(), claim.rosterId(), now());
  }

  private java.time.OffsetDateTime now() {
    return RosterStore.time(clock.instant());
  }
}
