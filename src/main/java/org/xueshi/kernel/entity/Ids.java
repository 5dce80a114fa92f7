package org.xueshi.kernel.entity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifiers made by the application, never by the database: UUIDv7 (RFC 9562), so that they sort
 * by age.
 */
public final class Ids {

  private Ids() {}

  /** A new identifier; unique without asking anyone. */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  /** The identifier a client sent, or empty if it is not one: unknown and malformed look alike. */
  public static Optional<UUID> parse(String text) {
    if (text == null || text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
