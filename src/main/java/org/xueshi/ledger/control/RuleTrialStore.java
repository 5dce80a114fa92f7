package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Trial;
import org.xueshi.ledger.entity.TrialLine;

/** Trial runs as rows: their progress, and a line for each teacher. */
@ApplicationScoped
class RuleTrialStore {

  private static final int SCALE = 4;

  private Jdbi jdbi;

  protected RuleTrialStore() {}

  @Inject
  RuleTrialStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  int teachers(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from person
                    where tenant_id = :tenant and staff_number is not null and left_on is null""")
                .bind("tenant", tenant)
                .mapTo(Integer.class)
                .one());
  }

  /** The next teachers on the roster by identifier, each with the school ({@code null} if none). */
  List<UUID> teachers(UUID tenant, UUID after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from person
                    where tenant_id = :tenant and staff_number is not null and left_on is null
                      and (cast(:after as uuid) is null or id > :after)
                    order by id limit :limit""")
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
  }

  void insert(UUID tenant, Trial trial) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into rule_trial (tenant_id, id, proposal_id, basis, state, as_of,
                      known_on, started_by, total, done)
                    values (:tenant, :id, :proposal, :basis, 'RUNNING', :asOf,
                      :knownOn, :by, :total, 0)""")
                .bind("tenant", tenant)
                .bind("id", trial.id())
                .bind("proposal", trial.proposal())
                .bind("basis", trial.basis())
                .bind("asOf", trial.asOf())
                .bind("knownOn", trial.knownOn().atOffset(ZoneOffset.UTC))
                .bind("by", trial.startedBy())
                .bind("total", trial.total())
                .execute());
  }

  /** Newest first. */
  List<Trial> ofProposal(UUID tenant, UUID proposal) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from rule_trial where tenant_id = :tenant and proposal_id = :proposal
                    order by id desc""")
                .bind("tenant", tenant)
                .bind("proposal", proposal)
                .map((row, context) -> trial(row))
                .list());
  }

  Optional<Trial> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from rule_trial where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> trial(row))
                .findOne());
  }

  /** One that nobody else works on just now, locked until the transaction ends. */
  Optional<Trial> claim(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from rule_trial where tenant_id = :tenant and state = 'RUNNING'
                    order by id limit 1 for update skip locked""")
                .bind("tenant", tenant)
                .map((row, context) -> trial(row))
                .findOne());
  }

  private static Trial trial(ResultSet row) throws SQLException {
    return new Trial(
        row.getObject("id", UUID.class),
        row.getObject("proposal_id", UUID.class),
        Trial.Basis.valueOf(row.getString("basis")),
        Trial.State.valueOf(row.getString("state")),
        row.getObject("as_of", LocalDate.class),
        EntryRows.instant(row, "known_on"),
        row.getString("started_by"),
        row.getObject("finished_at") == null ? null : EntryRows.instant(row, "finished_at"),
        row.getInt("total"),
        row.getInt("done"),
        row.getObject("last_person", UUID.class));
  }

  /**
   * @param last where the next step goes on
   */
  void progress(UUID tenant, UUID id, int done, UUID last) {
    update(
        "update rule_trial set done = done + :done, last_person = :last"
            + " where tenant_id = :tenant and id = :id",
        Map.of("tenant", tenant, "id", id, "done", done, "last", last));
  }

  void end(UUID tenant, UUID id, Trial.State state, Instant at) {
    update(
        "update rule_trial set state = :state, finished_at = :at, total = done"
            + " where tenant_id = :tenant and id = :id",
        Map.of(
            "tenant", tenant, "id", id, "state", state.name(), "at", at.atOffset(ZoneOffset.UTC)));
  }

  void see(UUID tenant, UUID id, String account, Instant at) {
    update(
        """
        insert into rule_trial_seen (tenant_id, trial_id, seen_by, seen_at)
        values (:tenant, :id, :by, :at) on conflict do nothing""",
        Map.of("tenant", tenant, "id", id, "by", account, "at", at.atOffset(ZoneOffset.UTC)));
  }

  private void update(String sql, Map<String, ?> values) {
    jdbi.useHandle(handle -> handle.createUpdate(sql).bindMap(values).execute());
  }

  /** The newest finished trial of the proposal that this account has looked at. */
  Optional<UUID> seen(UUID tenant, UUID proposal, String account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select t.id from rule_trial t
                    join rule_trial_seen s on s.tenant_id = t.tenant_id and s.trial_id = t.id
                    where t.tenant_id = :tenant and t.proposal_id = :proposal
                      and t.state = 'DONE' and s.seen_by = :by
                    order by t.id desc limit 1""")
                .bind("tenant", tenant)
                .bind("proposal", proposal)
                .bind("by", account)
                .mapTo(UUID.class)
                .findOne());
  }

  void insertLines(UUID tenant, UUID trial, List<TrialLine> lines) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  insert into rule_trial_line (tenant_id, trial_id, person_id, school_id, effect,
                    before_hours, after_hours, short_before, short_after, requirements, reasons)
                  select :tenant, :trial, id, school_id, :effect, :before, :after, :shortBefore,
                    :shortAfter, cast(:requirements as jsonb), cast(:reasons as jsonb)
                  from person where tenant_id = :tenant and id = :person""");
          for (var line : lines) {
            batch
                .bind("tenant", tenant)
                .bind("trial", trial)
                .bind("person", line.person())
                .bind("effect", line.effect())
                .bind("before", line.before().rounded(SCALE, RoundingMode.HALF_EVEN))
                .bind("after", line.after().rounded(SCALE, RoundingMode.HALF_EVEN))
                .bind("shortBefore", line.shortBefore().toArray(String[]::new))
                .bind("shortAfter", line.shortAfter().toArray(String[]::new))
                .bind("requirements", TrialJson.write(line.requirements()))
                .bind("reasons", TextJson.write(line.reasons()))
                .add();
          }
          batch.execute();
        });
  }
}
