package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Adjustment;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.RulePack;

/** Decides adjustments with the person's chain in hand. */
@ApplicationScoped
class AdjustmentDesk {

  private EvidenceStore evidence;
  private RulePacks packs;

  protected AdjustmentDesk() {}

  @Inject
  AdjustmentDesk(EvidenceStore evidence, RulePacks packs) {
    this.evidence = evidence;
    this.packs = packs;
  }

  Outcome adjust(Adjustment adjustment, Entry entry, List<Entry> answered, Batch batch) {
    var before = Answers.before(adjustment.key(), adjustment.content(), answered);
    if (before.isPresent()) {
      return Answers.orThrow(before.get());
    }
    var person = entry.head().person();
    refusal(adjustment, entry, batch.book(person))
        .ifPresent(
            because -> {
              throw new Refusal(Refusal.Kind.CONFLICT, because);
            });
    var adjusted =
        new Entry.Adjusted(
            batch.head(person, new Entry.Request(adjustment.key(), 0, adjustment.content())),
            entry.credit(),
            entry.id(),
            adjustment.minutes(),
            List.of(Text.of("ledger.reason.adjusted", adjustment.reason().strip())));
    batch.append(person, List.of(adjusted));
    return new Outcome(adjustment.key(), Outcome.Status.POSTED, List.of(adjusted), null);
  }

  /** Why this book does not allow it, or empty. */
  Optional<Text> refusal(Adjustment adjustment, Entry entry, Book book) {
    var tenant = entry.head().tenant();
    var behind =
        evidence.find(tenant, List.of(entry.credit().evidence())).stream()
            .findFirst()
            .orElseThrow(Refusal::notFound);
    return adjustment.refusal(entry, book, new Adjustment.Basis(behind, pack(tenant, entry)));
  }

  /** The rules of the entry's own day (39.1). */
  private RulePack pack(UUID tenant, Entry entry) {
    return packs.all(tenant).stream()
        .filter(pack -> pack.code().equals(entry.credit().pack()))
        .findFirst()
        .orElseThrow();
  }
}
