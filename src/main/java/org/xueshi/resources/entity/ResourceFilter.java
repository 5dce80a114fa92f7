package org.xueshi.resources.entity;

import java.util.EnumMap;
import java.util.Map;
import org.xueshi.resources.entity.Metadata.Facet;

/**
 * Which resources a list shows.
 *
 * @param words in title, description or text; blank for all
 * @param withdrawn true for the withdrawn ones, false for those on offer
 * @param page 0, 1, 2…
 * @param size rows a page, at least 1
 * @param facets values asked for; a facet that is missing asks for nothing
 */
public record ResourceFilter(
    String words, boolean withdrawn, int page, int size, Map<Facet, String> facets) {

  private static final int PAGE_SIZE = 20;

  public ResourceFilter {
    words = words == null ? "" : words.strip();
    page = Math.max(0, page);
    var asked = new EnumMap<Facet, String>(Facet.class);
    facets.forEach(
        (facet, value) -> {
          if (value != null && !value.isBlank()) {
            asked.put(facet, value.strip());
          }
        });
    facets = Map.copyOf(asked);
  }

  public ResourceFilter(String words, boolean withdrawn, int page, int size) {
    this(words, withdrawn, page, size, Map.of());
  }

  /** What a course may pick from: the best first if words are given, else the newest. */
  public static ResourceFilter onOffer(String words, int page) {
    return new ResourceFilter(words, false, page, PAGE_SIZE);
  }

  /** What was withdrawn and can be brought back. */
  public static ResourceFilter withdrawn(String words, int page) {
    return new ResourceFilter(words, true, page, PAGE_SIZE);
  }

  /** The same, narrowed to what has these values. */
  public ResourceFilter with(Map<Facet, String> values) {
    return new ResourceFilter(words, withdrawn, page, size, values);
  }

  /** Another page of the same list. */
  public ResourceFilter at(int other) {
    return new ResourceFilter(words, withdrawn, other, size, facets);
  }

  /** What was asked of this facet; empty if nothing was. */
  public String asked(Facet facet) {
    return facets.getOrDefault(facet, "");
  }
}
