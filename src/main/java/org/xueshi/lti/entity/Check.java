package org.xueshi.lti.entity;

import java.util.function.Function;

/**
 * The rules of a launch, in the order they are applied: cheap ones first, the key only for a token
 * that claims to be from the right platform. Each names where it is written: "Security" is 1EdTech
 * Security Framework 1.0, "Core" LTI 1.3 Core, "DL" Deep Linking 2.0.
 */
public enum Check {
  STATE("Security 5.1.1.2, OIDC Core 3.1.2.1", a -> Answer.of(a.login() != null)),
  PLATFORM_ACTIVE("Core 3.1.2", a -> Answer.of(a.registration().active())),
  TOKEN_READABLE("Security 5.1.2, RFC 7519 7.2", a -> Answer.of(a.token().readable())),
  ALGORITHM("Security 5.1.3 (6)", TokenRules::algorithm),
  CRITICAL_HEADERS("RFC 7515 4.1.11", a -> Answer.of(!a.header().values().containsKey("crit"))),
  KEY_ID("Security 6.3, RFC 7515 4.1.4", TokenRules::keyId),
  ISSUER("Security 5.1.3 (2)", TokenRules::issuer),
  AUDIENCE("Security 5.1.3 (3)", TokenRules::audience),
  AUTHORIZED_PARTY("Security 5.1.3 (4, 5)", TokenRules::authorizedParty),
  SIGNATURE("Security 5.1.3 (1)", TokenRules::signature),
  EXPIRY("Security 5.1.3 (7)", TokenRules::expiry),
  ISSUED_AT("Security 5.1.3 (8)", TokenRules::issuedAt),
  NOT_BEFORE("RFC 7519 4.1.5", TokenRules::notBefore),
  NONCE("Security 5.1.3 (9)", TokenRules::nonce),
  MESSAGE_TYPE("Core 5.3.1", MessageRules::messageType),
  VERSION("Core 5.3.2", MessageRules::version),
  DEPLOYMENT("Core 5.3.3", MessageRules::deployment),
  TARGET_LINK("Core 5.3.4", MessageRules::targetLink),
  RESOURCE_LINK("Core 5.3.5", MessageRules::resourceLink),
  SUBJECT("Core 5.3.6", MessageRules::subject),
  ROLES("Core 5.3.7", MessageRules::roles),
  CONTEXT("Core 5.4.1", MessageRules::context),
  DEEP_LINKING("DL 4.4.1", MessageRules::deepLinking),
  SUBMISSION_REVIEW("Submission Review 1.0 3.2", MessageRules::submissionReview),
  /** Last, so that a launch that fails nothing else may go on by another rung. */
  BROWSER("Security 5.1.1.2, RFC 6749 10.12", a -> Answer.of(a.browser() == BrowserProof.SAME));

  private final String section;
  private final Function<LaunchAttempt, Answer> rule;

  Check(String section, Function<LaunchAttempt, Answer> rule) {
    this.section = section;
    this.rule = rule;
  }

  /** Where the rule is written. */
  public String section() {
    return section;
  }

  Finding on(LaunchAttempt attempt) {
    var answer = rule.apply(attempt);
    return new Finding(this, answer.passed(), answer.detail());
  }
}
