package org.xueshi.operations.entity;

import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Measure;

/**
 * Which numbers say that the tool works but something in it is late: the word between ready and
 * down. Limits are the product's own promises, not taste: a score waits at most a platform's outage
 * of an hour, a day's seal is there within the next day, a transaction ends in seconds.
 */
public final class Lateness {

  private static final Map<String, Double> LIMITS =
      Map.of(
          "xueshi_scores_oldest_waiting_seconds", 3_600.0,
          "xueshi_ledger_seal_age_seconds", 2 * 86_400.0,
          "xueshi_database_oldest_transaction_seconds", 300.0);

  private Lateness() {}

  /** Names of the measures beyond their limit; empty when all is in time. */
  public static List<String> late(List<Measure> measures) {
    return measures.stream().filter(Lateness::isLate).map(Measure::name).toList();
  }

  public static boolean isLate(Measure measure) {
    return measure.value() > LIMITS.getOrDefault(measure.name(), Double.POSITIVE_INFINITY);
  }
}
