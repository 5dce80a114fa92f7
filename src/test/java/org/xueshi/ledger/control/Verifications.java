package org.xueshi.ledger.control;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.control.Vault;

/** The real verification, on a database of the caller's. */
public final class Verifications {

  private Verifications() {}

  public static Verification on(Jdbi jdbi, Clock clock) {
    var book = new VerificationStore(jdbi);
    var keys =
        new DistrictKeys(new DistrictKeyStore(jdbi), new Vault(java.util.Optional.empty()), clock);
    var store = new CheckpointStore(jdbi, new RulePackTexts(jdbi));
    var checkpoints = new Checkpoints(store, book, keys, clock);
    return new Verification(book, new ClaimStore(jdbi), checkpoints, clock);
  }
}
