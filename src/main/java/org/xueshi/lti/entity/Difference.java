package org.xueshi.lti.entity;

/**
 * One part of a registration that is, or is to be, different.
 *
 * @param part message key of the part is {@code lti.part.} and this
 * @param before empty if there was nothing
 * @param after empty if nothing remains
 */
public record Difference(String part, String before, String after) {

  /** Message key of the part in plain words. */
  public String key() {
    return "lti.part." + part;
  }
}
