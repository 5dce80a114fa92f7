package org.xueshi.lti.entity;

/** What becomes of an attempt. */
public sealed interface Verdict {

  /** Every rule holds. */
  record Accepted(Launch launch) implements Verdict {}

  /**
   * Every rule holds but one: the browser kept our cookie back, so it could be somebody else's. It
   * opens nothing until another {@link Rung} proves the browser.
   */
  record Unproven(Launch launch) implements Verdict {}

  /**
   * A rule does not hold.
   *
   * @param first the first that failed, in the fixed order
   */
  record Refused(Finding first) implements Verdict {}
}
