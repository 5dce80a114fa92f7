package org.xueshi.web.entity;

/**
 * One entry of the menu.
 *
 * @param order smaller is further left
 * @param textKey message key of its words
 * @param path below the launch or the console, e.g. {@code /hours}
 * @param permission Shiro permission without which the console hides it; null = for everyone
 * @param count how many things wait there for this viewer; 0 shows nothing
 */
public record NavItem(int order, String textKey, String path, String permission, int count) {

  /** Where nothing ever waits. */
  public NavItem(int order, String textKey, String path, String permission) {
    this(order, textKey, path, permission, 0);
  }
}
