package org.xueshi.people.entity;

/** How a name is written: Chinese names family first and joined, others given name first. */
public final class PersonName {

  private PersonName() {}

  /**
   * Built from the parts, since platforms send "given family" for Chinese names too; parts may be
   * null or blank.
   */
  public static String display(String family, String given) {
    var last = family == null ? "" : family.strip();
    var first = given == null ? "" : given.strip();
    if (last.isEmpty() || first.isEmpty()) {
      return last + first;
    }
    return startsHan(last) ? last + first : first + " " + last;
  }

  private static boolean startsHan(String text) {
    return Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HAN;
  }
}
