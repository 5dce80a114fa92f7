package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.ContentItem;
import org.xueshi.lti.entity.DeepLinkingAnswer;
import org.xueshi.lti.entity.DeepLinkingSettings;
import org.xueshi.lti.entity.Registration;

/**
 * Answers deep linking requests (DL 2.0, 4.5): the chosen links, signed, within what the platform
 * accepts. Each request is answered once.
 */
@ApplicationScoped
public class DeepLinking {

  private static final String TYPE = "ltiResourceLink";
  private static final Duration DATED_BACK = Duration.ofSeconds(10);
  private static final Duration LASTS = Duration.ofMinutes(5);

  private LaunchStore launches;
  private Registrations registrations;
  private OwnKeys keys;
  private ToolDescription tool;
  private Clock clock;

  protected DeepLinking() {}

  @Inject
  public DeepLinking(
      LaunchStore launches,
      Registrations registrations,
      OwnKeys keys,
      ToolDescription tool,
      Clock clock) {
    this.launches = launches;
    this.registrations = registrations;
    this.keys = keys;
    this.tool = tool;
    this.clock = clock;
  }

  /**
   * The answer for the browser to post. An empty list means: nothing chosen.
   *
   * @throws Refusal CONFLICT if the launch asked for no content or was answered; INVALID if the
   *     platform does not take what was chosen
   */
  @Transactional
  public DeepLinkingAnswer respond(LaunchDetails launch, List<ContentItem> items) {
    var settings =
        launch
            .message()
            .deepLinking()
            .orElseThrow(() -> Refusal.conflict("lti.deepLinking.notAsked"));
    refuseUnaccepted(settings, items);
    var platform =
        registrations
            .byId(launch.tenant(), launch.registrationId())
            .filter(Registration::active)
            .orElseThrow(Refusal::notFound);
    if (!launches.answer(launch.tenant(), launch.sessionId(), clock.instant())) {
      throw Refusal.conflict("lti.deepLinking.answered");
    }
    var claims = claims(platform, launch, items);
    settings.data().ifPresent(data -> claims.put(Claim.DL_DATA, data));
    return new DeepLinkingAnswer(settings.returnUrl(), keys.sign(launch.tenant(), claims));
  }

  private static void refuseUnaccepted(DeepLinkingSettings settings, List<ContentItem> items) {
    if (!items.isEmpty() && !settings.acceptTypes().contains(TYPE)) {
      throw Refusal.invalid("lti.deepLinking.typeNotAccepted");
    }
    if (items.size() > 1 && !settings.acceptMultiple()) {
      throw Refusal.invalid("lti.deepLinking.onlyOne");
    }
    var columns = items.stream().anyMatch(item -> item.column() != null);
    if (columns && !settings.acceptLineItem()) {
      throw Refusal.invalid("lti.deepLinking.noColumns");
    }
  }

  private Map<String, Object> claims(
      Registration platform, LaunchDetails launch, List<ContentItem> items) {
    var issuedAt = clock.instant().minus(DATED_BACK);
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", platform.clientId());
    claims.put("aud", platform.issuer());
    claims.put("iat", issuedAt.getEpochSecond());
    claims.put("exp", issuedAt.plus(LASTS).getEpochSecond());
    claims.put("nonce", Digests.newSecret());
    claims.put(Claim.MESSAGE_TYPE, "LtiDeepLinkingResponse");
    claims.put(Claim.VERSION, "1.3.0");
    claims.put(Claim.DEPLOYMENT_ID, launch.message().deploymentId());
    claims.put(Claim.DL_CONTENT_ITEMS, items.stream().map(this::item).toList());
    return claims;
  }

  private Map<String, Object> item(ContentItem item) {
    var link = new LinkedHashMap<String, Object>();
    link.put("type", TYPE);
    link.put("title", item.title());
    if (!item.text().isEmpty()) {
      link.put("text", item.text());
    }
    link.put("url", tool.launchUrl());
    if (!item.custom().isEmpty()) {
      // Moodle 4.5 fails on an empty object: it reads {} as a list.
      link.put("custom", item.custom());
    }
    if (item.column() != null) {
      link.put("lineItem", LineItems.body(item.column()));
    }
    return link;
  }
}
