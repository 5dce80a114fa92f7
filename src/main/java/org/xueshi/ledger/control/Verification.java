package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.ChainCheck;
import org.xueshi.ledger.entity.ChainHead;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Finding;
import org.xueshi.ledger.entity.Link;
import org.xueshi.ledger.entity.VerificationRun;
import org.xueshi.web.entity.Actor;

/**
 * 核验: reads the whole book and says whether it is still what was written: every seal, every link,
 * every chain's end, the evidence behind every entry, the claimed minutes, and everything that a
 * checkpoint signed. What a superuser edited, dropped, reordered or put in between is named.
 */
@ApplicationScoped
public class Verification {

  private static final int PERSONS_AT_ONCE = 300;

  private VerificationStore store;
  private ClaimStore claims;
  private Checkpoints checkpoints;
  private Clock clock;

  protected Verification() {}

  @Inject
  public Verification(
      VerificationStore store, ClaimStore claims, Checkpoints checkpoints, Clock clock) {
    this.store = store;
    this.claims = claims;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /** Verifies the book as it is at this moment; writers are not held up. The run is kept. */
  @Transactional
  public VerificationRun verify(Actor actor) {
    store.freeze();
    var tenant = actor.tenant();
    var started = clock.instant();
    var persons = store.persons(tenant);
    var findings = new ArrayList<Finding>();
    var entries = 0L;
    for (var from = 0; from < persons.size(); from += PERSONS_AT_ONCE) {
      var some = persons.subList(from, Math.min(from + PERSONS_AT_ONCE, persons.size()));
      entries += verify(tenant, some, findings);
    }
    findings.addAll(checkpoints.check(tenant));
    var run =
        new VerificationRun(
            Ids.next(), started, clock.instant(), persons.size(), entries, List.copyOf(findings));
    store.insert(tenant, run, actor);
    return run;
  }

  /** The newest runs, newest first. */
  @Transactional
  public List<VerificationRun> runs(UUID tenant, int limit) {
    return store.newest(tenant, limit);
  }

  private long verify(UUID tenant, List<UUID> persons, List<Finding> findings) {
    var heads = store.heads(tenant, persons);
    var evidence = new HashMap<UUID, Evidence>();
    store.evidence(tenant, persons).forEach(one -> evidence.put(one.id(), one));
    var chains = new HashMap<UUID, List<Link>>();
    var links = store.links(tenant, persons);
    links.forEach(
        link ->
            chains
                .computeIfAbsent(link.entry().head().person(), person -> new ArrayList<>())
                .add(link));
    var claimed = claims.ofPersons(tenant, persons);
    for (var person : persons) {
      var check = new ChainCheck(person);
      var chain = chains.getOrDefault(person, List.of());
      walk(check, chain, evidence);
      check.claims(
          expected(chain, evidence), new HashSet<>(claimed.getOrDefault(person, List.of())));
      findings.addAll(check.finish(heads.getOrDefault(person, ChainHead.EMPTY)));
    }
    return links.size();
  }

  private static void walk(ChainCheck check, List<Link> chain, Map<UUID, Evidence> evidence) {
    for (var link : chain) {
      check.next(link);
      check.evidence(link, evidence.get(link.entry().credit().evidence()));
    }
  }

  private static Set<Book.Claim> expected(List<Link> chain, Map<UUID, Evidence> evidence) {
    var expected = new HashSet<Book.Claim>();
    for (var link : chain) {
      var entry = link.entry();
      var behind = evidence.get(entry.credit().evidence());
      if (entry.target() == null && !isReversed(chain, entry.id()) && behind != null) {
        expected.addAll(Originals.claims(behind));
      }
    }
    return expected;
  }

  private static boolean isReversed(List<Link> chain, UUID id) {
    return chain.stream()
        .map(Link::entry)
        .anyMatch(entry -> entry instanceof Entry.Reversed && id.equals(entry.target()));
  }
}
