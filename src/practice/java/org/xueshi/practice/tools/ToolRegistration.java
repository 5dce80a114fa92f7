package org.xueshi.practice.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xueshi.practice.json.Json;

/** A registration as sent and as answered; between the two, what Moodle keeps of it. */
final class ToolRegistration {
  private static final String CONFIGURATION =
      "https://purl.imsglobal.org/spec/lti-tool-configuration";
  private static final String DEEP_LINKING = "LtiDeepLinkingRequest";
  private static final List<String> REQUIRED =
      List.of(
          "response_types",
          "initiate_login_uri",
          "redirect_uris",
          "client_name",
          "jwks_uri",
          "token_endpoint_auth_method",
          CONFIGURATION);

  private ToolRegistration() {}

  /** The settings asked for, as a tool without number and client id. */
  static Tool read(Map<String, Object> sent) throws RegistrationRefused {
    for (String name : REQUIRED) {
      if (sent.get(name) == null) {
        throw RegistrationRefused.malformed("missing required attribute " + name);
      }
    }
    Map<String, Object> configuration = Json.object(sent.get(CONFIGURATION));
    String domain = domain(configuration);
    requireProtocol(sent);
    return tool(sent, configuration, domain);
  }

  private static String domain(Map<String, Object> configuration) throws RegistrationRefused {
    String domain = Json.text(configuration.get("domain"));
    if (domain.isEmpty()) {
      throw RegistrationRefused.malformed("missing_domain");
    }
    domain = Tools.domain(domain);
    if (!domain.equals(Tools.domain(targetLink(configuration)))) {
      throw RegistrationRefused.malformed("domain_targetlinkuri_mismatch");
    }
    return domain;
  }

  private static void requireProtocol(Map<String, Object> sent) throws RegistrationRefused {
    if (!Json.list(sent.get("response_types")).contains("id_token")) {
      throw RegistrationRefused.malformed("invalid_response_types");
    }
    if (!(sent.get("redirect_uris") instanceof List<?>)) {
      throw RegistrationRefused.malformed("invalid_redirect_uris");
    }
    if (!"private_key_jwt".equals(sent.get("token_endpoint_auth_method"))) {
      throw RegistrationRefused.malformed("invalid_token_endpoint_auth_method");
    }
    if (!List.of("", "web").contains(Json.text(sent.get("application_type")))) {
      throw RegistrationRefused.malformed("invalid_application_type");
    }
  }

  private static Tool tool(
      Map<String, Object> sent, Map<String, Object> configuration, String domain) {
    List<Object> claims = Json.list(configuration.get("claims"));
    return new Tool(
        0,
        "",
        false,
        Json.text(sent.get("client_name")),
        Json.text(configuration.get("description")),
        targetLink(configuration),
        domain,
        Json.text(sent.get("initiate_login_uri")),
        Json.list(sent.get("redirect_uris")).stream().map(Json::text).toList(),
        Json.text(sent.get("jwks_uri")),
        Json.text(sent.get("logo_uri")),
        deepLink(configuration),
        lines(Json.object(configuration.get("custom_parameters"))),
        Scopes.granted(Arrays.asList(Json.text(sent.get("scope")).split(" "))),
        claims.stream().anyMatch(List.of("name", "given_name", "family_name")::contains),
        claims.contains("email"));
  }

  private static String targetLink(Map<String, Object> configuration) {
    String target = Json.text(configuration.get("target_link_uri"));
    return target.isEmpty() ? "https://" + Json.text(configuration.get("domain")) : target;
  }

  private static String deepLink(Map<String, Object> configuration) {
    Optional<Map<String, Object>> message =
        Json.list(configuration.get("messages")).stream()
            .map(Json::object)
            .filter(each -> DEEP_LINKING.equals(each.get("type")))
            .reduce((first, last) -> last);
    String target = message.map(m -> Json.text(m.get("target_link_uri"))).orElse("");
    return message.isPresent() && target.isEmpty() ? targetLink(configuration) : target;
  }

  private static String lines(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + Json.text(each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** What Moodle answers. */
  static Map<String, Object> answer(Tool tool) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("client_id", tool.clientId());
    answer.put("response_types", List.of("id_token"));
    answer.put("jwks_uri", tool.jwksUri());
    answer.put("initiate_login_uri", tool.loginUrl());
    answer.put("grant_types", List.of("client_credentials", "implicit"));
    answer.put("redirect_uris", tool.redirectUris());
    answer.put("application_type", "web");
    answer.put("token_endpoint_auth_method", "private_key_jwt");
    answer.put("client_name", tool.name());
    answer.put("logo_uri", tool.iconUrl());
    answer.put("scope", String.join(" ", tool.scopes()));
    answer.put(CONFIGURATION, configuration(tool));
    return answer;
  }

  private static Map<String, Object> configuration(Tool tool) {
    var configuration = new LinkedHashMap<String, Object>();
    configuration.put("version", "1.3.0");
    configuration.put("deployment_id", Long.toString(tool.id()));
    configuration.put("target_link_uri", tool.toolUrl());
    configuration.put("domain", tool.domain());
    configuration.put("description", tool.description());
    configuration.put("messages", messages(tool));
    configuration.put("custom_parameters", truncated(tool.custom()));
    configuration.put("claims", claims(tool));
    return configuration;
  }

  private static List<Map<String, String>> messages(Tool tool) {
    return tool.selectsContent()
        ? List.of(Map.of("type", DEEP_LINKING, "target_link_uri", tool.deepLinkUrl()))
        : List.of();
  }

  /** Moodle splits at every {@code =} here and answers only the second piece. */
  private static Map<String, String> truncated(String custom) {
    var parameters = new LinkedHashMap<String, String>();
    custom
        .lines()
        .map(line -> line.split("="))
        .filter(pieces -> pieces.length > 1)
        .forEach(pieces -> parameters.put(pieces[0], pieces[1]));
    return parameters;
  }

  private static List<String> claims(Tool tool) {
    var claims = new ArrayList<>(List.of("sub", "iss"));
    if (tool.sendsName()) {
      claims.addAll(List.of("name", "family_name", "given_name"));
    }
    if (tool.sendsEmail()) {
      claims.add("email");
    }
    return claims;
  }
}
