package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xueshi.lti.entity.LaunchMessage;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.lti.entity.NoticeType;
import org.xueshi.lti.entity.Offers;
import org.xueshi.lti.entity.Scope;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.entity.Language;

/**
 * What we tell a platform about ourselves (Dynamic Registration 1.0, 3.5): only what platforms
 * keep. There is one redirect address, without a query, since Moodle compares it letter by letter.
 */
@ApplicationScoped
public class ToolDescription {

  /** Parameters every launch carries; the history tells a copied course where it came from. */
  private static final Map<String, String> CUSTOM =
      Map.of(
          LaunchMessage.CONTEXT_HISTORY,
          "$Context.id.history",
          Rosters.GROUPS,
          "$Moodle.Person.userGroupIds");

  private Messages messages;
  private PublicUrls urls;

  protected ToolDescription() {}

  @Inject
  public ToolDescription(Messages messages, PublicUrls urls) {
    this.messages = messages;
    this.urls = urls;
  }

  public String loginUrl() {
    return urls.absolute("/lti/login");
  }

  public String launchUrl() {
    return urls.absolute(Logins.LAUNCH_PATH);
  }

  public String keysUrl() {
    return urls.absolute("/lti/jwks");
  }

  /** The registration request's body for a platform that offers no more than the core. */
  Map<String, Object> registration() {
    return registration(Offers.NONE);
  }

  /** The registration request's body, with what the platform offers beyond the core. */
  Map<String, Object> registration(Offers offers) {
    var body = new LinkedHashMap<String, Object>();
    body.put("application_type", "web");
    body.put("response_types", List.of("id_token"));
    body.put("grant_types", List.of("implicit", "client_credentials"));
    body.put("initiate_login_uri", loginUrl());
    body.put("redirect_uris", List.of(launchUrl()));
    body.put("client_name", said("lti.tool.name"));
    body.put("jwks_uri", keysUrl());
    body.put("logo_uri", urls.absolute("/assets/icon.svg"));
    body.put("token_endpoint_auth_method", "private_key_jwt");
    body.put(
        "scope",
        Arrays.stream(Scope.values())
            .filter(scope -> offers.assetProcessor() || !scope.ofAssets())
            .map(Scope::uri)
            .collect(Collectors.joining(" ")));
    body.put("https://purl.imsglobal.org/spec/lti-tool-configuration", configuration(offers));
    return body;
  }

  private Map<String, Object> configuration(Offers offers) {
    var configuration = new LinkedHashMap<String, Object>();
    configuration.put("domain", URI.create(urls.origin()).getAuthority());
    configuration.put("description", said("lti.tool.description"));
    configuration.put("target_link_uri", launchUrl());
    configuration.put("custom_parameters", CUSTOM);
    configuration.put(
        "claims", List.of("iss", "sub", "name", "given_name", "family_name", "email"));
    var messages = new ArrayList<Map<String, Object>>();
    messages.add(message(MessageType.RESOURCE_LINK));
    messages.add(message(MessageType.DEEP_LINKING));
    messages.add(message(MessageType.SUBMISSION_REVIEW));
    if (offers.assetProcessor()) {
      messages.add(assetProcessor());
    }
    configuration.put("messages", messages);
    if (!offers.noticeTypes().isEmpty()) {
      configuration.put(
          "notice_types_supported",
          offers.noticeTypes().stream().map(NoticeType::claimValue).sorted().toList());
    }
    return configuration;
  }

  /** Asset Processor 1.0: it is set up for an activity by deep linking, from that placement. */
  private Map<String, Object> assetProcessor() {
    var message = new LinkedHashMap<>(message(MessageType.DEEP_LINKING));
    message.put("placements", List.of(Offers.ASSET_PLACEMENT));
    message.put("label", said("lti.asset.title"));
    return message;
  }

  private Map<String, Object> message(MessageType type) {
    return Map.of("type", type.claimValue(), "target_link_uri", launchUrl());
  }

  private String said(String key) {
    return messages.text(Language.ZH_CN, key);
  }
}
