package org.xueshi.practice.tools;

import java.util.List;

/**
 * A registered tool.
 *
 * @param id also the deployment id
 * @param active false while an administrator has not yet let it in
 * @param deepLinkUrl where content is selected; empty for a tool without deep linking
 * @param custom lines of {@code name=value}
 * @param scopes the services granted
 */
public record Tool(
    long id,
    String clientId,
    boolean active,
    String name,
    String description,
    String toolUrl,
    String domain,
    String loginUrl,
    List<String> redirectUris,
    String jwksUri,
    String iconUrl,
    String deepLinkUrl,
    String custom,
    List<String> scopes,
    boolean sendsName,
    boolean sendsEmail) {

  /** A tool's number in an address; 0, which no tool has, when it is not a number. */
  public static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  public boolean selectsContent() {
    return !deepLinkUrl.isEmpty();
  }

  public boolean mayUse(String scope) {
    return scopes.contains(scope);
  }

  public boolean usesGrades() {
    return mayUse(Scopes.SCORE);
  }

  public boolean usesMembers() {
    return mayUse(Scopes.MEMBERS);
  }

  public boolean usesSettings() {
    return mayUse(Scopes.SETTINGS);
  }

  /** The same settings under a number, a client id and a state. */
  public Tool as(long newId, String newClientId, boolean nowActive) {
    return new Tool(
        newId,
        newClientId,
        nowActive,
        name,
        description,
        toolUrl,
        domain,
        loginUrl,
        redirectUris,
        jwksUri,
        iconUrl,
        deepLinkUrl,
        custom,
        scopes,
        sendsName,
        sendsEmail);
  }
}
