package org.xueshi.practice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xueshi.practice.json.Json;

/**
 * Compares the structure of two JSON values: the same keys, and values of the same kind. What the
 * values are does not matter, except that both are empty or neither is.
 */
final class Shape {
  private final List<String> differences = new ArrayList<>();
  private final Set<String> free;

  private Shape(Set<String> free) {
    this.free = free;
  }

  /** Where the structures differ; nothing when they do not. */
  static List<String> differences(Object recorded, Object ours) {
    return differences(recorded, ours, Set.of());
  }

  /** As above, not looking below the keys named. */
  static List<String> differences(Object recorded, Object ours, Set<String> free) {
    var shape = new Shape(free);
    shape.compare("", recorded, ours);
    return shape.differences;
  }

  private void compare(String path, Object recorded, Object ours) {
    if (!kind(recorded).equals(kind(ours))) {
      differences.add(path + ": recorded " + kind(recorded) + ", ours " + kind(ours));
    } else if (recorded instanceof Map<?, ?>) {
      compareObjects(path, Json.object(recorded), Json.object(ours));
    } else if (recorded instanceof List<?>) {
      compareLists(path, Json.list(recorded), Json.list(ours));
    }
  }

  private void compareObjects(String path, Map<String, Object> recorded, Map<String, Object> ours) {
    var keys = new LinkedHashSet<>(recorded.keySet());
    keys.addAll(ours.keySet());
    for (String key : keys) {
      String below = path + "/" + key.substring(key.lastIndexOf('/') + 1);
      if (!ours.containsKey(key)) {
        differences.add(below + ": missing");
      } else if (!recorded.containsKey(key)) {
        differences.add(below + ": not recorded");
      } else if (!free.contains(key)) {
        compare(below, recorded.get(key), ours.get(key));
      }
    }
  }

  /** Pair by pair as far as both go, so lists of different people compare as well. */
  private void compareLists(String path, List<Object> recorded, List<Object> ours) {
    if (recorded.isEmpty() != ours.isEmpty()) {
      differences.add(path + ": recorded " + recorded.size() + ", ours " + ours.size());
    }
    for (int i = 0; i < Math.min(recorded.size(), ours.size()); i++) {
      compare(path + "[" + i + "]", recorded.get(i), ours.get(i));
    }
  }

  private static String kind(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String text) {
      return text.isEmpty() ? "empty text" : "text";
    }
    if (value instanceof Map<?, ?>) {
      return "object";
    }
    if (value instanceof List<?>) {
      return "list";
    }
    return value instanceof Number ? "number" : value.getClass().getSimpleName();
  }
}
