package org.xueshi.resources.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A resource in a list, with its newest version.
 *
 * @param versionId the newest version, which a course would pin today
 * @param number of the newest version, from 1
 * @param sizeBytes of the file as uploaded
 * @param ownerKind PERSON, ACCOUNT, TOKEN or SYSTEM
 * @param withdrawnAt null while on offer
 * @param grade NONE, ACCEPTED, RECOMMENDED or PREMIUM: what review made of it (11.2, 11.4)
 */
public record ResourceRow(
    UUID id,
    String title,
    ResourceKind kind,
    UUID versionId,
    int number,
    long sizeBytes,
    Instant uploadedAt,
    String ownerKind,
    String ownerId,
    Instant withdrawnAt,
    String grade) {

  /** Whether review gave it a grade. */
  public boolean graded() {
    return !"NONE".equals(grade);
  }

  public boolean withdrawn() {
    return withdrawnAt != null;
  }

  public boolean ownedBy(String kind, String id) {
    return ownerKind.equals(kind) && ownerId.equals(id);
  }
}
