package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Invitation;
import org.xueshi.lti.entity.InvitationState;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.entity.Actor;

/** One-time invitations: without one, nobody can register a platform here. */
@ApplicationScoped
public class Invitations {

  private static final Duration LASTS = Duration.ofDays(7);
  private static final int NOTE_MAX = 100;

  private InvitationStore store;
  private PublicUrls urls;

  protected Invitations() {}

  @Inject
  public Invitations(InvitationStore store, PublicUrls urls) {
    this.store = store;
    this.urls = urls;
  }

  /**
   * A new invitation, good for seven days and once.
   *
   * @param note for whom; shown to administrators only
   * @return the address to paste into the platform; cannot be shown again
   */
  @Transactional
  public String invite(String note, Actor actor) {
    var secret = Digests.newSecret();
    var cleaned = Claims.clean(note == null ? "" : note);
    store.add(secret, cleaned.substring(0, Math.min(NOTE_MAX, cleaned.length())), LASTS, actor);
    return urls.absolute("/lti/register?invitation=" + secret);
  }

  /** Invitations that can still be used, newest first. */
  public List<Invitation> open(UUID tenant) {
    return store.open(tenant);
  }

  /** What an invitation is still good for; {@code secret} may be null or anything. */
  public InvitationState state(UUID tenant, String secret) {
    return Logins.isSecret(secret) ? store.state(tenant, secret) : InvitationState.UNKNOWN;
  }

  /** Uses it up, in a transaction of its own: of two at once, one gets it. */
  @Transactional
  Optional<UUID> use(UUID tenant, String secret) {
    return Logins.isSecret(secret) ? store.use(tenant, secret) : Optional.empty();
  }

  @Transactional
  void giveBack(UUID tenant, UUID id) {
    store.giveBack(tenant, id);
  }

  @Transactional
  void ledTo(UUID tenant, UUID id, UUID registrationId) {
    store.ledTo(tenant, id, registrationId);
  }
}
