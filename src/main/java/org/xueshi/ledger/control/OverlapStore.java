package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Overlap;
import org.xueshi.web.entity.Actor;

/** Which evidence claims time that is credited to other evidence, and what was decided. */
@ApplicationScoped
class OverlapStore {

  private Jdbi jdbi;

  protected OverlapStore() {}

  @Inject
  OverlapStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  record Pair(UUID asked, UUID against) {}

  /**
   * Evidence that was never posted and overlaps credited time, undecided; newest first. What was
   * posted and taken back waits for nobody. Of rows that became one person, both sides may be
   * credited: then the later evidence asks.
   *
   * @param asked only this evidence, or {@code null} for any
   */
  List<Pair> open(UUID tenant, UUID asked, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct e.id as asked, c.evidence_id as against
                    from evidence e
                    cross join lateral unnest(e.starts_at, e.ends_at) as span (starts, ends)
                    join claimed_interval c on c.tenant_id = e.tenant_id
                      and c.person_id = e.person_id and c.evidence_id <> e.id
                      and tstzrange(c.starts_at, c.ends_at) && tstzrange(span.starts, span.ends)
                    where e.tenant_id = :tenant
                      and (cast(:asked as uuid) is null or e.id = :asked)
                      and not exists (
                        select 1 from credit_entry x
                        where x.tenant_id = e.tenant_id and x.evidence_id = e.id)
                      and not exists (
                        select 1 from overlap_decision d
                        where d.tenant_id = e.tenant_id and d.evidence_id = e.id
                          and d.against_id = c.evidence_id)
                    union
                    select e.id, c.evidence_id
                    from evidence e
                    cross join lateral unnest(e.starts_at, e.ends_at) as span (starts, ends)
                    join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
                      and p.one_id is not null
                    join person q on q.tenant_id = p.tenant_id and q.one_id = p.one_id
                      and q.id <> p.id
                    join claimed_interval c on c.tenant_id = e.tenant_id and c.person_id = q.id
                      and tstzrange(c.starts_at, c.ends_at) && tstzrange(span.starts, span.ends)
                    where e.tenant_id = :tenant
                      and (cast(:asked as uuid) is null or e.id = :asked)
                      and (e.id > c.evidence_id or not exists (
                        select 1 from claimed_interval own
                        where own.tenant_id = e.tenant_id and own.evidence_id = e.id))
                      and (exists (
                        select 1 from claimed_interval own
                        where own.tenant_id = e.tenant_id and own.evidence_id = e.id)
                        or not exists (
                          select 1 from credit_entry x
                          where x.tenant_id = e.tenant_id and x.evidence_id = e.id))
                      and not exists (
                        select 1 from overlap_decision d
                        where d.tenant_id = e.tenant_id and d.evidence_id = e.id
                          and d.against_id = c.evidence_id)
                    order by asked desc, against limit :limit""")
                .bind("tenant", tenant)
                .bind("asked", asked)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Pair(
                            row.getObject("asked", UUID.class),
                            row.getObject("against", UUID.class)))
                .list());
  }

  /** Keeps a decision; {@code rest} is {@code null} unless something was left. */
  void insert(Pair pair, Overlap.Decision decision, UUID rest, Recorded recorded) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into overlap_decision (tenant_id, evidence_id, against_id, choice,
                      reason, rest_id, recorded_at, actor_kind, actor_id)
                    values (:tenant, :asked, :against, :choice, :reason, :rest, :at, :kind,
                      :actor)""")
                .bind("tenant", recorded.by().tenant())
                .bind("asked", pair.asked())
                .bind("against", pair.against())
                .bind("choice", decision.choice())
                .bind("reason", decision.reason().strip())
                .bind("rest", rest)
                .bind("at", EntryRows.time(recorded.at()))
                .bind("kind", recorded.by().kind())
                .bind("actor", recorded.by().id())
                .execute());
  }

  /** When and by whom. */
  record Recorded(Instant at, Actor by) {}
}
