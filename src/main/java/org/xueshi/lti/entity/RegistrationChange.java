package org.xueshi.lti.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that was done to a registration.
 *
 * @param actorKind as in {@code Actor}: ACCOUNT, TOKEN or SYSTEM
 */
public record RegistrationChange(
    UUID registrationId, Instant at, String actorKind, What what, List<Difference> differences) {

  /** What was done. */
  public enum What {
    REGISTERED,
    UPDATED,
    /** The platform took over our description of this tool anew. */
    TOOL_UPDATED,
    /** Endpoints on other hosts than the issuer's were said to be right. */
    OTHER_HOSTS,
    APPROVED,
    DISABLED,
    DEPLOYMENT_ADDED,
    DEPLOYMENT_DISABLED,
    DEPLOYMENT_ENABLED,
    DELETED
  }

  public RegistrationChange {
    differences = List.copyOf(differences);
  }
}
