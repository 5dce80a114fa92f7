package org.xueshi.lti.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What is different between two descriptions; pure. */
public final class Differences {

  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  private static final List<String> NO_ONE_KEEPS =
      List.of("LtiResourceLinkRequest", "LtiSubmissionReviewRequest");

  private Differences() {}

  /**
   * Between what a platform keeps of this tool and what the tool says of itself now (Dynamic
   * Registration 1.0, 3.5). Only parts that platforms use; scopes and claims that the platform adds
   * of itself are no difference.
   */
  public static List<Difference> ofTool(Claims kept, Claims ours) {
    var all = new ArrayList<Difference>();
    add(all, "tool.name", text(kept, "client_name"), text(ours, "client_name"));
    add(all, "tool.login", text(kept, "initiate_login_uri"), text(ours, "initiate_login_uri"));
    add(all, "tool.redirect", list(kept, "redirect_uris"), list(ours, "redirect_uris"));
    add(all, "tool.keys", text(kept, "jwks_uri"), text(ours, "jwks_uri"));
    missing(all, "tool.scopes", words(kept, "scope"), essential());
    var theirs = kept.object(TOOL);
    var mine = ours.object(TOOL);
    add(all, "tool.target", text(theirs, "target_link_uri"), text(mine, "target_link_uri"));
    add(all, "tool.domain", text(theirs, "domain"), text(mine, "domain"));
    missing(all, "tool.claims", theirs.texts("claims"), mine.texts("claims"));
    missing(all, "tool.messages", messages(theirs), messages(mine));
    missing(all, "tool.custom", custom(theirs), custom(mine));
    return List.copyOf(all);
  }

  /** Between two descriptions of a platform. */
  public static List<Difference> ofPlatform(PlatformDescription before, PlatformDescription after) {
    var all = new ArrayList<Difference>();
    add(all, "name", before.name(), after.name());
    add(
        all,
        "authorization",
        before.authorizationEndpoint().toString(),
        after.authorizationEndpoint().toString());
    add(all, "token", before.tokenEndpoint().toString(), after.tokenEndpoint().toString());
    add(all, "audience", before.tokenAudience(), after.tokenAudience());
    add(all, "jwks", before.jwksUri().toString(), after.jwksUri().toString());
    add(all, "product", before.product(), after.product());
    return List.copyOf(all);
  }

  /** The others are asked for too, but Moodle and many more do not know them. */
  private static List<String> essential() {
    return Scope.ESSENTIAL.stream().map(Scope::uri).toList();
  }

  private static void add(List<Difference> all, String part, String before, String after) {
    if (!before.equals(after)) {
      all.add(new Difference(part, before, after));
    }
  }

  /** Something we want that is not there; what is there besides is the platform's own business. */
  private static void missing(
      List<Difference> all, String part, List<String> kept, List<String> wanted) {
    if (!kept.containsAll(wanted)) {
      all.add(new Difference(part, joined(kept), joined(wanted)));
    }
  }

  private static String joined(List<String> words) {
    return String.join(" ", new TreeSet<>(words.stream().map(Differences::lastPart).toList()));
  }

  /** Of a long identifier what tells it from the others. */
  private static String lastPart(String identifier) {
    return identifier.contains("/spec/")
        ? identifier.substring(identifier.lastIndexOf('/') + 1)
        : identifier;
  }

  private static String text(Claims claims, String name) {
    return claims.text(name).orElse("");
  }

  private static String list(Claims claims, String name) {
    return String.join(" ", claims.texts(name));
  }

  private static List<String> words(Claims claims, String name) {
    return List.of(text(claims, name).split(" "));
  }

  private static List<String> messages(Claims configuration) {
    return configuration.objects("messages").stream()
        .map(message -> text(message, "type"))
        .filter(type -> !NO_ONE_KEEPS.contains(type))
        .toList();
  }

  private static List<String> custom(Claims configuration) {
    var custom = configuration.object("custom_parameters");
    return custom.values().keySet().stream().map(name -> name + "=" + text(custom, name)).toList();
  }
}
