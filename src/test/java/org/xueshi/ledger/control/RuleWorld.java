package org.xueshi.ledger.control;

import jakarta.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.xueshi.ledger.entity.Trial;
import org.xueshi.web.entity.Actor;

/** A district's rules and the people who make them. */
final class RuleWorld {

  final LedgerWorld world = new LedgerWorld();
  final Desk desk = new Desk(world);
  final Actor writer = new Actor(world.tenant, "ACCOUNT", "writer");
  final Actor helper = new Actor(world.tenant, "ACCOUNT", "helper");
  final Actor chief = new Actor(world.tenant, "ACCOUNT", "chief");
  final RuleTrialStore trialStore = new RuleTrialStore(world.jdbi);
  final RuleDrafts drafts =
      new RuleDrafts(new RuleDraftStore(world.jdbi), world.packs, world.clock);
  final RuleProposals proposals =
      new RuleProposals(
          new RuleProposalStore(world.jdbi),
          drafts,
          world.packs,
          new RuleStores(new RulePackStore(world.jdbi), trialStore),
          world.clock);
  final RuleTrials trials =
      new RuleTrials(
          trialStore,
          proposals,
          world.packs,
          new BookShelf(world.books, world.evidenceStore),
          world.clock);

  /** A draft of ganzhou-2 from 1 December 2026 with these values changed. */
  UUID draft(Object... pathsAndValues) {
    var id = world.use(() -> drafts.begin("ganzhou-1", writer));
    change(id, pathsAndValues);
    return id;
  }

  void change(UUID id, Object... pathsAndValues) {
    var draft = world.use(() -> drafts.get(world.tenant, id));
    var patch = Json.createPatchBuilder();
    for (var i = 0; i < pathsAndValues.length; i += 2) {
      var path = (String) pathsAndValues[i];
      if (pathsAndValues[i + 1] instanceof Integer number) {
        patch.add(path, number);
      } else {
        patch.add(path, pathsAndValues[i + 1].toString());
      }
    }
    var changed = patch.build().apply(RulePackForms.parse(draft.document()));
    var kept = world.use(() -> drafts.save(id, draft.version(), changed, writer));
    if (!kept.problems().isEmpty()) {
      throw new AssertionError(kept.problems());
    }
  }

  UUID proposed(Object... pathsAndValues) {
    var id = draft(pathsAndValues);
    var version = world.use(() -> drafts.get(world.tenant, id)).version();
    return world.use(() -> proposals.propose(id, version, "试行", writer));
  }

  Trial tried(UUID proposal, Trial.Basis basis) {
    var id = world.use(() -> trials.begin(proposal, basis, writer));
    while (world.use(() -> trials.step(world.tenant))) {
      // Until nothing is left.
    }
    return world.use(() -> trials.get(world.tenant, id));
  }

  void seen(UUID proposal, Actor by) {
    var trial = tried(proposal, Trial.Basis.CYCLE);
    world.run(() -> trials.see(trial, by));
  }

  void published(UUID proposal) {
    seen(proposal, chief);
    world.run(() -> proposals.publish(proposal, "同意", chief));
  }

  void today(String date) {
    world.clock.set(Instant.parse(date + "T04:00:00Z"));
  }

  String inForce(String date) {
    return world
        .use(() -> world.packs.inForce(world.tenant, LocalDate.parse(date)))
        .orElseThrow()
        .code();
  }
}
