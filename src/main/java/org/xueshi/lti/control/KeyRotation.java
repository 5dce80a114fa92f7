package org.xueshi.lti.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.KeyStore.StoredKey;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.KeyPlan;
import org.xueshi.lti.entity.SigningKey;
import org.xueshi.people.control.Districts;
import org.xueshi.web.entity.Actor;

/**
 * Makes, follows and ends our signing keys. A new key is published first and signs later; the old
 * one stays published until nothing it signed can be asked about; then its private part is erased.
 * Every node may call {@link #turn} at any time: one of them does the work.
 */
@ApplicationScoped
public class KeyRotation {

  private static final int BECAUSE_MAX = 200;

  private KeyStore store;
  private OwnKeys keys;
  private Vault vault;
  private KeySettings settings;
  private Districts districts;
  private Clock clock;

  protected KeyRotation() {}

  @Inject
  public KeyRotation(
      KeyStore store,
      OwnKeys keys,
      Vault vault,
      KeySettings settings,
      Districts districts,
      Clock clock) {
    this.store = store;
    this.keys = keys;
    this.vault = vault;
    this.settings = settings;
    this.districts = districts;
    this.clock = clock;
  }

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 20) @Initialized(ApplicationScoped.class)
          Object start) {
    ensure(districts.current());
  }

  /** Makes the first key; two nodes at once may each make one, which does no harm. */
  @Transactional
  public void ensure(UUID tenant) {
    var now = clock.instant();
    if (store.live(tenant, now).isEmpty()) {
      publish(now, Actor.system(tenant, "lti-keys"));
    }
  }

  /** All keys at this moment, newest first. */
  public KeyPlan plan(UUID tenant) {
    return new KeyPlan(store.all(tenant), settings.periods(), clock.instant());
  }

  /** What the schedule wants done now; harmless if repeated or run on several nodes at once. */
  @Transactional
  public void turn(UUID tenant) {
    store.erase(tenant, clock.instant());
    sealTheUnsealed(tenant);
    ensure(tenant);
    if (plan(tenant).isDue()) {
      publishSuccessor(Actor.system(tenant, "lti-keys"));
    }
  }

  /**
   * Publishes the next key now, before its time.
   *
   * @throws Refusal CONFLICT if the next key is published already
   */
  @Transactional
  public void rotate(Actor actor) {
    if (plan(actor.tenant()).waiting().isPresent() || !publishSuccessor(actor)) {
      throw Refusal.conflict("lti.keys.waitsAlready");
    }
  }

  /**
   * Ends a key at once: it may have become known. If it was the one in use, the next one signs from
   * now on, though platforms may not have read it yet.
   *
   * @param because for the record
   * @throws Refusal NOT_FOUND if there is no such key, INVALID without a reason, CONFLICT if it has
   *     ended already
   */
  @Transactional
  public void retire(String kid, String because, Actor actor) {
    var plan = plan(actor.tenant());
    var key =
        plan.keys().stream()
            .filter(each -> each.kid().equals(kid))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    var reason = Claims.clean(because == null ? "" : because);
    if (reason.isEmpty()) {
      throw Refusal.invalid("lti.keys.reasonMissing");
    }
    var shortened = reason.substring(0, Math.min(reason.length(), BECAUSE_MAX));
    if (!store.retire(kid, shortened, plan.now(), actor)) {
      throw Refusal.conflict("lti.keys.retiredAlready");
    }
    switch (plan.phase(key)) {
      case SIGNING -> replaceAtOnce(plan, actor);
      // The key in use was to end when this one took over: now it goes on.
      case WAITING -> plan.signing().ifPresent(used -> store.goOn(actor.tenant(), used.kid()));
      default -> {}
    }
    keys.forget(actor.tenant());
  }

  private void replaceAtOnce(KeyPlan plan, Actor actor) {
    var waiting = plan.waiting();
    if (waiting.isPresent()) {
      store.startSigning(actor.tenant(), waiting.get().kid(), plan.now());
    } else {
      publish(plan.now(), actor);
    }
  }

  /** False if another node is at it, or has just done it. */
  private boolean publishSuccessor(Actor actor) {
    if (!store.takeTurn(actor.tenant())) {
      return false;
    }
    var plan = plan(actor.tenant());
    if (plan.waiting().isPresent()) {
      return false;
    }
    var kid = publish(plan.signsFrom(), actor);
    store.endOthers(kid, plan.keptUntil(plan.signsFrom()), actor);
    return true;
  }

  private String publish(Instant signsFrom, Actor actor) {
    var kid = Ids.next().toString();
    var privateJwk = vault.keep(Jose.newKey(kid));
    var key = new SigningKey(kid, clock.instant(), signsFrom, null, privateJwk.sealed(), "");
    store.add(new StoredKey(key, privateJwk), actor);
    keys.forget(actor.tenant());
    return kid;
  }

  /** Keys from before the secret was configured. */
  private void sealTheUnsealed(UUID tenant) {
    if (vault.seals()) {
      store.live(tenant, clock.instant()).stream()
          .filter(stored -> !stored.privateJwk().sealed())
          .forEach(
              stored ->
                  store.reseal(
                      tenant, stored.key().kid(), vault.keep(vault.open(stored.privateJwk()))));
    }
  }
}
