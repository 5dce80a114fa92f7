package org.xueshi.lti.entity;

import java.util.Optional;

/** Is this a complete LTI message, meant for a place we know? (LTI 1.3 Core 5.3, 5.4) */
final class MessageRules {

  private MessageRules() {}

  static Answer messageType(LaunchAttempt attempt) {
    return Answer.of(type(attempt).isPresent(), attempt.claims().exact(Claim.MESSAGE_TYPE));
  }

  static Answer version(LaunchAttempt attempt) {
    var version = attempt.claims().exact(Claim.VERSION);
    return Answer.of(version.equals(Optional.of("1.3.0")), version);
  }

  /** Registered, never learned from a launch, and the one the login was begun for. */
  static Answer deployment(LaunchAttempt attempt) {
    var deployment = attempt.claims().identifier(Claim.DEPLOYMENT_ID);
    var known = deployment.filter(attempt.registration().deploymentIds()::contains);
    var begunFor = attempt.login() == null ? null : attempt.login().deploymentId();
    return Answer.of(
        known.filter(id -> begunFor == null || begunFor.equals(id)).isPresent(), deployment);
  }

  /** A deep linking request may come without one (as the certification suite's does). */
  static Answer targetLink(LaunchAttempt attempt) {
    var claims = attempt.claims();
    if (!claims.has(Claim.TARGET_LINK_URI) && isA(attempt, MessageType.DEEP_LINKING)) {
      return Answer.YES;
    }
    var ours =
        claims
            .url(Claim.TARGET_LINK_URI)
            .filter(url -> Registration.origin(url).equals(attempt.toolOrigin()));
    return Answer.of(ours.isPresent(), claims.exact(Claim.TARGET_LINK_URI));
  }

  static Answer resourceLink(LaunchAttempt attempt) {
    return Answer.of(
        isA(attempt, MessageType.DEEP_LINKING)
            || attempt.claims().object(Claim.RESOURCE_LINK).identifier("id").isPresent());
  }

  /** Anonymous launches are not taken: there would be nobody to credit. */
  static Answer subject(LaunchAttempt attempt) {
    return Answer.of(attempt.claims().identifier("sub").isPresent());
  }

  /** There must be a list; an empty one, or unknown roles, give the lowest rights. */
  static Answer roles(LaunchAttempt attempt) {
    return Answer.of(attempt.claims().isList(Claim.ROLES));
  }

  static Answer context(LaunchAttempt attempt) {
    return Answer.of(
        !attempt.claims().has(Claim.CONTEXT)
            || attempt.claims().object(Claim.CONTEXT).identifier("id").isPresent());
  }

  static Answer deepLinking(LaunchAttempt attempt) {
    if (!isA(attempt, MessageType.DEEP_LINKING)) {
      return Answer.YES;
    }
    var settings = attempt.claims().object(Claim.DL_SETTINGS);
    return Answer.of(
        settings.url("deep_link_return_url").isPresent()
            && !settings.texts("accept_types").isEmpty()
            && !settings.texts("accept_presentation_document_targets").isEmpty());
  }

  static Answer submissionReview(LaunchAttempt attempt) {
    if (!isA(attempt, MessageType.SUBMISSION_REVIEW)) {
      return Answer.YES;
    }
    var claims = attempt.claims();
    return Answer.of(
        claims.object(Claim.FOR_USER).identifier("user_id").isPresent()
            && claims.object(Claim.AGS).url("lineitem").isPresent());
  }

  private static Optional<MessageType> type(LaunchAttempt attempt) {
    return attempt.claims().exact(Claim.MESSAGE_TYPE).flatMap(MessageType::of);
  }

  private static boolean isA(LaunchAttempt attempt, MessageType type) {
    return type(attempt).equals(Optional.of(type));
  }
}
