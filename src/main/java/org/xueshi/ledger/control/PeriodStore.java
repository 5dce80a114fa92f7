package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.ClosedPeriod;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.PeriodDecision;
import org.xueshi.web.entity.Actor;

/** Decisions about years and cycles as rows: inserted and read, nothing else. */
@ApplicationScoped
class PeriodStore {

  private Jdbi jdbi;

  protected PeriodStore() {}

  @Inject
  PeriodStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Waits until every posting that has written is done, and keeps others waiting. */
  void lock(UUID tenant) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "select pg_advisory_xact_lock(hashtextextended('xueshi.period:' || :tenant, 0))")
                .bind("tenant", tenant.toString())
                .mapTo(String.class)
                .list());
  }

  /** All decisions, newest first. */
  List<PeriodDecision> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from period_decision where tenant_id = :tenant order by id desc")
                .bind("tenant", tenant)
                .map((row, context) -> decision(row))
                .list());
  }

  void insert(PeriodDecision decision) {
    var asked = decision.asked();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into period_decision (tenant_id, id, kind, person_id, from_day, to_day,
                      number, action, decided_on, reason, reference, recorded_at, actor_kind,
                      actor_id)
                    values (:tenant, :id, :kind, :person, :from, :to, :number, :action, :decided,
                      :reason, :reference, :recorded, :actorKind, :actor)""")
                .bind("tenant", decision.by().tenant())
                .bind("id", decision.id())
                .bind("kind", asked.kind())
                .bind("person", asked.person())
                .bind("from", asked.period().from())
                .bind("to", asked.period().to())
                .bind("number", decision.number())
                .bind("action", decision.closes() ? "CLOSE" : "REOPEN")
                .bind("decided", asked.decidedOn())
                .bind("reason", asked.reason())
                .bind("reference", asked.reference())
                .bind("recorded", EntryRows.time(decision.recordedAt()))
                .bind("actorKind", decision.by().kind())
                .bind("actor", decision.by().id())
                .execute());
  }

  /** A closed period of a person, or ({@code null}) of everybody. */
  record Closed(UUID person, ClosedPeriod period) {}

  /** What is closed now for any of these persons or for everybody. */
  List<Closed> closed(UUID tenant, Collection<UUID> persons) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct on (who, from_day, to_day) person_id, from_day, to_day, action,
                      decided_on, reference
                    from period_decision
                    where tenant_id = :tenant
                      and (person_id is null or person_id = any(:persons))
                    order by who, from_day, to_day, number desc""")
                .bind("tenant", tenant)
                .bind("persons", persons.toArray(UUID[]::new))
                .map((row, context) -> closed(row))
                .stream()
                .flatMap(one -> one)
                .toList());
  }

  private static Stream<Closed> closed(ResultSet row) throws SQLException {
    if (!row.getString("action").equals("CLOSE")) {
      return Stream.empty();
    }
    return Stream.of(
        new Closed(
            row.getObject("person_id", UUID.class),
            new ClosedPeriod(
                period(row),
                row.getObject("decided_on", LocalDate.class),
                row.getString("reference"))));
  }

  private static Period period(ResultSet row) throws SQLException {
    return new Period(
        row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class));
  }

  private static PeriodDecision decision(ResultSet row) throws SQLException {
    var asked =
        new PeriodDecision.Asked(
            PeriodDecision.Kind.valueOf(row.getString("kind")),
            row.getObject("person_id", UUID.class),
            period(row),
            row.getObject("decided_on", LocalDate.class),
            row.getString("reason"),
            row.getString("reference"));
    var by =
        new Actor(
            row.getObject("tenant_id", UUID.class),
            row.getString("actor_kind"),
            row.getString("actor_id"));
    return new PeriodDecision(
        row.getObject("id", UUID.class),
        asked,
        row.getInt("number"),
        EntryRows.instant(row, "recorded_at"),
        by);
  }
}
