package org.xueshi.lti.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * 体检: one visit of the registration doctor to a platform.
 *
 * @param finishedAt null while it goes on
 * @param findings as far as it has come
 */
public record Checkup(
    UUID id,
    UUID registrationId,
    Cause cause,
    Instant startedAt,
    Instant finishedAt,
    List<CheckupFinding> findings) {

  /** Longer than the doctor ever needs: after that, its node has died. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  /** Findings of a usual visit, for showing how far it is. */
  public static final int USUAL = CheckupItem.values().length + Scope.ESSENTIAL.size() - 1;

  /** Why it was done. */
  public enum Cause {
    REGISTERED,
    WEEKLY,
    ASKED
  }

  public Checkup {
    findings = List.copyOf(findings);
  }

  public boolean running(Instant now) {
    return finishedAt == null && startedAt.plus(LONGEST).isAfter(now);
  }

  /** Begun, and never finished. */
  public boolean brokenOff(Instant now) {
    return finishedAt == null && !running(now);
  }

  /** The worst of all findings; what could not be tried does not count against a platform. */
  public Health worst() {
    return findings.stream()
        .map(CheckupFinding::health)
        .max(Comparator.naturalOrder())
        .orElse(Health.UNKNOWN);
  }

  public long count(Health health) {
    return findings.stream().filter(finding -> finding.health() == health).count();
  }
}
