package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.xueshi.lti.control.Jose.Signer;
import org.xueshi.lti.control.KeyStore.StoredKey;
import org.xueshi.lti.entity.KeyPlan;

/**
 * The keys this tool signs with, as every node knows them: published from the database, used by the
 * clock. {@link KeyRotation} makes and ends them.
 */
@ApplicationScoped
public class OwnKeys {

  /** How long a node may go on with what it knew: far less than a key is published ahead. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private record Ring(Signer current, List<Map<String, Object>> published, Instant readAt) {}

  private KeyStore store;
  private Vault vault;
  private Clock clock;
  private final Map<UUID, Ring> rings = new ConcurrentHashMap<>();

  protected OwnKeys() {}

  @Inject
  public OwnKeys(KeyStore store, Vault vault, Clock clock) {
    this.store = store;
    this.vault = vault;
    this.clock = clock;
  }

  /** The public keys as a JSON Web Key Set: all that sign, will sign soon, or signed lately. */
  public String publicKeys(UUID tenant) {
    return Jose.json(Map.of("keys", ring(tenant).published()));
  }

  /** Signs a message of ours with the key in use; {@code claims} in seconds since 1970. */
  String sign(UUID tenant, Map<String, Object> claims) {
    return ring(tenant).current().sign(new LinkedHashMap<>(claims));
  }

  /** This node reads them anew with the next question. */
  void forget(UUID tenant) {
    rings.remove(tenant);
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
    var signers =
        store.live(tenant, now).stream()
            .collect(
                Collectors.toMap(
                    StoredKey::key,
                    stored -> Jose.signer(vault.open(stored.privateJwk())),
                    (one, other) -> one,
                    LinkedHashMap::new));
    var current =
        KeyPlan.signing(signers.keySet(), now)
            .orElseThrow(() -> new IllegalStateException("no signing key in use"));
    var published = signers.values().stream().map(Signer::publicJwk).toList();
    return new Ring(signers.get(current), published, now);
  }
}
