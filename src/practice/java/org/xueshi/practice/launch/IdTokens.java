package org.xueshi.practice.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.keys.PlatformKeys;
import org.xueshi.practice.keys.SignedToken;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.site.SiteClock;

/** Makes the id_token of a launch. */
public final class IdTokens {
  private static final int LIFE_SECONDS = 60;
  private static final Map<String, String> PULLED_INTO_GRADES =
      Map.of(
          "lineitem_url", "lineitem",
          "lineitems_url", "lineitems",
          "result_url", "result",
          "results_url", "results",
          "score_url", "score",
          "scores_url", "scores");

  private final PlatformKeys keys;
  private final SiteClock clock;
  private final Urls urls;
  private final Gradebook gradebook;
  private final ResourceClaims resource;
  private final ServiceClaims services;
  private final CustomParameters custom;

  public IdTokens(PlatformKeys keys, SiteClock clock, Urls urls, Site site, Gradebook gradebook) {
    this.keys = keys;
    this.clock = clock;
    this.urls = urls;
    this.gradebook = gradebook;
    resource = new ResourceClaims(site, urls);
    services = new ServiceClaims(site, gradebook, urls);
    var variables = new Variables(site, gradebook, urls);
    custom = new CustomParameters(gradebook, variables, services, urls);
  }

  /** A token as Moodle would send it; the caller may still spoil it. */
  public SignedToken of(Launch launch, String nonce) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("nonce", nonce);
    claims.put("iat", clock.seconds());
    claims.put("exp", clock.seconds() + LIFE_SECONDS);
    claims.put("iss", urls.base());
    claims.put("aud", launch.tool().clientId());
    claims.put(Claims.DEPLOYMENT_ID, Long.toString(launch.tool().id()));
    claims.put(Claims.TARGET_LINK_URI, target(launch));
    claims.put("sub", Long.toString(launch.person().id()));
    resource.addTo(claims, launch);
    addCustom(claims, launch);
    if (launch.message() == MessageType.SUBMISSION_REVIEW) {
      claims.put(Claims.FOR_USER, Map.of("user_id", Long.toString(launch.forPersonId())));
    }
    return keys.token(claims);
  }

  private void addCustom(LinkedHashMap<String, Object> claims, Launch launch) {
    Map<String, Object> parameters = custom.of(launch);
    var pulled = new LinkedHashMap<String, Object>();
    PULLED_INTO_GRADES.forEach(
        (parameter, name) -> {
          if (parameters.containsKey(parameter)) {
            pulled.put(name, parameters.remove(parameter));
          }
        });
    claims.put(Claims.CUSTOM, parameters);
    services.addTo(claims, launch);
    if (claims.get(Claims.GRADES) instanceof Map<?, ?> grades) {
      grades.forEach((name, value) -> pulled.put(String.valueOf(name), value));
    }
    if (!pulled.isEmpty()) {
      claims.put(Claims.GRADES, pulled);
    }
  }

  /** Where the launch goes: also what login initiation announces. */
  String target(Launch launch) {
    return switch (launch.message()) {
      case DEEP_LINKING -> launch.tool().deepLinkUrl();
      case RESOURCE_LINK -> link(launch);
      case SUBMISSION_REVIEW ->
          CustomParameters.reviewed(gradebook, launch)
              .map(GradeItem::reviewUrl)
              .orElseGet(() -> link(launch));
    };
  }

  private static String link(Launch launch) {
    return launch
        .activity()
        .map(Activity::toolUrl)
        .filter(url -> !url.isEmpty())
        .orElse(launch.tool().toolUrl());
  }
}
