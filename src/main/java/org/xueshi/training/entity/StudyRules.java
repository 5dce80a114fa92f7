package org.xueshi.training.entity;

import java.time.Duration;

/**
 * What the rule pack in force says of remote study.
 *
 * @param dayMost a person is granted no more on one day, for all units together
 * @param checkLeast granted time between two presence checks, at least; zero: no checks at all
 * @param checkMost granted time between two presence checks, at most
 * @param answerWithin a check answered later is noted as waited for
 */
public record StudyRules(
    Duration dayMost, Duration checkLeast, Duration checkMost, Duration answerWithin) {

  /** Whether a unit of that length is checked. */
  public boolean checks(Duration required) {
    return !checkLeast.isZero() && required.compareTo(checkLeast) > 0;
  }
}
