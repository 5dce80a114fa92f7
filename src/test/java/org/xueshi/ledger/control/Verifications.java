package org.xueshi.ledger.control;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** The real verification, on a database of the caller's. */
public final class Verifications {

  private Verifications() {}

  public static Verification on(Jdbi jdbi, Clock clock) {
    return new Verification(new VerificationStore(jdbi), new ClaimStore(jdbi), clock);
  }
}
