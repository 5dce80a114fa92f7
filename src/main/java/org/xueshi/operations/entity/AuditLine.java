package org.xueshi.operations.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the audit trail.
 *
 * @param who the account's or token's name today; empty where it has none any more
 * @param action method and route
 * @param target the route's variables as {@code name=value}; empty without
 * @param status of the answer
 */
public record AuditLine(
    UUID id, Instant at, String actorKind, String who, String action, String target, int status) {

  public boolean isRefused() {
    return status >= 400;
  }

  public boolean isRead() {
    return action.startsWith("GET ") || action.startsWith("HEAD ");
  }
}
