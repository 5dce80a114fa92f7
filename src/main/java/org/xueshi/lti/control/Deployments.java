package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Deployment;
import org.xueshi.lti.entity.Difference;
import org.xueshi.lti.entity.RegistrationChange.What;
import org.xueshi.web.entity.Actor;

/** The deployments (部署) of a platform: which may launch. Added by people, never by a launch. */
@ApplicationScoped
public class Deployments {

  private Registrations registrations;
  private DeploymentStore store;
  private RegistrationHistoryStore history;

  protected Deployments() {}

  @Inject
  public Deployments(
      Registrations registrations, DeploymentStore store, RegistrationHistoryStore history) {
    this.registrations = registrations;
    this.store = store;
    this.history = history;
  }

  /** All, those that are switched off too. */
  public List<Deployment> of(UUID tenant, UUID registrationId) {
    return store.of(tenant, registrationId);
  }

  /**
   * Lets one more deployment of a known platform launch.
   *
   * @throws Refusal NOT_FOUND without such a platform, INVALID for an unusable identifier
   */
  @Transactional
  public void add(UUID registrationId, String deploymentId, Actor actor) {
    var platform =
        registrations.byId(actor.tenant(), registrationId).orElseThrow(Refusal::notFound);
    var given = deploymentId == null ? "" : deploymentId.strip();
    if (given.isEmpty() || given.length() > Claims.ID_MAX) {
      throw Refusal.invalid("lti.deployment.unusable");
    }
    registrations.put(platform.description(), Set.of(given), platform.status(), actor);
  }

  /**
   * Shuts a deployment out or lets it in again; nothing happens if that is so already.
   *
   * @throws Refusal NOT_FOUND without such a platform or deployment
   */
  @Transactional
  public void enable(UUID registrationId, String deploymentId, boolean enabled, Actor actor) {
    if (store.of(actor.tenant(), registrationId).stream()
        .noneMatch(known -> known.id().equals(deploymentId))) {
      throw Refusal.notFound();
    }
    if (store.enable(actor.tenant(), registrationId, deploymentId, enabled)) {
      var what = enabled ? What.DEPLOYMENT_ENABLED : What.DEPLOYMENT_DISABLED;
      var which = new Difference("deployment", deploymentId, deploymentId);
      history.add(registrationId, what, List.of(which), actor);
    }
    registrations.forget(actor.tenant());
  }
}
