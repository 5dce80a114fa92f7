package org.xueshi.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to measure and how long: bench names, and {@code name=number} settings. Without names, all.
 *
 * <p>{@code seconds} a measured window (default 10), {@code rounds} how often each contestant has
 * its turn (3), {@code entries} size of the big book (1000000; the record is taken at 10000000).
 */
record Options(List<String> benches, Map<String, Long> numbers) {

  static Options of(String... arguments) {
    var names = Arrays.stream(arguments).filter(word -> !word.contains("=")).toList();
    var numbers =
        Arrays.stream(arguments)
            .filter(word -> word.contains("="))
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));
    return new Options(names, numbers);
  }

  boolean wants(String bench) {
    return benches.isEmpty() || benches.contains(bench);
  }

  int seconds() {
    return Math.toIntExact(numbers.getOrDefault("seconds", 10L));
  }

  int rounds() {
    return Math.toIntExact(numbers.getOrDefault("rounds", 3L));
  }

  long entries() {
    return numbers.getOrDefault("entries", 1_000_000L);
  }
}
