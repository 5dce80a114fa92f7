package org.xueshi.ledger.entity;

/**
 * What an entry does to the balances, in whole clock minutes of any sign.
 *
 * @param posted minutes that count
 * @param held minutes that wait for follow-up
 */
public record Amount(int posted, int held) {

  public static final Amount ZERO = new Amount(0, 0);

  public Amount plus(Amount other) {
    return new Amount(Math.addExact(posted, other.posted), Math.addExact(held, other.held));
  }

  public Amount negated() {
    return new Amount(Math.negateExact(posted), Math.negateExact(held));
  }

  public boolean isZero() {
    return posted == 0 && held == 0;
  }

  /** Counted and waiting together: what caps are measured against. */
  public int total() {
    return posted + held;
  }
}
