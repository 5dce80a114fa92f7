package org.xueshi.web.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A token of the API as its list shows it; the secret itself is not kept.
 *
 * @param expiresAt {@code null} = never
 * @param lastUsedAt to the minute; {@code null} = not yet
 * @param revokedAt {@code null} = not revoked
 */
public record ApiTokenRow(
    UUID id,
    String name,
    List<String> permissions,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt,
    Instant revokedAt) {

  /** Whether it opens anything at that moment. */
  public boolean opensAt(Instant moment) {
    return revokedAt == null && (expiresAt == null || expiresAt.isAfter(moment));
  }
}
