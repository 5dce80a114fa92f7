package org.xueshi.gradebook.boundary;

import java.util.List;

/**
 * A page of a list.
 *
 * @param number from 1
 * @param pages at least 1
 */
public record Paging<T>(List<T> shown, int number, int pages, int total) {

  /** That page, or the nearest there is. */
  static <T> Paging<T> of(List<T> all, int wanted, int size) {
    var pages = Math.max(1, (all.size() + size - 1) / size);
    var number = Math.max(1, Math.min(wanted, pages));
    var from = (number - 1) * size;
    return new Paging<>(
        all.subList(from, Math.min(all.size(), from + size)), number, pages, all.size());
  }

  public boolean hasPrevious() {
    return number > 1;
  }

  public boolean hasNext() {
    return number < pages;
  }
}
