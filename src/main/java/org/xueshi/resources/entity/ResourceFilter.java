package org.xueshi.resources.entity;

/**
 * Which resources a list shows.
 *
 * @param words part of the title; blank for all
 * @param withdrawn true for the withdrawn ones, false for those on offer
 * @param page 0, 1, 2…
 * @param size rows a page, at least 1
 */
public record ResourceFilter(String words, boolean withdrawn, int page, int size) {

  private static final int PAGE_SIZE = 20;

  public ResourceFilter {
    words = words == null ? "" : words.strip();
    page = Math.max(0, page);
  }

  /** What a course may pick from, newest first. */
  public static ResourceFilter onOffer(String words, int page) {
    return new ResourceFilter(words, false, page, PAGE_SIZE);
  }

  /** What was withdrawn and can be brought back. */
  public static ResourceFilter withdrawn(String words, int page) {
    return new ResourceFilter(words, true, page, PAGE_SIZE);
  }
}
