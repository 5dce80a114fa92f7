package org.xueshi.web.entity;

import java.util.UUID;

/**
 * Who is asking.
 *
 * @param sessionId the launch or console session; null for anonymous and API viewers
 * @param personId the person of a launch; null otherwise
 * @param accountId the console account or API token; null otherwise
 * @param role only in a launch: what the viewer is in this course
 * @param courseKey only in a launch: the platform's course, {@code registrationId/contextId}; null
 *     without context
 */
public record Viewer(
    UUID tenant,
    Kind kind,
    UUID sessionId,
    UUID personId,
    UUID accountId,
    String name,
    Language language,
    CourseRole role,
    String courseKey) {

  /** How the viewer came in. */
  public enum Kind {
    ANONYMOUS,
    LAUNCH,
    CONSOLE,
    API
  }

  public static Viewer anonymous(UUID tenant, Language language) {
    return new Viewer(tenant, Kind.ANONYMOUS, null, null, null, "", language, null, null);
  }

  public Viewer speaking(Language other) {
    return new Viewer(tenant, kind, sessionId, personId, accountId, name, other, role, courseKey);
  }

  public boolean isTrainer() {
    return kind == Kind.LAUNCH && role == CourseRole.TRAINER;
  }

  public boolean isLearner() {
    return kind == Kind.LAUNCH && role == CourseRole.LEARNER;
  }

  /** What is written beside a deed: an identifier, never a name. */
  public Actor actor() {
    return switch (kind) {
      case LAUNCH -> new Actor(tenant, "PERSON", String.valueOf(personId));
      case CONSOLE -> new Actor(tenant, "ACCOUNT", String.valueOf(accountId));
      case API -> new Actor(tenant, "TOKEN", String.valueOf(accountId));
      case ANONYMOUS -> new Actor(tenant, "ANYONE", "-");
    };
  }
}
