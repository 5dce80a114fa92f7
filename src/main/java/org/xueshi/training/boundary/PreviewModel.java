package org.xueshi.training.boundary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.entity.ContentItem;
import org.xueshi.training.entity.CourseRun;

/**
 * What will be placed, before it is.
 *
 * @param items by choice, in order
 * @param ignoresDates whether this platform is known to set dates itself (Moodle)
 * @param columnsRefused whether the platform takes no grade columns this time
 * @param problem why it cannot be placed; null if it can
 */
public record PreviewModel(
    CourseRun run,
    Map<String, ContentItem> items,
    boolean ignoresDates,
    boolean columnsRefused,
    Text problem) {

  public List<String> choices() {
    return List.copyOf(items.keySet());
  }

  /** Grade column, dates: null for items that are no links of ours. */
  public ContentItem.ResourceLink link(String choice) {
    return items.get(choice) instanceof ContentItem.ResourceLink link ? link : null;
  }

  public long columns() {
    return items.values().stream()
        .filter(ContentItem.ResourceLink.class::isInstance)
        .map(ContentItem.ResourceLink.class::cast)
        .filter(link -> link.column() != null)
        .count();
  }

  public boolean dated() {
    return items.values().stream()
        .filter(ContentItem.ResourceLink.class::isInstance)
        .map(ContentItem.ResourceLink.class::cast)
        .anyMatch(link -> link.submission().limited());
  }

  /** The query of the same choices with the one at {@code index} a place earlier or later. */
  public String moved(int index, int by) {
    var order = new ArrayList<>(choices());
    var to = Math.max(0, Math.min(order.size() - 1, index + by));
    order.add(to, order.remove(index));
    return query(order);
  }

  public String without(int index) {
    var order = new ArrayList<>(choices());
    order.remove(index);
    return query(order);
  }

  public String query() {
    return query(choices());
  }

  private static String query(List<String> choices) {
    return choices.stream()
        .map(choice -> "item=" + URLEncoder.encode(choice, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
