package org.xueshi.lti.control;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Digests;

/**
 * The {@code state} of a login: which registration it is for, and 256 random bits. The first part
 * is no secret; it saves asking every district.
 */
final class State {

  private static final int ID_LENGTH = 22;
  private static final int LENGTH = ID_LENGTH + 1 + 43;

  private State() {}

  static String of(UUID registrationId) {
    var bytes = ByteBuffer.allocate(16);
    bytes.putLong(registrationId.getMostSignificantBits());
    bytes.putLong(registrationId.getLeastSignificantBits());
    var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    return id + "." + Digests.newSecret();
  }

  /** A short name for a state, in letters a cookie's name may have; says nothing of the state. */
  static String nameOf(String state) {
    return Digests.sha256Hex(state).substring(0, 12);
  }

  /** The registration of a state as sent back; empty if it cannot be one of ours. */
  static Optional<UUID> registrationOf(String state) {
    if (state == null || state.length() != LENGTH || state.charAt(ID_LENGTH) != '.') {
      return Optional.empty();
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(state.substring(0, ID_LENGTH)));
      return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
