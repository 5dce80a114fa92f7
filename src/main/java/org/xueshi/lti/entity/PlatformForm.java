package org.xueshi.lti.entity;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A platform as typed into the console, sent to the API or read from a file: any part may be null
 * or wrong.
 *
 * @param name optional; else the issuer's host
 * @param tokenAudience optional; else the token endpoint
 */
public record PlatformForm(
    String name,
    String issuer,
    String clientId,
    String authorizationEndpoint,
    String tokenEndpoint,
    String tokenAudience,
    String jwksUri,
    List<String> deploymentIds) {

  private static final int NAME_MAX = 100;

  /** Names of the parts that are missing or unusable, in order; empty if it can be registered. */
  public List<String> problems() {
    var problems = new ArrayList<String>();
    requireUrl(problems, "issuer", issuer);
    if (new Claims(Collections.singletonMap("id", stripped(clientId))).identifier("id").isEmpty()) {
      problems.add("clientId");
    }
    requireUrl(problems, "authorizationEndpoint", authorizationEndpoint);
    requireUrl(problems, "tokenEndpoint", tokenEndpoint);
    requireUrl(problems, "jwksUri", jwksUri);
    if (deployments().stream().anyMatch(id -> id.length() > Claims.ID_MAX)) {
      problems.add("deploymentIds");
    }
    return problems;
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

  private static void requireUrl(List<String> problems, String part, String url) {
    if (Claims.httpUrl(stripped(url)).isEmpty()) {
      problems.add(part);
    }
  }

  private static String stripped(String text) {
    return text == null ? "" : text.strip();
  }
}
