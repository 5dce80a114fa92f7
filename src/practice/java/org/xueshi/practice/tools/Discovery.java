package org.xueshi.practice.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.keys.PlatformKeys;

/** What a tool reads about the platform: its configuration and its public key. */
public final class Discovery {
  /** As {@code $Name} in custom parameters. */
  private static final List<String> VARIABLES =
      List.of(
          "basic-lti-launch-request",
          "ContentItemSelectionRequest",
          "ToolProxyRegistrationRequest",
          "Context.id",
          "Context.title",
          "Context.label",
          "Context.id.history",
          "Context.sourcedId",
          "Context.longDescription",
          "Context.timeFrame.begin",
          "CourseSection.title",
          "CourseSection.label",
          "CourseSection.sourcedId",
          "CourseSection.longDescription",
          "CourseSection.timeFrame.begin",
          "CourseSection.timeFrame.end",
          "ResourceLink.id",
          "ResourceLink.title",
          "ResourceLink.description",
          "User.id",
          "User.username",
          "Person.name.full",
          "Person.name.given",
          "Person.name.family",
          "Person.email.primary",
          "Person.sourcedId",
          "Person.name.middle",
          "Person.address.street1",
          "Person.address.locality",
          "Person.address.country",
          "Person.address.timezone",
          "Person.phone.primary",
          "Person.phone.mobile",
          "Person.webaddress",
          "Membership.role",
          "Result.sourcedId",
          "Result.autocreate",
          "BasicOutcome.sourcedId",
          "BasicOutcome.url",
          "Moodle.Person.userGroupIds");

  private static final List<String> SCOPES =
      List.of(
          Scopes.BASIC_OUTCOME,
          Scopes.LINE_ITEM_READ,
          Scopes.RESULT_READ,
          Scopes.SCORE,
          Scopes.LINE_ITEM,
          Scopes.MEMBERS,
          Scopes.SETTINGS,
          "openid");

  private final String base;
  private final PlatformKeys keys;

  public Discovery(String base, PlatformKeys keys) {
    this.base = base;
    this.keys = keys;
  }

  public Response jwks(Request request) {
    return Response.of("application/json; charset=utf-8", Json.write(keys.jwks()));
  }

  public Response configuration(Request request) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("issuer", base);
    answer.put("token_endpoint", base + "/mod/lti/token.php");
    answer.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
    answer.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
    answer.put("jwks_uri", base + "/mod/lti/certs.php");
    answer.put("authorization_endpoint", base + "/mod/lti/auth.php");
    answer.put("registration_endpoint", base + "/mod/lti/openid-registration.php");
    answer.put("scopes_supported", SCOPES);
    answer.put("response_types_supported", List.of("id_token"));
    answer.put("subject_types_supported", List.of("public", "pairwise"));
    answer.put("id_token_signing_alg_values_supported", List.of("RS256"));
    answer.put(
        "claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email"));
    answer.put("https://purl.imsglobal.org/spec/lti-platform-configuration", platform());
    return Response.of("application/json; charset=utf-8", Json.write(answer));
  }

  private static Map<String, Object> platform() {
    var platform = new LinkedHashMap<String, Object>();
    platform.put("product_family_code", "moodle");
    platform.put("version", "4.5.5+ (Build: 20250613)");
    platform.put(
        "messages_supported",
        List.of(
            Map.of("type", "LtiResourceLinkRequest"),
            Map.of("type", "LtiDeepLinkingRequest", "placements", List.of("ContentArea"))));
    platform.put("variables", VARIABLES);
    return platform;
  }
}
