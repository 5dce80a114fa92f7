package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.PublishedPack;
import org.xueshi.ledger.entity.RuleProposal;
import org.xueshi.ledger.entity.Trial;
import org.xueshi.web.entity.Actor;

/** Written, proposed, tried, published by another: and nothing of it can be changed afterwards. */
class RuleProposalsTest {

  private final RuleWorld rules = new RuleWorld();
  private final LedgerWorld world = rules.world;

  @Test
  void a_pack_goes_from_draft_to_force_on_its_date() {
    var proposal = rules.proposed("/requirements/0/amount", 400);
    assertThat(world.use(() -> rules.drafts.all(world.tenant))).isEmpty();
    rules.published(proposal);
    assertThat(rules.inForce("2026-11-30")).isEqualTo("ganzhou-1");
    assertThat(rules.inForce("2026-12-01")).isEqualTo("ganzhou-2");
    assertThat(state("ganzhou-2")).isEqualTo(PublishedPack.State.UPCOMING);
    rules.today("2026-12-01");
    assertThat(state("ganzhou-2")).isEqualTo(PublishedPack.State.IN_FORCE);
    assertThat(state("ganzhou-1")).isEqualTo(PublishedPack.State.PAST);
  }

  @Test
  void nobody_who_wrote_in_it_publishes_it() {
    var id = rules.draft();
    var draft = world.use(() -> rules.drafts.get(world.tenant, id));
    world.run(
        () ->
            rules.drafts.save(
                id, draft.version(), RulePackForms.parse(draft.document()), rules.helper));
    var proposal =
        world.use(() -> rules.proposals.propose(id, draft.version() + 1, "试行", rules.writer));
    rules.seen(proposal, rules.writer);
    rules.seen(proposal, rules.helper);
    refuses("rule.refusal.author", () -> rules.proposals.publish(proposal, "好", rules.writer));
    refuses("rule.refusal.author", () -> rules.proposals.publish(proposal, "好", rules.helper));
    refuses("rule.refusal.author", () -> rules.proposals.sendBack(proposal, "好", rules.helper));
    rules.published(proposal);
  }

  @Test
  void nobody_publishes_what_they_have_not_seen_at_work() {
    var proposal = rules.proposed();
    refuses("rule.refusal.notSeen", () -> rules.proposals.publish(proposal, "好", rules.chief));
    rules.seen(proposal, rules.helper);
    refuses("rule.refusal.notSeen", () -> rules.proposals.publish(proposal, "好", rules.chief));
    var running = world.use(() -> rules.trials.begin(proposal, Trial.Basis.CYCLE, rules.chief));
    world.run(() -> rules.trials.see(rules.trials.get(world.tenant, running), rules.chief));
    refuses("rule.refusal.notSeen", () -> rules.proposals.publish(proposal, "好", rules.chief));
  }

  @Test
  void the_database_too_refuses_authors_and_unseen_trials_and_packs_without_a_decision() {
    var proposal = rules.proposed();
    rules.seen(proposal, rules.writer);
    var trial = world.use(() -> rules.trialStore.seen(world.tenant, proposal, "writer"));
    refusedByDatabase(
        decision("PUBLISHED", "writer"), proposal, trial.orElseThrow(), "check constraint");
    refusedByDatabase(decision("PUBLISHED", "chief"), proposal, trial.orElseThrow(), "foreign key");
    refusedByDatabase(decision("PUBLISHED", "chief"), proposal, null, "check constraint");
    refusedByDatabase(decision("RETURNED", "writer"), proposal, null, "check constraint");
    assertThatThrownBy(
            () ->
                world.jdbi.useHandle(
                    handle ->
                        handle.execute(
                            """
                            insert into rule_pack (tenant_id, code, effective_from, document,
                              hash, recorded_at)
                            values (?, 'smuggled', '2030-01-01', '{}', '', now())""",
                            world.tenant)))
        .hasMessageContaining("rule_pack_first");
  }

  @Test
  void what_was_published_proposed_or_decided_cannot_be_changed_by_the_application() {
    var proposal = rules.proposed();
    rules.published(proposal);
    for (var table :
        new String[] {
          "rule_pack", "rule_proposal", "rule_decision", "rule_withdrawal", "rule_trial_line"
        }) {
      for (var change :
          new String[] {"update %s set tenant_id = tenant_id", "delete from %s", "truncate %s"}) {
        assertThatThrownBy(
                () -> world.jdbi.useHandle(handle -> handle.execute(change.formatted(table))))
            .as(change + " " + table)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void nothing_published_changes_the_past_takes_a_used_code_or_the_same_day() {
    var past = rules.draft("/effectiveFrom", "2026-11-24");
    refusesToPropose("rule.refusal.pastDate", past);
    rules.published(rules.proposed());
    var sameCode = rules.draft("/code", "ganzhou-2", "/effectiveFrom", "2027-01-01");
    refusesToPropose("rule.refusal.code", sameCode);
    var sameDay = rules.draft("/effectiveFrom", "2026-12-01");
    refusesToPropose("rule.refusal.sameDay", sameDay);
  }

  @Test
  void a_proposal_whose_date_has_come_is_too_late() {
    var proposal = rules.proposed();
    rules.seen(proposal, rules.chief);
    rules.today("2026-12-01");
    refuses("rule.refusal.pastDate", () -> rules.proposals.publish(proposal, "好", rules.chief));
  }

  @Test
  void what_is_sent_back_or_taken_back_is_a_draft_again_and_remembers_its_authors() {
    var proposal = rules.proposed();
    var again = world.use(() -> rules.proposals.sendBack(proposal, "缺依据", rules.chief));
    assertThat(world.use(() -> rules.drafts.get(world.tenant, again)).editors())
        .containsExactly("writer");
    assertThat(world.use(() -> rules.proposals.get(world.tenant, proposal)).decision().outcome())
        .isEqualTo(RuleProposal.Outcome.RETURNED);
    refuses("rule.refusal.decided", () -> rules.proposals.publish(proposal, "好", rules.chief));
    var second = world.use(() -> rules.proposals.propose(again, 1, "补", rules.helper));
    refuses("rule.refusal.notAuthor", () -> rules.proposals.takeBack(second, "x", rules.chief));
    world.run(() -> rules.proposals.takeBack(second, "再想想", rules.writer));
  }

  @Test
  void two_people_do_not_overwrite_each_others_draft() {
    var id = rules.draft();
    var draft = world.use(() -> rules.drafts.get(world.tenant, id));
    var document = RulePackForms.parse(draft.document());
    world.run(() -> rules.drafts.save(id, draft.version(), document, rules.helper));
    refuses(
        "rule.refusal.changed",
        () -> rules.drafts.save(id, draft.version(), document, rules.writer));
  }

  @Test
  void a_pack_withdrawn_before_its_date_is_as_if_it_had_never_been() {
    rules.published(rules.proposed());
    world.run(() -> rules.proposals.withdraw("ganzhou-2", "有误", rules.writer));
    assertThat(rules.inForce("2026-12-02")).isEqualTo("ganzhou-1");
    assertThat(state("ganzhou-2")).isEqualTo(PublishedPack.State.WITHDRAWN);
    refuses(
        "rule.refusal.withdrawnBefore",
        () -> rules.proposals.withdraw("ganzhou-2", "有误", rules.writer));
    rules.published(rules.proposed("/code", "ganzhou-3"));
    assertThat(rules.inForce("2026-12-02")).isEqualTo("ganzhou-3");
  }

  @Test
  void by_a_revoked_pack_nothing_more_is_recognised_and_it_is_named() {
    rules.published(rules.proposed());
    rules.today("2026-12-10");
    var teacher = world.teacher("王秀兰");
    var early = rules.desk.record("早", Facts.aSession(teacher).on("2026-12-02", "09:00", 90));
    var late = rules.desk.record("晚", Facts.aSession(teacher).on("2026-12-03", "09:00", 90));
    assertThat(rules.desk.post(rules.desk.proposed(early)).isRefused()).isFalse();
    var asked = rules.desk.proposed(late);
    world.run(() -> rules.proposals.withdraw("ganzhou-2", "有误", rules.writer));
    var outcome = rules.desk.post(asked);
    assertThat(outcome.because().key()).isEqualTo("ledger.refusal.revokedRule");
    assertThat(outcome.because().arguments()).contains("ganzhou-2");
    assertThat(rules.desk.balance(teacher).posted()).isEqualTo(90);
    replacedByACorrectedOne(asked);
  }

  /** From the same day, although it has passed: nothing was recognised by the revoked one since. */
  private void replacedByACorrectedOne(Posting asked) {
    rules.published(rules.proposed("/code", "ganzhou-3", "/effectiveFrom", "2026-12-01"));
    assertThat(rules.inForce("2026-12-03")).isEqualTo("ganzhou-3");
    assertThat(rules.desk.post(asked).isRefused()).isFalse();
    var one = world.use(() -> world.packs.get(world.tenant, "ganzhou-3"));
    assertThat(one.replaces()).isEqualTo("ganzhou-2");
  }

  @Test
  void earlier_entries_keep_the_rules_of_their_day() {
    var teacher = world.teacher("王秀兰");
    var evidence = rules.desk.record("课", Facts.aSession(teacher));
    rules.desk.post(rules.desk.proposed(evidence));
    rules.published(rules.proposed("/hour/minutes", 60));
    rules.today("2026-12-02");
    var standing =
        world.use(
            () ->
                world.standings.of(
                    world.tenant, teacher, LocalDate.parse("2026-12-02"), world.clock.instant()));
    assertThat(standing.pack().code()).isEqualTo("ganzhou-2");
    assertThat(standing.have()).isEqualTo(org.xueshi.ledger.entity.Hours.of(2));
  }

  @Test
  void every_step_needs_a_reason_in_words() {
    var draft = rules.draft();
    refuses("ledger.refusal.reason", () -> rules.proposals.propose(draft, 2, " ", rules.writer));
    var proposal = rules.proposed("/code", "ganzhou-9");
    refuses(
        "ledger.refusal.reason",
        () -> rules.proposals.sendBack(proposal, "x".repeat(501), rules.chief));
  }

  @Test
  void another_districts_drafts_and_proposals_do_not_exist() {
    var draft = rules.draft();
    var stranger = new Actor(UUID.randomUUID(), "ACCOUNT", "stranger");
    refuses("web.refusal.notFound", () -> rules.drafts.get(stranger.tenant(), draft));
    var proposal = rules.proposed("/code", "ganzhou-8");
    refuses("web.refusal.notFound", () -> rules.proposals.publish(proposal, "好", stranger));
  }

  private PublishedPack.State state(String code) {
    return world.use(() -> world.packs.get(world.tenant, code)).state();
  }

  private void refusesToPropose(String key, UUID draft) {
    var version = world.use(() -> rules.drafts.get(world.tenant, draft)).version();
    refuses(key, () -> rules.proposals.propose(draft, version, "试行", rules.writer));
    world.run(() -> rules.drafts.discard(draft, version, rules.writer));
  }

  private void refuses(String key, Runnable useCase) {
    assertThatThrownBy(() -> world.run(useCase))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(key));
  }

  private static String decision(String outcome, String by) {
    return """
        insert into rule_decision (tenant_id, proposal_id, outcome, editors, decided_by, reason,
          trial_id, decided_at)
        values (:tenant, :proposal, '%s', array['writer'], '%s', 'x', :trial, now())"""
        .formatted(outcome, by);
  }

  private void refusedByDatabase(String sql, UUID proposal, UUID trial, String because) {
    Consumer<org.jdbi.v3.core.Handle> insert =
        handle ->
            handle
                .createUpdate(sql)
                .bind("tenant", world.tenant)
                .bind("proposal", proposal)
                .bind("trial", trial)
                .execute();
    assertThatThrownBy(() -> world.jdbi.useHandle(insert::accept)).hasMessageContaining(because);
  }
}
