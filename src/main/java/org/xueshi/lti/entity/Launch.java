package org.xueshi.lti.entity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.web.entity.CourseRole;

/**
 * A launch that passed. There is no other way to one than {@link LaunchChecks}, or having been
 * parked by it: whoever holds a {@code Launch} need not ask again.
 */
public final class Launch {

  private final UUID registrationId;
  private final Claims claims;

  private Launch(UUID registrationId, Claims claims) {
    this.registrationId = registrationId;
    this.claims = claims;
  }

  static Launch verified(LaunchAttempt attempt) {
    return new Launch(attempt.registration().id(), attempt.claims());
  }

  /**
   * A launch that waited for its person to confirm in a window of our own; {@code claims} is what
   * {@link #claims} gave, from our own table.
   */
  public static Launch unparked(UUID registrationId, Map<String, Object> claims) {
    return new Launch(registrationId, new Claims(claims));
  }

  public UUID registrationId() {
    return registrationId;
  }

  /** All verified claims, personal ones too: for parking only, for a minute. */
  public Map<String, Object> claims() {
    return claims.storable();
  }

  /** Who comes. */
  public LaunchUser user() {
    return LaunchUser.of(claims);
  }

  /** What this launch's own context roles allow; institution and system roles allow nothing. */
  public CourseRole role() {
    return Roles.inContext(claims.texts(Claim.ROLES));
  }

  public String deploymentId() {
    return claims.identifier(Claim.DEPLOYMENT_ID).orElseThrow();
  }

  /** The course on this platform, "registration/context"; empty outside a course. */
  public Optional<String> courseKey() {
    return Optional.of(message().contextId())
        .filter(context -> !context.isEmpty())
        .map(context -> registrationId + "/" + context);
  }

  /** What the message says apart from the person. */
  public LaunchMessage message() {
    var impersonal = new HashMap<String, Object>();
    for (var name : LaunchMessage.KEPT) {
      if (claims.has(name)) {
        impersonal.put(name, claims.values().get(name));
      }
    }
    // Some platforms name the reviewed person here; the id is enough.
    impersonal.computeIfPresent(
        Claim.FOR_USER, (name, person) -> userIdOnly(claims.object(Claim.FOR_USER)));
    var section = claims.object(Claim.LIS).text("course_section_sourcedid");
    section.ifPresent(id -> impersonal.put(LaunchMessage.COURSE_NUMBER, id));
    return new LaunchMessage(new Claims(impersonal));
  }

  private static Map<String, Object> userIdOnly(Claims person) {
    return person
        .identifier("user_id")
        .map(id -> Map.<String, Object>of("user_id", id))
        .orElse(Map.of());
  }
}
