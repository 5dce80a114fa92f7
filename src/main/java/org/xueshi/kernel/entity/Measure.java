package org.xueshi.kernel.entity;

import java.util.Map;

/**
 * One number that an operator watches.
 *
 * @param name in Prometheus' manner with its unit last, e.g. {@code
 *     xueshi_scores_oldest_waiting_seconds}
 * @param tags few and with few values (outcomes, states); never a person, a course or a secret
 * @param value in the unit of the name
 */
public record Measure(String name, Map<String, String> tags, double value) {

  public static Measure of(String name, double value) {
    return new Measure(name, Map.of(), value);
  }

  public static Measure of(String name, String tag, String of, double value) {
    return new Measure(name, Map.of(tag, of), value);
  }
}
