package org.xueshi.lti.entity;

import org.xueshi.people.entity.PersonName;

/**
 * The person as the platform names them (Core 5.3.6, 5.4.5). Names are empty if the platform keeps
 * them back.
 *
 * @param subject {@code sub}
 * @param staffNumber {@code lis.person_sourcedid}: the number the school gave, or empty
 */
public record LaunchUser(
    String subject, String staffNumber, String familyName, String givenName, String email) {

  private static final int NAME_MAX = 100;

  static LaunchUser of(Claims claims) {
    var family = claims.text("family_name").orElse("");
    var given = claims.text("given_name").orElse("");
    // Only a whole name: better that than none; it cannot be taken apart safely.
    var nameless = family.isEmpty() && given.isEmpty();
    return new LaunchUser(
        claims.identifier("sub").orElseThrow(),
        claims.object(Claim.LIS).identifier("person_sourcedid").map(String::strip).orElse(""),
        shortened(nameless ? claims.text("name").orElse("") : family),
        shortened(given),
        claims.identifier("email").orElse(""));
  }

  /** The whole name as it is written in its language. */
  public String name() {
    return PersonName.display(familyName, givenName);
  }

  private static String shortened(String name) {
    var end = name.offsetByCodePoints(0, Math.min(NAME_MAX, name.codePointCount(0, name.length())));
    return name.substring(0, end);
  }
}
