package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.List;

/**
 * What the rules must know of somebody's service (任职情况); every part may be {@code null} or empty if
 * it is not known.
 *
 * @param post as the roster has it
 * @param cases approved by the Office
 */
public record Tenure(
    String staffNumber, String post, LocalDate hiredOn, LocalDate leftOn, List<Special> cases) {

  public static final Tenure UNKNOWN = new Tenure(null, null, null, null, List.of());

  public Tenure {
    cases = List.copyOf(cases);
  }

  /**
   * @param from first day of the leave, of service here after a transfer or appointment, or of
   *     being away after a transfer out or retirement
   * @param to last day of a leave; {@code null} for the other kinds
   */
  public record Special(Kind kind, LocalDate from, LocalDate to) {}

  /** Kinds of special cases that somebody must have decided. */
  public enum Kind {
    LEAVE,
    TRANSFER_IN,
    TRANSFER_OUT,
    RETIREMENT,
    /** Appointed to a post: new principals owe training of their own. */
    APPOINTMENT
  }

  boolean newlyHired(LocalDate asOf, int months) {
    return hiredOn != null && !hiredOn.isAfter(asOf) && hiredOn.plusMonths(months).isAfter(asOf);
  }

  boolean newlyAppointed(LocalDate asOf, int months) {
    return cases.stream()
        .filter(one -> one.kind() == Kind.APPOINTMENT)
        .anyMatch(one -> !one.from().isAfter(asOf) && one.from().plusMonths(months).isAfter(asOf));
  }
}
