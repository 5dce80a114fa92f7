package org.xueshi.lti.entity;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A platform as typed into the console, sent to the API or read from a file: any part may be null
 * or wrong.
 *
 * @param name optional; else the issuer's host
 * @param tokenAudience optional; else the token endpoint
 * @param otherHosts true if a person has said that this platform's endpoints truly live on other
 *     hosts than its issuer; null or false if not
 */
public record PlatformForm(
    String name,
    String issuer,
    String clientId,
    String authorizationEndpoint,
    String tokenEndpoint,
    String tokenAudience,
    String jwksUri,
    List<String> deploymentIds,
    Boolean otherHosts) {

  private static final int NAME_MAX = 100;

  /** What is wrong with a part. */
  public enum Fault {
    MISSING,
    /** No address that begins with https:// (or, for a demonstration, http://). */
    NO_ADDRESS,
    TOO_LONG,
    /** Characters that no identifier has. */
    UNUSABLE,
    /** An address on another host than the issuer's, which nobody has said to be right. */
    OTHER_HOST
  }

  /**
   * A form as far as it can be filled in from a Moodle's address alone: they are the same on every
   * Moodle.
   */
  public static PlatformForm ofMoodle(String address) {
    var base = stripped(address).replaceAll("/+$", "");
    var lti = base + "/mod/lti/";
    return new PlatformForm(
        null,
        base,
        null,
        lti + "auth.php",
        lti + "token.php",
        null,
        lti + "certs.php",
        List.of(),
        null);
  }

  /** Names of the parts that are missing or unusable, in order; empty if it can be registered. */
  public List<String> problems() {
    return List.copyOf(faults().keySet());
  }

  /** What is wrong, by part, in the order of the form; empty if it can be registered. */
  public Map<String, Fault> faults() {
    var faults = new LinkedHashMap<String, Fault>();
    requireUrl(faults, "issuer", issuer);
    var client = stripped(clientId);
    if (new Claims(Map.of("id", client)).identifier("id").isEmpty()) {
      var tooLong = client.length() > Claims.ID_MAX;
      faults.put(
          "clientId", client.isEmpty() ? Fault.MISSING : tooLong ? Fault.TOO_LONG : Fault.UNUSABLE);
    }
    if (deployments().stream().anyMatch(id -> id.length() > Claims.ID_MAX)) {
      faults.put("deploymentIds", Fault.TOO_LONG);
    }
    requireUrl(faults, "authorizationEndpoint", authorizationEndpoint);
    requireUrl(faults, "tokenEndpoint", tokenEndpoint);
    requireUrl(faults, "jwksUri", jwksUri);
    if (!Boolean.TRUE.equals(otherHosts)) {
      strangers().forEach((part, origin) -> faults.putIfAbsent(part, Fault.OTHER_HOST));
    }
    return faults;
  }

  /**
   * Endpoints on another origin than the issuer's, by part: whoever owns the one could speak for
   * the other, so a person must say that it is right. Empty while the issuer is no address.
   */
  public Map<String, String> strangers() {
    var strangers = new LinkedHashMap<String, String>();
    Claims.httpUrl(stripped(issuer))
        .map(Registration::origin)
        .ifPresent(
            home -> {
              stranger(strangers, home, "authorizationEndpoint", authorizationEndpoint);
              stranger(strangers, home, "tokenEndpoint", tokenEndpoint);
              stranger(strangers, home, "jwksUri", jwksUri);
            });
    return strangers;
  }

  private static void stranger(
      Map<String, String> strangers, String home, String part, String address) {
    Claims.httpUrl(stripped(address))
        .map(Registration::origin)
        .filter(origin -> !origin.equals(home))
        .ifPresent(origin -> strangers.put(part, origin));
  }

  /** Only if there are no {@link #problems}. */
  public PlatformDescription description() {
    var chosen = stripped(name);
    var label = chosen.isEmpty() ? URI.create(stripped(issuer)).getHost() : Claims.clean(chosen);
    var audience = stripped(tokenAudience);
    return new PlatformDescription(
        label.substring(0, Math.min(NAME_MAX, label.length())),
        stripped(issuer),
        stripped(clientId),
        URI.create(stripped(authorizationEndpoint)),
        URI.create(stripped(tokenEndpoint)),
        audience.isEmpty() ? stripped(tokenEndpoint) : audience,
        URI.create(stripped(jwksUri)),
        "");
  }

  /** The deployment ids given, without blanks. */
  public Set<String> deployments() {
    var ids = new LinkedHashSet<String>();
    if (deploymentIds != null) {
      deploymentIds.stream()
          .map(PlatformForm::stripped)
          .filter(id -> !id.isEmpty())
          .forEach(ids::add);
    }
    return ids;
  }

  private static void requireUrl(Map<String, Fault> faults, String part, String url) {
    if (Claims.httpUrl(stripped(url)).isEmpty()) {
      faults.put(part, stripped(url).isEmpty() ? Fault.MISSING : Fault.NO_ADDRESS);
    }
  }

  private static String stripped(String text) {
    return text == null ? "" : text.strip();
  }
}
