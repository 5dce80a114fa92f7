package org.xueshi.ledger.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.ledger.entity.Entry;

/** Several chains read as one book, each in its own order, by time of recording between them. */
final class Chains {

  private Chains() {}

  /**
   * @param entries by chain and position
   * @param kept the row that describes the person of each chain
   * @return by that row
   */
  static Map<UUID, List<Entry>> together(List<Entry> entries, Map<UUID, UUID> kept) {
    var chains = new LinkedHashMap<UUID, List<Entry>>();
    for (var entry : entries) {
      chains.computeIfAbsent(entry.head().person(), person -> new ArrayList<>()).add(entry);
    }
    var books = new HashMap<UUID, List<Entry>>();
    chains.forEach(
        (person, chain) -> books.merge(kept.getOrDefault(person, person), chain, Chains::merged));
    return books;
  }

  /** A clock that was set back may not put an entry before the one it names. */
  private static List<Entry> merged(List<Entry> one, List<Entry> other) {
    var merged = new ArrayList<Entry>(one.size() + other.size());
    var left = 0;
    var right = 0;
    while (left < one.size() && right < other.size()) {
      var later = one.get(left).head().recordedAt().isAfter(other.get(right).head().recordedAt());
      merged.add(later ? other.get(right++) : one.get(left++));
    }
    merged.addAll(one.subList(left, one.size()));
    merged.addAll(other.subList(right, other.size()));
    return merged;
  }
}
