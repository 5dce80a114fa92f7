package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Withdrawal;
import org.xueshi.web.entity.Actor;

/** Withdrawals as rows: inserted and read, nothing else. */
@ApplicationScoped
class WithdrawalStore {

  private static final String SELECT =
      """
      select w.*, d.accepted, d.recorded_at as decided_at, d.actor_kind as decider_kind,
        d.actor_id as decider_id
      from withdrawal w
      left join withdrawal_decision d on d.tenant_id = w.tenant_id and d.withdrawal_id = w.id
      where w.tenant_id = :tenant""";

  private Jdbi jdbi;

  protected WithdrawalStore() {}

  @Inject
  WithdrawalStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(Withdrawal asked) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into withdrawal (tenant_id, id, code, reason, recorded_at, actor_kind, actor_id)
                values (?, ?, ?, ?, ?, ?, ?)""",
                asked.askedBy().tenant(),
                asked.id(),
                asked.code(),
                asked.reason(),
                EntryRows.time(asked.askedAt()),
                asked.askedBy().kind(),
                asked.askedBy().id()));
  }

  void insert(Withdrawal asked, boolean accepted, Instant at, Actor by) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into withdrawal_decision (tenant_id, withdrawal_id, accepted, asker_kind,
                  asker_id, recorded_at, actor_kind, actor_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                by.tenant(),
                asked.id(),
                accepted,
                asked.askedBy().kind(),
                asked.askedBy().id(),
                EntryRows.time(at),
                by.kind(),
                by.id()));
  }

  Optional<Withdrawal> byId(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and w.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> withdrawal(row))
                .findOne());
  }

  /** Newest first. */
  List<Withdrawal> ofCodes(UUID tenant, Collection<String> codes) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and w.code = any(:codes) order by w.recorded_at desc")
                .bind("tenant", tenant)
                .bind("codes", codes.toArray(String[]::new))
                .map((row, context) -> withdrawal(row))
                .list());
  }

  /** Not decided yet, oldest first. */
  List<Withdrawal> open(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and d.withdrawal_id is null order by w.recorded_at")
                .bind("tenant", tenant)
                .map((row, context) -> withdrawal(row))
                .list());
  }

  private static Withdrawal withdrawal(ResultSet row) throws SQLException {
    var tenant = row.getObject("tenant_id", UUID.class);
    var decided = row.getString("decider_id") != null;
    return new Withdrawal(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("reason"),
        EntryRows.instant(row, "recorded_at"),
        new Actor(tenant, row.getString("actor_kind"), row.getString("actor_id")),
        decided
            ? new Withdrawal.Decision(
                row.getBoolean("accepted"),
                EntryRows.instant(row, "decided_at"),
                new Actor(tenant, row.getString("decider_kind"), row.getString("decider_id")))
            : null);
  }
}
