package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One run of the verification over a district's book. */
public record VerificationRun(
    UUID id,
    Instant startedAt,
    Instant finishedAt,
    int chains,
    long entries,
    List<Finding> findings) {

  public boolean isClean() {
    return findings.isEmpty();
  }
}
