package org.xueshi.ledger.control;

import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Resolution;
import org.xueshi.ledger.entity.Reversal;

/** What the Office does all day, in one word each and one transaction each. */
public record Desk(LedgerWorld world) {

  public Evidence record(String key, Facts facts) {
    return world.use(
        () -> world.evidenceBook.record(new NewEvidence(key, facts.facts(), world.office)));
  }

  public Proposal propose(Evidence evidence) {
    return world
        .use(
            () ->
                world.recognitions.propose(
                    world.tenant, List.of(new Assessed(evidence.id(), Assessment.PASSED))))
        .get(0);
  }

  public Posting proposed(Evidence evidence) {
    return propose(evidence).posting().orElseThrow();
  }

  public Outcome post(Posting posting) {
    return world.use(() -> world.ledger.post(List.of(posting), world.office)).get(0);
  }

  public Outcome reverse(String key, Entry entry) {
    return world.use(
        () -> world.ledger.reverse(new Reversal(key, entry.id(), "登记有误"), world.office));
  }

  public Outcome release(String key, Entry.Held held, int minutes, boolean beforeItsTime) {
    var resolution =
        new Resolution(key, held.id(), minutes, Text.of("ledger.reason.released"), beforeItsTime);
    return world.use(() -> world.ledger.release(resolution, world.office));
  }

  public Outcome voidHold(String key, Entry.Held held, int minutes) {
    var resolution =
        new Resolution(key, held.id(), minutes, Text.of("ledger.reason.voided"), false);
    return world.use(() -> world.ledger.voidHold(resolution, world.office));
  }

  Amount balance(UUID person) {
    return world.use(() -> world.books.of(world.tenant, person)).sum(entry -> true);
  }
}
