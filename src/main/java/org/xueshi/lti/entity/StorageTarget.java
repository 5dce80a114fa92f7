package org.xueshi.lti.entity;

import java.net.URI;
import java.util.Optional;
import org.xueshi.kernel.entity.Digests;

/**
 * Where a platform keeps small data for tools: a frame of its page, spoken to by {@code
 * postMessage} ("LTI postMessage Storage" 0.1).
 *
 * @param frame {@code _parent}, or the name of a frame beside ours
 * @param origin the only origin that is spoken to and believed: that of the platform's
 *     authorization endpoint, as registered, whatever the request says
 * @param key under which a login's secret lies; the platform keeps keys of different tools apart
 */
public record StorageTarget(String frame, String origin, String key) {

  private static final int FRAME_MAX = 100;

  /**
   * The place for one login, or empty if the platform offers none.
   *
   * @param offered {@code lti_storage_target} of the login request; may be null
   */
  public static Optional<StorageTarget> of(
      String offered, URI authorizationEndpoint, String state) {
    return Optional.ofNullable(offered)
        .filter(frame -> !frame.isBlank() && frame.length() <= FRAME_MAX)
        .filter(frame -> frame.chars().allMatch(c -> c > ' ' && c < 0x7f))
        .map(frame -> at(frame, authorizationEndpoint, state));
  }

  /** The place of a login that was begun with {@link #of}. */
  public static StorageTarget at(String frame, URI authorizationEndpoint, String state) {
    var key = "xueshi-" + Digests.sha256Hex(state).substring(0, 32);
    return new StorageTarget(frame, Registration.origin(authorizationEndpoint), key);
  }
}
