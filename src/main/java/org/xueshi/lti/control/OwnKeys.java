package org.xueshi.lti.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.Jose.Signer;
import org.xueshi.lti.control.KeyStore.StoredKey;
import org.xueshi.people.control.Districts;

/**
 * The keys this tool signs with. Several can be live: a new one is published before it is used, an
 * old one stays published after it is not. Kept in the database, sealed with {@code
 * xueshi.lti.key-secret} if that is set.
 */
@ApplicationScoped
public class OwnKeys {

  private static final Logger LOG = Logger.getLogger(OwnKeys.class.getName());
  private static final Duration FRESH = Duration.ofMinutes(1);

  private record Ring(Signer current, List<Signer> published, Instant readAt) {}

  private KeyStore store;
  private Districts districts;
  private Clock clock;
  private Optional<String> secret;
  private final Map<UUID, Ring> rings = new ConcurrentHashMap<>();

  protected OwnKeys() {}

  @Inject
  public OwnKeys(
      KeyStore store,
      Districts districts,
      Clock clock,
      @ConfigProperty(name = "xueshi.lti.key-secret") Optional<String> secret) {
    this.store = store;
    this.districts = districts;
    this.clock = clock;
    this.secret = secret;
  }

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 20) @Initialized(ApplicationScoped.class)
          Object start) {
    if (secret.isEmpty()) {
      LOG.warning("xueshi.lti.key-secret is not set: signing keys are stored unsealed");
    }
    ensure(districts.current());
  }

  /** Makes the first key; two nodes at once may each make one, which does no harm. */
  @Transactional
  public void ensure(UUID tenant) {
    var now = clock.instant();
    if (store.live(tenant, now).isEmpty()) {
      var kid = Ids.next().toString();
      var key = Jose.newKey(kid);
      var stored = secret.map(word -> Jose.seal(word, key)).orElse(key);
      store.add(tenant, new StoredKey(kid, stored, secret.isPresent(), now), now);
      rings.remove(tenant);
    }
  }

  /** The public keys as a JSON Web Key Set. */
  public String publicKeys(UUID tenant) {
    var keys = ring(tenant).published().stream().map(Signer::publicJwk).toList();
    return Jose.json(Map.of("keys", keys));
  }

  /** Signs a message of ours with the key in use; {@code claims} in seconds since 1970. */
  String sign(UUID tenant, Map<String, Object> claims) {
    return ring(tenant).current().sign(new LinkedHashMap<>(claims));
  }

  private Ring ring(UUID tenant) {
    var known = rings.get(tenant);
    var now = clock.instant();
    if (known != null && known.readAt().plus(FRESH).isAfter(now)) {
      return known;
    }
    var read = read(tenant, now);
    rings.put(tenant, read);
    return read;
  }

  private Ring read(UUID tenant, Instant now) {
    var published = new ArrayList<Signer>();
    Signer current = null;
    for (var key : store.live(tenant, now)) {
      var signer = Jose.signer(opened(key));
      published.add(signer);
      if (current == null && !key.activeFrom().isAfter(now)) {
        current = signer;
      }
    }
    if (current == null) {
      throw new IllegalStateException("no signing key in use");
    }
    return new Ring(current, published, now);
  }

  private String opened(StoredKey key) {
    if (!key.encrypted()) {
      return key.privateJwk();
    }
    var word =
        secret.orElseThrow(() -> new IllegalStateException("xueshi.lti.key-secret is not set"));
    return Jose.open(word, key.privateJwk());
  }
}
