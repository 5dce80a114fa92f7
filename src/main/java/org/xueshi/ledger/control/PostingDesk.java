package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Verdict;

/** Decides a posting with the person's chain in hand. */
@ApplicationScoped
class PostingDesk {

  private EvidenceStore evidence;
  private Recognitions recognitions;
  private RulePacks packs;

  protected PostingDesk() {}

  @Inject
  PostingDesk(EvidenceStore evidence, Recognitions recognitions, RulePacks packs) {
    this.evidence = evidence;
    this.recognitions = recognitions;
    this.packs = packs;
  }

  List<Evidence> evidence(UUID tenant, Collection<UUID> ids) {
    return evidence.find(tenant, ids);
  }

  /**
   * @param evidence {@code null} if the district has none of that id
   * @param answered entries written under this key before
   */
  Outcome decide(Posting posting, Evidence evidence, List<Entry> answered, Batch batch) {
    return Answers.before(posting.key(), posting.content(), answered)
        .orElseGet(() -> decideNew(posting, evidence, batch));
  }

  private Outcome decideNew(Posting posting, Evidence evidence, Batch batch) {
    if (evidence == null) {
      return refused(posting, "unknownEvidence");
    }
    var book = batch.book(evidence.person());
    if (!book.standing(evidence.id()).isEmpty()) {
      return refused(posting, "alreadyCredited", evidence.facts().source().title());
    }
    var verdict = recognitions.verdict(evidence.tenant(), evidence, posting.assessment(), book);
    if (verdict instanceof Verdict.Refused no) {
      return Outcome.refused(posting.key(), no.because());
    }
    var credited = (Verdict.Credited) verdict;
    return changed(posting, credited).orElseGet(() -> append(posting, evidence, credited, batch));
  }

  private Optional<Outcome> changed(Posting posting, Verdict.Credited credited) {
    return posting.postedMinutes() == credited.posted() && posting.heldMinutes() == credited.held()
        ? Optional.empty()
        : Optional.of(refused(posting, "changed", credited.posted(), credited.held()));
  }

  private Outcome append(
      Posting posting, Evidence evidence, Verdict.Credited credited, Batch batch) {
    var pack = packs.inForce(evidence.tenant(), evidence.facts().earnedOn()).orElseThrow();
    var person = evidence.person();
    var entries =
        Originals.of(
            credited,
            evidence,
            pack,
            part -> batch.head(person, new Entry.Request(posting.key(), part, posting.content())));
    batch.append(person, entries);
    batch.claim(evidence);
    return new Outcome(posting.key(), Outcome.Status.POSTED, entries, null);
  }

  private static Outcome refused(Posting posting, String why, Object... arguments) {
    return Outcome.refused(posting.key(), Text.of("ledger.refusal." + why, arguments));
  }
}
