package org.xueshi.lti.entity;

import java.util.Map;

/**
 * A link (ltiResourceLink) to be placed in the platform's course (DL 2.0, 4.3). Its address is
 * always our launch address; {@code custom} says what it opens, and a copied course keeps it.
 *
 * @param text a description, or empty
 * @param custom parameters the launch will carry; lower-case names, since Moodle sends others twice
 * @param column the grade column that comes with it; null for none
 */
public record ContentItem(String title, String text, Map<String, String> custom, NewColumn column) {

  public ContentItem {
    custom = Map.copyOf(custom);
  }
}
