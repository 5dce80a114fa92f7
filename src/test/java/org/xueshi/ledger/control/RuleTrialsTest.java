package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Trial;

/** What a proposed pack would do, worked out on the real book. */
class RuleTrialsTest {

  private final RuleWorld rules = new RuleWorld();
  private final LedgerWorld world = rules.world;

  /** A line as it is kept. */
  public record Line(
      String effect,
      String beforeHours,
      String afterHours,
      String shortBefore,
      String shortAfter) {}

  @Test
  void the_same_rules_change_nothing_for_anybody() {
    var teacher = world.teacher("王秀兰");
    posted(teacher, "课", Facts.aSession(teacher).on("2026-03-10", "09:00", 90));
    posted(
        teacher,
        "校本",
        Facts.aSession(teacher).by(Mode.SCHOOL_BASED).on("2026-04-10", "09:00", 1200));
    var trial = rules.tried(rules.proposed(), Trial.Basis.CYCLE);
    assertThat(trial.state()).isEqualTo(Trial.State.DONE);
    assertThat(trial.done()).isEqualTo(1);
    assertThat(line(trial, teacher).effect()).isEqualTo("SAME");
    assertThat(line(trial, teacher).shortAfter()).isEqualTo(line(trial, teacher).shortBefore());
  }

  @Test
  void longer_hours_lose_and_a_lower_cap_loses_and_a_higher_one_does_not_invent() {
    var teacher = world.teacher("王秀兰");
    posted(teacher, "课", Facts.aSession(teacher).on("2026-03-10", "09:00", 90));
    posted(
        teacher,
        "校本",
        Facts.aSession(teacher).by(Mode.SCHOOL_BASED).on("2026-04-10", "09:00", 900));
    var longer = rules.tried(rules.proposed("/hour/minutes", 60), Trial.Basis.CYCLE);
    assertThat(line(longer, teacher))
        .isEqualTo(new Line("LOSE", "22.0000", "16.5000", "{in-service}", "{in-service}"));
    var lower =
        rules.tried(rules.proposed("/code", "ganzhou-3", "/caps/0/hours", 10), Trial.Basis.CYCLE);
    assertThat(line(lower, teacher).afterHours()).isEqualTo("12.0000");
    var higher =
        rules.tried(rules.proposed("/code", "ganzhou-4", "/caps/0/hours", 100), Trial.Basis.CYCLE);
    assertThat(line(higher, teacher).effect()).isEqualTo("SAME");
  }

  @Test
  void on_its_date_only_what_is_asked_changes() {
    var teacher = world.teacher("王秀兰");
    posted(teacher, "课", Facts.aSession(teacher).on("2026-03-10", "09:00", 450));
    var proposal = rules.proposed("/hour/minutes", 60, "/requirements/2/leastHours", 11);
    var trial = rules.tried(proposal, Trial.Basis.FROM_DATE);
    assertThat(trial.asOf()).hasToString("2026-12-01");
    assertThat(line(trial, teacher))
        .isEqualTo(
            new Line("SAME", "10.0000", "10.0000", "{in-service}", "{district-level,in-service}"));
  }

  @Test
  void what_was_reversed_voided_or_still_waits_keeps_its_share() {
    var teacher = world.teacher("王秀兰");
    var course =
        Facts.aSession(teacher).on("2026-03-10", "09:00", 450).followedUpAfter("2026-03-31");
    var held = (Entry.Held) posted(teacher, "课", course).get(1);
    rules.desk.voidHold("作废", held, 45);
    var wrong = posted(teacher, "误", Facts.aSession(teacher).on("2026-05-10", "09:00", 90));
    rules.desk.reverse("红冲", wrong.get(0));
    var trial = rules.tried(rules.proposed("/hour/minutes", 90), Trial.Basis.CYCLE);
    assertThat(line(trial, teacher).beforeHours()).isEqualTo("9.0000");
    assertThat(line(trial, teacher).afterHours()).isEqualTo("4.5000");
  }

  @Test
  void reasons_name_each_piece_that_changes() {
    var teacher = world.teacher("王秀兰");
    posted(
        teacher,
        "校本",
        Facts.aSession(teacher).by(Mode.SCHOOL_BASED).on("2026-04-10", "09:00", 900));
    var trial = rules.tried(rules.proposed("/caps/0/hours", 10), Trial.Basis.CYCLE);
    var reasons =
        world.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select reasons from rule_trial_line where trial_id = :trial")
                    .bind("trial", trial.id())
                    .mapTo(String.class)
                    .one());
    assertThat(TextJson.read(reasons))
        .anySatisfy(
            reason -> {
              assertThat(reason.key()).isEqualTo("rule.trial.changed");
              assertThat(reason.arguments()).contains("第一次集中研修", 900L, 450L);
            });
  }

  @Test
  void it_goes_on_where_it_was_and_two_workers_do_not_do_the_same() {
    for (var i = 0; i < 250; i++) {
      world.teacher("王" + i);
    }
    var proposal = rules.proposed();
    var id = world.use(() -> rules.trials.begin(proposal, Trial.Basis.CYCLE, rules.writer));
    assertThatThrownBy(
            () -> world.use(() -> rules.trials.begin(proposal, Trial.Basis.CYCLE, rules.writer)))
        .isInstanceOf(Refusal.class);
    assertThat(world.use(() -> rules.trials.step(world.tenant))).isTrue();
    assertThat(world.use(() -> rules.trials.get(world.tenant, id)).percent()).isEqualTo(40);
    var second =
        world.jdbi.inTransaction(
            first -> {
              rules.trialStore.claim(world.tenant);
              return java.util.concurrent.CompletableFuture.supplyAsync(
                      () -> world.use(() -> rules.trials.step(world.tenant)))
                  .join();
            });
    assertThat(second).isFalse();
    while (world.use(() -> rules.trials.step(world.tenant))) {
      // Until nothing is left.
    }
    var trial = world.use(() -> rules.trials.get(world.tenant, id));
    assertThat(trial.state()).isEqualTo(Trial.State.DONE);
    assertThat(trial.done()).isEqualTo(250);
  }

  @Test
  void an_empty_district_is_done_at_once() {
    assertThat(rules.tried(rules.proposed(), Trial.Basis.CYCLE).percent()).isEqualTo(100);
  }

  private List<Entry> posted(UUID teacher, String key, Facts facts) {
    var evidence = rules.desk.record(key + teacher, facts);
    return rules.desk.post(rules.desk.proposed(evidence)).entries();
  }

  private Line line(Trial trial, UUID person) {
    return world.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select effect, before_hours, after_hours, short_before::text, short_after::text
                    from rule_trial_line where trial_id = :trial and person_id = :person""")
                .bind("trial", trial.id())
                .bind("person", person)
                .map(ConstructorMapper.of(Line.class))
                .one());
  }
}
