package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.xueshi.ledger.entity.Trial;

/**
 * How long a trial run takes: {@code -Dteachers=6000 -Dentries=75} is a district of five years; the
 * default only shows that it works.
 */
class RuleTrialSpeedTest {

  private static final int TEACHERS = Integer.getInteger("teachers", 40);
  private static final int ENTRIES = Integer.getInteger("entries", 20);

  private final RuleWorld rules = new RuleWorld();
  private final LedgerWorld world = rules.world;

  @Test
  void a_district_is_tried_out_in_under_a_minute(TestReporter reporter) {
    world.run(() -> world.packs.published(world.tenant));
    fill();
    var proposal = rules.proposed("/recognising/percents/REMOTE", 50);
    var begun = System.nanoTime();
    var trial = rules.tried(proposal, Trial.Basis.CYCLE);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    reporter.publishEntry(TEACHERS + " × " + ENTRIES, took.toMillis() + " ms");
    assertThat(trial.done()).isEqualTo(TEACHERS);
    var lose =
        world.jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from rule_trial_line where trial_id = :id and effect = 'LOSE'")
                    .bind("id", trial.id())
                    .mapTo(Integer.class)
                    .one());
    assertThat(lose).isEqualTo(TEACHERS);
    if (TEACHERS >= 6000) {
      assertThat(took).isLessThan(Duration.ofMinutes(1));
    }
  }

  /** Rows as the gate would write them, but for the seals, which a trial does not look at. */
  private void fill() {
    world.jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into person (tenant_id, id, staff_number, family_name, given_name,
                    cycle_starts_on, version)
                  select :tenant, gen_random_uuid(), 'S' || n, '王', n::text, '2022-01-01', 0
                  from generate_series(1, :teachers) n""")
              .bind("tenant", world.tenant)
              .bind("teachers", TEACHERS)
              .execute();
          handle
              .createUpdate(
                  """
                  insert into evidence (tenant_id, id, person_id, source_kind, source_id,
                    source_title, course_run_id, course_title, project_kind, level, theme, grade,
                    mode, minutes, planned_minutes, earned_on, starts_at, ends_at, request_key,
                    request_content, recorded_at, actor_kind, actor_id, hash)
                  select :tenant, gen_random_uuid(), p.id, 'REMOTE_UNIT', 'u' || n, '微课 ' || n,
                    null, '课程 ' || n, 'IN_SERVICE', 'DISTRICT', 'SUBJECT', 'B',
                    case when n % 2 = 0 then 'REMOTE' else 'FACE_TO_FACE' end, 90, 90,
                    date '2022-01-01' + n * 20, '{}', '{}', p.id || ':' || n, '\\x00',
                    timestamptz '2026-10-01', 'ACCOUNT', 'office', sha256((p.id || ':' || n)::bytea)
                  from person p cross join generate_series(1, :entries) n
                  where p.tenant_id = :tenant""")
              .bind("tenant", world.tenant)
              .bind("entries", ENTRIES)
              .execute();
          handle
              .createUpdate(
                  """
                  insert into credit_entry (tenant_id, id, person_id, position, type,
                    posted_minutes, held_minutes, evidence_id, evidence_hash, course_title,
                    project_kind, level, theme, grade, mode, earned_on, pack, hour_minutes, reasons,
                    request_key, request_part, request_content, recorded_at, actor_kind, actor_id,
                    previous_hash, hash)
                  select tenant_id, gen_random_uuid(), person_id,
                    row_number() over (partition by person_id order by earned_on), 'POSTED', 90, 0,
                    id, hash, course_title, project_kind, level, theme, grade, mode, earned_on,
                    'ganzhou-1', 45,
                    '[{"key":"ledger.reason.evidence","args":["微课",90,{"key":"ledger.grade.B","args":[]}]},{"key":"ledger.reason.hours","args":[90,45,2.0,"办法"]}]',
                    'e:' || id, 0, '\\x00', recorded_at, 'ACCOUNT', 'office',
                    sha256(id::text::bytea), sha256(id::text::bytea)
                  from evidence where tenant_id = :tenant""")
              .bind("tenant", world.tenant)
              .execute();
        });
  }
}
