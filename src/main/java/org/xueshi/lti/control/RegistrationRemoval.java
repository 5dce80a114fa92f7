package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.RegistrationChange.What;
import org.xueshi.people.control.Identities;
import org.xueshi.web.entity.Actor;

/**
 * Deletes a registration that nobody ever came in by: a mistake, or a rehearsal. One that was used
 * stays, switched off if need be, since people and their records hang on it.
 */
@ApplicationScoped
public class RegistrationRemoval {

  private Registrations registrations;
  private RegistrationStore store;
  private RegistrationHistoryStore history;
  private CheckupStore checkups;
  private Identities identities;

  protected RegistrationRemoval() {}

  @Inject
  public RegistrationRemoval(
      Registrations registrations,
      RegistrationStore store,
      RegistrationHistoryStore history,
      CheckupStore checkups,
      Identities identities) {
    this.registrations = registrations;
    this.store = store;
    this.history = history;
    this.checkups = checkups;
    this.identities = identities;
  }

  /** Whether nobody ever came in by it. */
  public boolean isPossible(UUID tenant, UUID registrationId) {
    return !store.wasLaunched(tenant, registrationId)
        && identities.linked(tenant, registrationId).isEmpty();
  }

  /**
   * Deletes it; what was done to it stays on record.
   *
   * @throws Refusal NOT_FOUND if there is none, CONFLICT if it was used
   */
  @Transactional
  public void remove(UUID registrationId, Actor actor) {
    if (registrations.byId(actor.tenant(), registrationId).isEmpty()) {
      throw Refusal.notFound();
    }
    if (!isPossible(actor.tenant(), registrationId)) {
      throw Refusal.conflict("lti.platform.wasUsed");
    }
    history.add(registrationId, What.DELETED, List.of(), actor);
    checkups.forget(actor.tenant(), registrationId);
    store.delete(actor.tenant(), registrationId);
    registrations.forget(actor.tenant());
  }
}
