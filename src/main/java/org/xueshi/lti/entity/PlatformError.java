package org.xueshi.lti.entity;

import java.util.Set;

/**
 * A platform's own "no" instead of a token (OpenID Connect Core 3.1.2.6, RFC 6749 4.1.2.1).
 *
 * @param code the error code as sent; not to be believed
 */
public record PlatformError(String code) {

  private static final Set<String> KNOWN =
      Set.of(
          "login_required",
          "interaction_required",
          "account_selection_required",
          "consent_required",
          "access_denied",
          "unauthorized_client",
          "invalid_request",
          "invalid_scope",
          "unsupported_response_type",
          "server_error",
          "temporarily_unavailable",
          "launch_no_longer_valid");

  /** The code, if it looks like one; else nothing of it is repeated. */
  public String shown() {
    return code.matches("[a-z_]{1,40}") ? code : "?";
  }

  /** Message key of what it means to the person who is turned away. */
  public String key() {
    return "lti.oidc." + (KNOWN.contains(code) ? code : "other");
  }
}
