package org.xueshi.lti.entity;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A verified message without its person: what the features behind a launch work with. It is kept
 * beside the session and reads the same from there.
 */
public record LaunchMessage(Claims claims) {

  /** Not a claim name of LTI: {@code lis.course_section_sourcedid} on its own. */
  static final String COURSE_NUMBER = "course_section_sourcedid";

  /** Custom parameter of every launch: {@code $Context.id.history}. */
  public static final String CONTEXT_HISTORY = "context_id_history";

  static final Set<String> KEPT =
      Set.of(
          Claim.MESSAGE_TYPE,
          Claim.DEPLOYMENT_ID,
          Claim.TARGET_LINK_URI,
          Claim.RESOURCE_LINK,
          Claim.CONTEXT,
          Claim.CUSTOM,
          Claim.LAUNCH_PRESENTATION,
          Claim.FOR_USER,
          Claim.AGS,
          Claim.NRPS,
          Claim.GROUPS,
          Claim.NOTICES,
          Claim.DL_SETTINGS);

  public MessageType type() {
    return claims.exact(Claim.MESSAGE_TYPE).flatMap(MessageType::of).orElseThrow();
  }

  public String deploymentId() {
    return claims.identifier(Claim.DEPLOYMENT_ID).orElseThrow();
  }

  /** Identifier of the platform's course, or empty outside a course. */
  public String contextId() {
    return claims.object(Claim.CONTEXT).identifier("id").orElse("");
  }

  /** Full name of the platform's course, or empty. */
  public String contextTitle() {
    return claims.object(Claim.CONTEXT).text("title").orElse("");
  }

  /** Short name of the platform's course, or empty. */
  public String contextLabel() {
    return claims.object(Claim.CONTEXT).text("label").orElse("");
  }

  /** The course's own number ({@code lis.course_section_sourcedid}; Moodle: idnumber), or empty. */
  public String courseNumber() {
    return claims.text(COURSE_NUMBER).orElse("");
  }

  /** The place it was launched from; empty in deep linking. */
  public String resourceLinkId() {
    return claims.object(Claim.RESOURCE_LINK).identifier("id").orElse("");
  }

  public String resourceLinkTitle() {
    return claims.object(Claim.RESOURCE_LINK).text("title").orElse("");
  }

  /**
   * The platform's courses this one was copied from, the nearest first (Core E.3, {@code
   * Context.id.history}); empty if none, or if the platform does not say.
   */
  public List<String> contextHistory() {
    var said = custom().getOrDefault(CONTEXT_HISTORY, "");
    return said.startsWith("$")
        ? List.of()
        : Arrays.stream(said.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
  }

  /** Custom parameters (Core 5.4.6): text as sent; unset ones (JSON null) are left out. */
  public Map<String, String> custom() {
    var custom = new LinkedHashMap<String, String>();
    claims
        .object(Claim.CUSTOM)
        .values()
        .forEach(
            (name, value) -> {
              if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                custom.put(Claims.clean(name), Claims.clean(value.toString()));
              }
            });
    return Map.copyOf(custom);
  }

  /** Where grades can be sent, if the platform offers it (AGS 3.1). */
  public Optional<GradeEndpoint> grades() {
    return claims.has(Claim.AGS)
        ? Optional.of(GradeEndpoint.of(claims.object(Claim.AGS)))
        : Optional.empty();
  }

  /** Where the course's members can be read, if the platform offers it (NRPS 3.6.1). */
  public Optional<URI> memberships() {
    return claims.object(Claim.NRPS).url("context_memberships_url");
  }

  /** Where the course's groups can be read, if the platform offers it (Course Groups 3.1). */
  public Optional<URI> groupsUrl() {
    return claims.object(Claim.GROUPS).url("context_groups_url");
  }

  /** What a deep linking answer must keep to; only in deep linking requests. */
  public Optional<DeepLinkingSettings> deepLinking() {
    return claims.has(Claim.DL_SETTINGS)
        ? Optional.of(DeepLinkingSettings.of(claims.object(Claim.DL_SETTINGS)))
        : Optional.empty();
  }

  /** The platform's page to go back to, if it names one. */
  public Optional<URI> returnUrl() {
    return claims.object(Claim.LAUNCH_PRESENTATION).url("return_url");
  }

  /** Whose submission is to be reviewed: the platform's user id; only in submission review. */
  public Optional<String> reviewedSubject() {
    return claims.object(Claim.FOR_USER).identifier("user_id");
  }

  /** The reader's language: the platform's ({@code zh_cn} and {@code zh-CN} are one), or empty. */
  public Optional<Locale> locale() {
    return claims
        .object(Claim.LAUNCH_PRESENTATION)
        .identifier("locale")
        .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
        .filter(locale -> !locale.getLanguage().isEmpty());
  }

  /** Everything kept, for storing; no personal claims. */
  public Map<String, Object> toMap() {
    return claims.storable();
  }

  /** Strings of a list in no particular order are compared, never shown. */
  static List<String> bounded(List<String> texts) {
    return texts.stream().limit(100).toList();
  }
}
