package org.xueshi.ledger.entity;

import java.math.RoundingMode;
import java.util.Map;

/**
 * Special cases (open question 9), what a surplus is worth later (3), and when to warn.
 *
 * @param treatments what becomes of the required hours; a case that is missing changes nothing
 * @param leaveDays a leave shorter than this changes nothing
 * @param rounding of the required amount to whole hours, {@code UP} or {@code DOWN}
 * @param newMonths months after hire or appointment in which somebody is new
 * @param carryHours surplus of the cycle before that counts in this one, at most; 0 = none
 * @param warnMonths before the end of a window from which what is short is a warning
 */
public record Leniency(
    Map<Case, Treatment> treatments,
    int leaveDays,
    RoundingMode rounding,
    int newMonths,
    int carryHours,
    int warnMonths,
    RulePack.Citation citation) {

  /** 特殊情形. */
  public enum Case {
    /** 周期中途入职. */
    LATE_HIRE,
    /** 调入. */
    TRANSFER_IN,
    /** 调出或离职. */
    TRANSFER_OUT,
    /** 病、产、事假. */
    LEAVE,
    /** 周期内退休. */
    RETIREMENT
  }

  /** What becomes of the required hours. */
  public enum Treatment {
    /** All is asked. */
    FULL,
    /** By days of service. */
    PRO_RATA,
    /** Nothing is asked in that window. */
    EXEMPT
  }

  Treatment of(Case one) {
    return treatments.getOrDefault(one, Treatment.FULL);
  }
}
