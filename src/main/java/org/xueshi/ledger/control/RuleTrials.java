package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Rebooking;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Standing;
import org.xueshi.ledger.entity.Trial;
import org.xueshi.ledger.entity.TrialLine;
import org.xueshi.web.entity.Actor;

/**
 * 试运行: who would gain, lose or fall short by proposed rules. It goes through the roster in steps,
 * each a transaction of its own: it can be watched, and goes on after a crash where it was, on any
 * node.
 */
@ApplicationScoped
public class RuleTrials {

  private static final int STEP = 100;

  private RuleTrialStore store;
  private RuleProposals proposals;
  private RulePacks packs;
  private BookShelf shelf;
  private Clock clock;

  protected RuleTrials() {}

  @Inject
  public RuleTrials(
      RuleTrialStore store,
      RuleProposals proposals,
      RulePacks packs,
      BookShelf shelf,
      Clock clock) {
    this.store = store;
    this.proposals = proposals;
    this.packs = packs;
    this.shelf = shelf;
    this.clock = clock;
  }

  /**
   * Begins one; a job goes on with it.
   *
   * @throws Refusal CONFLICT if the proposal is decided or a trial of it is still running
   */
  @Transactional
  public UUID begin(UUID proposal, Trial.Basis basis, Actor actor) {
    var tenant = actor.tenant();
    var proposed = proposals.get(tenant, proposal);
    if (!proposed.isOpen()) {
      throw Refusal.conflict("rule.refusal.decided");
    }
    if (of(tenant, proposal).stream().anyMatch(one -> one.state() == Trial.State.RUNNING)) {
      throw Refusal.conflict("rule.refusal.running");
    }
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, Clocks.DISTRICT_ZONE);
    var from = proposed.pack().effectiveFrom();
    var asOf = basis == Trial.Basis.FROM_DATE && from.isAfter(today) ? from : today;
    var trial =
        new Trial(
            Ids.next(),
            proposal,
            basis,
            Trial.State.RUNNING,
            asOf,
            now,
            actor.id(),
            null,
            store.teachers(tenant),
            0,
            null);
    store.insert(tenant, trial);
    return trial.id();
  }

  /** Newest first. */
  @Transactional
  public List<Trial> of(UUID tenant, UUID proposal) {
    return store.ofProposal(tenant, proposal);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Trial get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /** Whether that account has looked at a finished trial of the proposal. */
  @Transactional
  public boolean seen(UUID tenant, UUID proposal, String account) {
    return store.seen(tenant, proposal, account).isPresent();
  }

  /** Remembers that the actor looked at what a finished trial found. */
  @Transactional
  public void see(Trial trial, Actor actor) {
    if (trial.state() == Trial.State.DONE) {
      store.see(actor.tenant(), trial.id(), actor.id(), clock.instant());
    }
  }

  /**
   * Goes on with a trial by one step.
   *
   * @return false if there is none to go on with
   */
  @Transactional
  public boolean step(UUID tenant) {
    var claimed = store.claim(tenant).orElse(null);
    if (claimed == null) {
      return false;
    }
    var persons = store.teachers(tenant, claimed.lastPerson(), STEP);
    if (persons.isEmpty()) {
      store.end(tenant, claimed.id(), Trial.State.DONE, clock.instant());
      return true;
    }
    store.insertLines(tenant, claimed.id(), lines(tenant, claimed, persons));
    store.progress(tenant, claimed.id(), persons.size(), persons.get(persons.size() - 1));
    return true;
  }

  /** A step failed for good: the trial is over, and says so. */
  @Transactional
  public void fail(UUID tenant) {
    store
        .claim(tenant)
        .ifPresent(one -> store.end(tenant, one.id(), Trial.State.FAILED, clock.instant()));
  }

  private List<TrialLine> lines(UUID tenant, Trial trial, List<UUID> persons) {
    var proposed = proposals.get(tenant, trial.proposal()).pack().asIfAlways();
    var current =
        packs
            .inForce(tenant, trial.asOf())
            .orElseThrow(() -> Refusal.invalid("ledger.refusal.noRule", trial.asOf()));
    var books = shelf.books(tenant, persons);
    var evidence =
        trial.basis() == Trial.Basis.CYCLE
            ? byId(shelf.evidence(tenant, persons))
            : Map.<UUID, Evidence>of();
    var lines = new ArrayList<TrialLine>();
    for (var person : persons) {
      var book = books.get(person);
      lines.add(line(trial, book, current, new Rebooking(proposed, own(book, evidence))));
    }
    return lines;
  }

  private static TrialLine line(Trial trial, Book book, RulePack current, Rebooking rebooking) {
    var dates = new Known(trial.asOf(), trial.knownOn());
    var known = book.knownOn(trial.knownOn());
    var before = Standing.of(current, known, dates, Hours.ZERO);
    if (trial.basis() == Trial.Basis.FROM_DATE) {
      var after = Standing.of(rebooking.pack(), known, dates, Hours.ZERO);
      return TrialLine.of(book.person(), before, after, List.of());
    }
    var from = rebooking.pack().cycleAround(trial.asOf(), book.anchor()).from();
    var rebooked = rebooking.of(known, from);
    var after = Standing.of(rebooking.pack(), rebooked.book(), dates, Hours.ZERO);
    return TrialLine.of(book.person(), before, after, rebooked.changes());
  }

  private static Map<UUID, Evidence> own(Book book, Map<UUID, Evidence> evidence) {
    var own = new HashMap<UUID, Evidence>();
    for (var entry : book.entries()) {
      var one = evidence.get(entry.credit().evidence());
      if (one != null) {
        own.put(one.id(), one);
      }
    }
    return own;
  }

  private static Map<UUID, Evidence> byId(List<Evidence> all) {
    return all.stream().collect(Collectors.toMap(Evidence::id, one -> one));
  }
}
