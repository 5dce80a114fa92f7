package org.xueshi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same figure taken several times; the median counts, all are shown. */
record Measured(List<Double> values, String unit) {

  Measured {
    values = List.copyOf(values);
  }

  static Measured none(String unit) {
    return new Measured(List.of(), unit);
  }

  static Measured of(double value, String unit) {
    return new Measured(List.of(value), unit);
  }

  Measured and(double value) {
    var more = new ArrayList<>(values);
    more.add(value);
    return new Measured(more, unit);
  }

  double median() {
    return percentile(values, 50);
  }

  /** The smallest value that {@code percent} of them do not exceed. */
  static double percentile(List<Double> values, int percent) {
    var sorted = values.stream().sorted().toList();
    var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  @Override
  public String toString() {
    var all = values.stream().map(Measured::number).toList();
    return number(median())
        + " "
        + unit
        + (values.size() > 1 ? " (" + String.join(", ", all) + ")" : "");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
  }
}
