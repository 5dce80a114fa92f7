package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.LegacyStore.Past;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Launch;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.LegacyClaim;
import org.xueshi.lti.entity.LegacyConsumer;
import org.xueshi.web.entity.Actor;

/**
 * LTI 1.1 旧标识: the past of a platform that was once connected by LTI 1.1 (LTI Advantage Migration
 * Guide). Its administrator's consumer key and secret are entered here; a launch that proves it
 * knows the secret has its old user and resource link kept beside the new ones. One that does not
 * is let in as any other, and nothing it says of the past is believed.
 */
@ApplicationScoped
public class Legacy {

  private static final int SECRET_MAX = 500;

  private Registrations registrations;
  private LegacyStore store;
  private Vault vault;

  protected Legacy() {}

  @Inject
  public Legacy(Registrations registrations, LegacyStore store, Vault vault) {
    this.registrations = registrations;
    this.store = store;
    this.vault = vault;
  }

  /** The consumer keys of a registration. */
  public List<LegacyConsumer> of(UUID tenant, UUID registrationId) {
    return store.of(tenant, registrationId);
  }

  /**
   * Enters a consumer key and its secret, or another secret for a known one.
   *
   * @throws Refusal NOT_FOUND without such a platform, INVALID without key or secret
   */
  @Transactional
  public void put(UUID registrationId, String consumerKey, String secret, Actor actor) {
    if (registrations.byId(actor.tenant(), registrationId).isEmpty()) {
      throw Refusal.notFound();
    }
    var key = consumerKey == null ? "" : consumerKey.strip();
    if (key.isEmpty() || key.length() > Claims.ID_MAX) {
      throw Refusal.invalid("lti.legacy.keyMissing");
    }
    if (secret == null || secret.isBlank() || secret.length() > SECRET_MAX) {
      throw Refusal.invalid("lti.legacy.secretMissing");
    }
    store.put(new Past(actor.tenant(), registrationId, key), vault.keep(secret), actor);
  }

  /**
   * Forgets a consumer key's secret; who was recognised by it stays so.
   *
   * @throws Refusal NOT_FOUND if there is none
   */
  @Transactional
  public void remove(UUID registrationId, String consumerKey, Actor actor) {
    if (!store.remove(new Past(actor.tenant(), registrationId, consumerKey))) {
      throw Refusal.notFound();
    }
  }

  /** Who an old user id is now; empty if no launch has proved it. */
  public Optional<UUID> personOf(UUID tenant, UUID registrationId, String key, String oldUserId) {
    return store.personOf(new Past(tenant, registrationId, key), oldUserId);
  }

  /** The resource links an old one became; none if no launch has proved it. */
  public List<String> placesOf(UUID tenant, UUID registrationId, String key, String oldLinkId) {
    return store.placesOf(new Past(tenant, registrationId, key), oldLinkId);
  }

  /**
   * Keeps what a verified launch proves of its past, in the launch's transaction.
   *
   * @return why it was not believed, for the record; empty if it was, or said nothing
   */
  List<Failure> keep(UUID tenant, Launch launch, UUID personId) {
    return LegacyClaim.of(new Claims(launch.claims()))
        .flatMap(claim -> keep(tenant, launch, personId, claim))
        .map(List::of)
        .orElse(List.of());
  }

  private Optional<Failure> keep(UUID tenant, Launch launch, UUID personId, LegacyClaim claim) {
    var past = new Past(tenant, launch.registrationId(), claim.consumerKey());
    var secret = store.secret(past);
    if (secret.isEmpty()) {
      return failure("LTI11_KEY", claim);
    }
    if (claim.sign().isEmpty()) {
      return failure("LTI11_UNSIGNED", claim);
    }
    if (!claim.isSignedWith(vault.open(secret.get()))) {
      return failure("LTI11_SIGN", claim);
    }
    var message = launch.message();
    if (!claim.resourceLinkId().isEmpty() && !message.resourceLinkId().isEmpty()) {
      store.linkPlace(past, claim.resourceLinkId(), message.resourceLinkId(), message.contextId());
    }
    var holder = store.linkUser(past, claim.userId(), personId, launch.user().subject());
    return holder.equals(personId) ? Optional.empty() : failure("LTI11_USER", claim);
  }

  private static Optional<Failure> failure(String name, LegacyClaim claim) {
    return Optional.of(new Failure(name, LaunchRecorder.shortened(claim.consumerKey())));
  }
}
