package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Signature;

/** The public keys of all platforms, and the check of a token's signature with one of them. */
@ApplicationScoped
public class KeySets {

  private static final Duration TIME_MAX = Duration.ofSeconds(4);
  private static final int BYTES_MAX = 256 * 1024;

  private final PlatformClient client;
  private final Clock clock;
  private final Map<URI, KeySet> sets = new ConcurrentHashMap<>();

  protected KeySets() {
    this(null, null);
  }

  @Inject
  public KeySets(PlatformClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Checks {@code token}'s signature with the platform's key of that id, fetching it if need be.
   */
  Signature check(Registration platform, String kid, String token) {
    var address = platform.description().jwksUri();
    var set =
        sets.computeIfAbsent(
            address, uri -> new KeySet(() -> client.start(() -> read(uri)), clock));
    var found = set.find(kid);
    if (found.key() == null) {
      return found.read() ? Signature.UNKNOWN_KEY : Signature.KEYS_UNAVAILABLE;
    }
    return Jose.isSignedBy(found.key(), token) ? Signature.VERIFIED : Signature.WRONG;
  }

  /**
   * Reads a platform's keys now, past the cache: for the health check.
   *
   * @return usable keys by id
   * @throws PlatformFailure if they cannot be had
   */
  Map<String, RSAPublicKey> read(URI address) {
    var call = Call.get(address).accepting("application/json").within(TIME_MAX, BYTES_MAX);
    var reply = client.send(call);
    if (!reply.successful()) {
      throw new PlatformFailure(Kind.UNUSABLE_ANSWER, "key set: status " + reply.status());
    }
    try {
      return Jose.publicKeys(reply.body());
    } catch (ParseException malformed) {
      throw new PlatformFailure(Kind.UNUSABLE_ANSWER, "not a key set", malformed);
    }
  }
}
