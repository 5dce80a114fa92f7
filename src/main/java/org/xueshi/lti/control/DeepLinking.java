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
   * What goes back beside the items: words for the person, and for the platform's log; empty for
   * none. An error says that the tool could not do what it was asked for.
   */
  public record Words(String message, String log, String error, String errorLog) {
    static final Words NONE = new Words("", "", "", "");

    public static Words message(String message) {
      return new Words(message, "", "", "");
    }

    public static Words error(String error, String errorLog) {
      return new Words("", "", error, errorLog);
    }
  }

  /**
   * Whether the platform would take these.
   *
   * @throws Refusal CONFLICT if the launch asked for no content or was answered; INVALID naming
   *     what the platform does not take
   */
  public void check(LaunchDetails launch, List<ContentItem> items) {
    items(launch).refuseUnaccepted(items);
    if (launch.answered()) {
      throw Refusal.conflict("lti.deepLinking.answered");
    }
  }

  /**
   * The answer for the browser to post. An empty list means: nothing chosen.
   *
   * @throws Refusal as {@link #check}
   */
  @Transactional
  public DeepLinkingAnswer respond(LaunchDetails launch, List<ContentItem> items, Words words) {
    var writer = items(launch);
    writer.refuseUnaccepted(items);
    var platform =
        registrations
            .byId(launch.tenant(), launch.registrationId())
            .filter(Registration::active)
            .orElseThrow(Refusal::notFound);
    if (!launches.answer(launch.tenant(), launch.sessionId(), clock.instant())) {
      throw Refusal.conflict("lti.deepLinking.answered");
    }
    var settings = settings(launch);
    var claims = claims(platform, launch);
    claims.put(Claim.DL_CONTENT_ITEMS, items.stream().map(writer::json).toList());
    settings.data().ifPresent(data -> claims.put(Claim.DL_DATA, data));
    say(claims, words);
    return new DeepLinkingAnswer(settings.returnUrl(), keys.sign(launch.tenant(), claims));
  }

  /** Nothing chosen, and nothing to say about it. */
  @Transactional
  public DeepLinkingAnswer cancel(LaunchDetails launch) {
    return respond(launch, List.of(), Words.NONE);
  }

  private ContentItems items(LaunchDetails launch) {
    return new ContentItems(settings(launch), tool.launchUrl());
  }

  private static DeepLinkingSettings settings(LaunchDetails launch) {
    return launch
        .message()
        .deepLinking()
        .orElseThrow(() -> Refusal.conflict("lti.deepLinking.notAsked"));
  }

  private Map<String, Object> claims(Registration platform, LaunchDetails launch) {
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
    return claims;
  }

  private static void say(Map<String, Object> claims, Words words) {
    Map.of(
            Claim.DL_MESSAGE, words.message(),
            Claim.DL_LOG, words.log(),
            Claim.DL_ERROR, words.error(),
            Claim.DL_ERROR_LOG, words.errorLog())
        .forEach(
            (name, text) -> {
              if (!text.isEmpty()) {
                claims.put(name, text);
              }
            });
  }
}
