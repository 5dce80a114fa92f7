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
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Rulings;
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

  Rulings rulings(UUID tenant) {
    return packs.rulings(tenant);
  }

  /**
   * A posting with what the district knows of it.
   *
   * @param evidence {@code null} if the district has none of that id
   * @param answered entries written under this key before
   */
  record Asked(Posting posting, Evidence evidence, List<Entry> answered) {}

  Outcome decide(Asked asked, Rulings rulings, Batch batch) {
    var posting = asked.posting();
    return Answers.before(posting.key(), posting.content(), asked.answered())
        .orElseGet(() -> decideNew(asked, rulings, batch));
  }

  private Outcome decideNew(Asked asked, Rulings rulings, Batch batch) {
    var posting = asked.posting();
    var evidence = asked.evidence();
    if (evidence == null) {
      return refused(posting, "unknownEvidence");
    }
    var book = batch.book(evidence.person());
    if (!book.standing(evidence.id()).isEmpty()) {
      return refused(posting, "alreadyCredited", evidence.facts().source().title());
    }
    var verdict = recognitions.verdict(rulings, evidence, posting.assessment(), book);
    if (verdict instanceof Verdict.Refused no) {
      return Outcome.refused(posting.key(), no.because());
    }
    var credited = (Verdict.Credited) verdict;
    var pack = rulings.packOn(evidence.facts().earnedOn());
    return changed(posting, credited)
        .orElseGet(() -> append(asked, new Decided(pack, credited), batch));
  }

  private Optional<Outcome> changed(Posting posting, Verdict.Credited credited) {
    return posting.postedMinutes() == credited.posted() && posting.heldMinutes() == credited.held()
        ? Optional.empty()
        : Optional.of(refused(posting, "changed", credited.posted(), credited.held()));
  }

  private record Decided(RulePack pack, Verdict.Credited credited) {}

  private static Outcome append(Asked asked, Decided decided, Batch batch) {
    var posting = asked.posting();
    var evidence = asked.evidence();
    var person = evidence.person();
    var entries =
        Originals.of(
            decided.credited(),
            evidence,
            decided.pack(),
            part -> batch.head(person, new Entry.Request(posting.key(), part, posting.content())));
    batch.append(person, entries);
    batch.claim(evidence);
    return new Outcome(posting.key(), Outcome.Status.POSTED, entries, null);
  }

  private static Outcome refused(Posting posting, String why, Object... arguments) {
    return Outcome.refused(posting.key(), Text.of("ledger.refusal." + why, arguments));
  }
}
