package org.xueshi.ledger.control;

import java.util.List;
import java.util.Optional;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Seal;

/** Same key and content: the same answer. Same key, other content: refused by name. */
final class Answers {

  private Answers() {}

  static Optional<Outcome> before(String key, Seal content, List<Entry> answered) {
    if (answered.isEmpty()) {
      return Optional.empty();
    }
    var same = answered.get(0).head().request().content().equals(content);
    return Optional.of(
        same
            ? new Outcome(key, Outcome.Status.ALREADY_POSTED, answered, null)
            : Outcome.refused(key, Text.of("ledger.refusal.keyReused", key)));
  }

  /** For calls that answer a refusal by throwing it. */
  static Outcome orThrow(Outcome outcome) {
    if (outcome.isRefused()) {
      throw new Refusal(Refusal.Kind.CONFLICT, outcome.because());
    }
    return outcome;
  }
}
