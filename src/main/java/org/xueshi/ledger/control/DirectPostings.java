package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Verdict;
import org.xueshi.web.entity.Actor;

/**
 * Another system's evidence, recorded and posted in one call: through the same rules and the same
 * gate as everything else, all of it or nothing.
 */
@ApplicationScoped
public class DirectPostings {

  /** Most items of one call. */
  public static final int ITEMS_MAX = 500;

  /** Refusals about the state of the book rather than about what was sent. */
  private static final Set<String> CONFLICTS =
      Set.of(
          "ledger.refusal.keyReused",
          "ledger.refusal.alreadyCredited",
          "ledger.refusal.overlap",
          "ledger.refusal.changed",
          "ledger.refusal.closed");

  private EvidenceBook evidence;
  private Recognitions recognitions;
  private Ledger ledger;
  private EntryStore entries;

  protected DirectPostings() {}

  @Inject
  public DirectPostings(
      EvidenceBook evidence, Recognitions recognitions, Ledger ledger, EntryStore entries) {
    this.evidence = evidence;
    this.recognitions = recognitions;
    this.ledger = ledger;
    this.entries = entries;
  }

  /**
   * One piece of evidence to credit.
   *
   * @param key the asker's idempotency key for it
   */
  public record Item(String key, Evidence.Facts facts, Assessment assessment) {}

  private record Recorded(int index, Item item, Evidence evidence) {}

  /**
   * @param items 1–{@value #ITEMS_MAX}
   * @return an outcome for each, in order; none of them refused
   * @throws Refusal of {@link EvidenceBook#record}, of the rules and of the gate; with several
   *     items {@code web.refusal.item} names the first one that was refused. Nothing is written
   *     then.
   */
  @Transactional
  public List<Outcome> post(List<Item> items, Actor actor) {
    if (items.isEmpty() || items.size() > ITEMS_MAX) {
      throw Refusal.invalid("ledger.refusal.batchTooLarge", ITEMS_MAX);
    }
    var outcomes = new LinkedHashMap<Integer, Outcome>();
    var open = new ArrayList<Recorded>();
    for (var index = 0; index < items.size(); index++) {
      var item = items.get(index);
      var recorded = recorded(item, index, items.size(), actor);
      var answered = entries.byKeys(actor.tenant(), List.of(item.key()));
      if (answered.isEmpty()) {
        open.add(new Recorded(index, item, recorded));
      } else {
        outcomes.put(index, before(item, answered));
      }
    }
    while (!open.isEmpty()) {
      var round = oneForEachPerson(open);
      open.removeAll(round);
      post(round, items.size(), actor).forEach(outcomes::put);
    }
    return java.util.stream.IntStream.range(0, items.size()).mapToObj(outcomes::get).toList();
  }

  private Evidence recorded(Item item, int index, int all, Actor actor) {
    try {
      return evidence.record(new NewEvidence(item.key(), item.facts(), actor));
    } catch (Refusal refusal) {
      throw refused(refusal.kind(), refusal.text(), index, all);
    }
  }

  private static Outcome before(Item item, List<Entry> answered) {
    return new Outcome(item.key(), Outcome.Status.ALREADY_POSTED, answered, null);
  }

  /** What one item credits changes what the next one of the same person may: one after another. */
  private static List<Recorded> oneForEachPerson(List<Recorded> open) {
    var seen = new HashSet<UUID>();
    return open.stream().filter(one -> seen.add(one.evidence().person())).toList();
  }

  private Map<Integer, Outcome> post(List<Recorded> round, int all, Actor actor) {
    var assessed =
        round.stream()
            .map(one -> new Assessed(one.evidence().id(), one.item().assessment()))
            .toList();
    var proposals = recognitions.propose(actor.tenant(), assessed);
    var postings = new ArrayList<Posting>();
    for (var i = 0; i < round.size(); i++) {
      postings.add(posting(round.get(i), proposals.get(i), all));
    }
    var outcomes = ledger.post(postings, actor);
    var answers = new LinkedHashMap<Integer, Outcome>();
    for (var i = 0; i < round.size(); i++) {
      var outcome = outcomes.get(i);
      if (outcome.isRefused()) {
        throw refused(kind(outcome.because()), outcome.because(), round.get(i).index(), all);
      }
      answers.put(round.get(i).index(), outcome);
    }
    return answers;
  }

  private static Posting posting(Recorded one, Proposal proposal, int all) {
    if (proposal.verdict() instanceof Verdict.Refused no) {
      throw refused(kind(no.because()), no.because(), one.index(), all);
    }
    var credited = (Verdict.Credited) proposal.verdict();
    return new Posting(
        one.item().key(),
        one.evidence().id(),
        one.item().assessment(),
        credited.posted(),
        credited.held());
  }

  private static Refusal.Kind kind(Text because) {
    return CONFLICTS.contains(because.key()) ? Refusal.Kind.CONFLICT : Refusal.Kind.INVALID;
  }

  private static Refusal refused(Refusal.Kind kind, Text because, int index, int all) {
    return new Refusal(kind, all == 1 ? because : Text.of("web.refusal.item", index + 1, because));
  }
}
