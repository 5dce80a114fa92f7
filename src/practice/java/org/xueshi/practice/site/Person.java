package org.xueshi.practice.site;

/**
 * Somebody with an account.
 *
 * @param staffNumber Moodle's idnumber, empty when the site does not know it
 */
public record Person(
    long id,
    String username,
    String familyName,
    String givenName,
    String staffNumber,
    String email,
    String institution,
    boolean administrator) {

  /** As launches and member lists send it: given name, space, family name. */
  public String moodleName() {
    return givenName + " " + familyName;
  }

  /** As Chinese pages write it. */
  public String name() {
    return familyName + givenName;
  }
}
