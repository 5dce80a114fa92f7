package org.xueshi.lti.entity;

import java.util.List;
import java.util.UUID;

/**
 * A notice that passed {@link NoticeChecks}: there is no other way to one.
 *
 * @param id the platform's identifier of it; the same notice sent twice has the same
 */
public record Notice(UUID tenant, UUID registrationId, String id, NoticeType type, Claims claims) {

  /** The platform's course it is about, or empty. */
  public String contextId() {
    return claims.object(Claim.CONTEXT).identifier("id").orElse("");
  }

  /** The courses that one was copied from, if it is about a copy. */
  public List<String> originContexts() {
    return LaunchMessage.bounded(claims.texts(Claim.ORIGIN_CONTEXTS));
  }

  /** Whose submission it is about: the platform's user id, or empty. */
  public String subject() {
    return claims.object(Claim.FOR_USER).identifier("user_id").orElse("");
  }
}
