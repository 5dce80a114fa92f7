package org.xueshi.lti.entity;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A platform (平台) as registered: one client of one issuer. A Moodle may be registered several
 * times, each with its own client id.
 *
 * @param tenant the district it belongs to
 * @param deploymentIds the deployments that may launch
 */
public record Registration(
    UUID tenant,
    UUID id,
    PlatformDescription description,
    RegistrationStatus status,
    Set<String> deploymentIds) {

  public Registration {
    deploymentIds = Set.copyOf(deploymentIds);
  }

  public String issuer() {
    return description.issuer();
  }

  public String clientId() {
    return description.clientId();
  }

  public String name() {
    return description.name();
  }

  public boolean active() {
    return status == RegistrationStatus.ACTIVE;
  }

  /**
   * Whether an access token of this platform may be sent to {@code address}: only its own origins
   * (scheme, host and port of issuer, authorization, token and key endpoints).
   */
  public boolean owns(URI address) {
    return origins().contains(origin(address));
  }

  /** The origins its pages come from, for frame-ancestors. */
  public Set<String> origins() {
    return Stream.of(
            URI.create(description.issuer()),
            description.authorizationEndpoint(),
            description.tokenEndpoint(),
            description.jwksUri())
        .map(Registration::origin)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Scheme, host and port, in lower case, without a default port. */
  public static String origin(URI address) {
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    var standard = "https".equals(scheme) ? 443 : 80;
    var port =
        address.getPort() == -1 || address.getPort() == standard ? "" : ":" + address.getPort();
    return scheme + "://" + host + port;
  }
}
