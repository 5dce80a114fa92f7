package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.people.entity.IdentityMerge;
import org.xueshi.people.entity.MergeSuggestion;

/** Requests and decisions, only added to; and who is one with whom, which follows from them. */
@ApplicationScoped
class IdentityMergeStore {

  private static final String SELECT =
      """
      select m.*, d.accepted, d.reason as decision_reason, d.recorded_at as decided_at,
        d.actor_kind as decider_kind, d.actor_id as decider_id
      from identity_merge m
      left join identity_merge_decision d on d.tenant_id = m.tenant_id and d.merge_id = m.id
      where m.tenant_id = :tenant
      """;

  /** Separators, case and leading zeros get lost between systems and spreadsheets. */
  private static final String SUGGESTIONS =
      """
      with number as (
        select id as person,
          ltrim(upper(regexp_replace(staff_number, '[^0-9A-Za-z]', '', 'g')), '0') as number
        from person where tenant_id = :tenant and staff_number is not null
        union
        select person_id,
          ltrim(upper(regexp_replace(staff_number, '[^0-9A-Za-z]', '', 'g')), '0')
        from platform_identity where tenant_id = :tenant and staff_number is not null),
      pair as (
        select a.person as first, b.person as second, true as by_staff, false as by_id
        from number a join number b on b.number = a.number and a.person < b.person
        where a.number <> ''
        union all
        select a.id, b.id, false, true
        from person a join person b on b.tenant_id = a.tenant_id
          and b.id_hash = a.id_hash and a.id < b.id
        where a.tenant_id = :tenant)
      select first, second, bool_or(by_staff) as by_staff, bool_or(by_id) as by_id
      from pair
      join person a on a.tenant_id = :tenant and a.id = first
      join person b on b.tenant_id = :tenant and b.id = second
      where (a.one_id is null or a.one_id is distinct from b.one_id)
        and not exists (
          select 1 from identity_merge m
          left join identity_merge_decision d on d.tenant_id = m.tenant_id and d.merge_id = m.id
          where m.tenant_id = :tenant and m.action = 'MERGE' and d.accepted is not true
            and (m.absorbed_id, m.kept_id) in ((first, second), (second, first)))
      group by first, second
      order by first, second limit :limit
      """;

  private Jdbi jdbi;

  protected IdentityMergeStore() {}

  @Inject
  IdentityMergeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param one with whom it is one; {@code null} if it stands by itself
   */
  record Row(UUID id, UUID one, boolean onRoster) {}

  Optional<Row> row(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select one_id, staff_number from person where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Row(
                            id,
                            row.getObject("one_id", UUID.class),
                            row.getString("staff_number") != null))
                .findOne());
  }

  /** Requests about these two come one after another. */
  void lock(UUID tenant, UUID one, UUID other) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from person where tenant_id = :tenant and id in (:one, :other)
                    order by id for update""")
                .bind("tenant", tenant)
                .bind("one", one)
                .bind("other", other)
                .mapTo(UUID.class)
                .list());
  }

  /** Whether a request about these two waits. */
  boolean open(UUID tenant, UUID absorbed, UUID kept) {
    return list(
            """
             and d.merge_id is null
             and (m.absorbed_id, m.kept_id) in ((:absorbed, :kept), (:kept, :absorbed)) limit 1""",
            tenant,
            query -> query.bind("absorbed", absorbed).bind("kept", kept))
        .stream()
        .findFirst()
        .isPresent();
  }

  void insert(UUID tenant, IdentityMerge merge) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into identity_merge (tenant_id, id, action, absorbed_id, kept_id, reason,
                      recorded_at, actor_kind, actor_id)
                    values (:tenant, :id, :action, :absorbed, :kept, :reason, :at, :kind, :actor)""")
                .bind("tenant", tenant)
                .bind("id", merge.id())
                .bind("action", merge.action())
                .bind("absorbed", merge.absorbed())
                .bind("kept", merge.kept())
                .bind("reason", merge.reason())
                .bind("at", time(merge.recordedAt()))
                .bind("kind", merge.by().kind())
                .bind("actor", merge.by().id())
                .execute());
  }

  /** False if somebody decided before. */
  boolean decide(UUID tenant, IdentityMerge merge, IdentityMerge.Decision decision) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into identity_merge_decision (tenant_id, merge_id, accepted, reason,
                          proposer_kind, proposer_id, recorded_at, actor_kind, actor_id)
                        values (:tenant, :id, :accepted, :reason, :proposerKind, :proposer, :at,
                          :kind, :actor)
                        on conflict do nothing""")
                    .bind("tenant", tenant)
                    .bind("id", merge.id())
                    .bind("accepted", decision.accepted())
                    .bind("reason", decision.reason())
                    .bind("proposerKind", merge.by().kind())
                    .bind("proposer", merge.by().id())
                    .bind("at", time(decision.at()))
                    .bind("kind", decision.by().kind())
                    .bind("actor", decision.by().id())
                    .execute())
        == 1;
  }

  /** The version tells whoever keeps something worked out from the roster. */
  void join(UUID tenant, IdentityMerge merge) {
    update(
        """
        update person set one_id = :kept, version = version + 1
        where tenant_id = :tenant and id in (:kept, :absorbed)""",
        tenant,
        merge);
  }

  void part(UUID tenant, IdentityMerge merge) {
    update(
        """
        update person p set one_id = null, version = version + 1
        where tenant_id = :tenant and (id = :absorbed or id = :kept and not exists (
          select 1 from person o where o.tenant_id = p.tenant_id and o.one_id = :kept
            and o.id not in (:kept, :absorbed)))""",
        tenant,
        merge);
  }

  private void update(String sql, UUID tenant, IdentityMerge merge) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(sql)
                .bind("tenant", tenant)
                .bind("kept", merge.kept())
                .bind("absorbed", merge.absorbed())
                .execute());
  }

  Optional<IdentityMerge> find(UUID tenant, UUID id) {
    return list(" and m.id = :id", tenant, query -> query.bind("id", id)).stream().findFirst();
  }

  List<IdentityMerge> newest(UUID tenant, int limit) {
    return list(" order by m.id desc limit :limit", tenant, query -> query.bind("limit", limit));
  }

  List<MergeSuggestion> suggestions(UUID tenant, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SUGGESTIONS)
                .bind("tenant", tenant)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new MergeSuggestion(
                            row.getObject("first", UUID.class),
                            row.getObject("second", UUID.class),
                            row.getBoolean("by_staff"),
                            row.getBoolean("by_id")))
                .list());
  }

  private List<IdentityMerge> list(String more, UUID tenant, UnaryOperator<Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery(SELECT + more).bind("tenant", tenant))
                .map((row, context) -> merge(row))
                .list());
  }

  private static IdentityMerge merge(ResultSet row) throws SQLException {
    var decided = row.getObject("decided_at", OffsetDateTime.class);
    var decision =
        decided == null
            ? null
            : new IdentityMerge.Decision(
                row.getBoolean("accepted"),
                row.getString("decision_reason"),
                decided.toInstant(),
                new IdentityMerge.By(row.getString("decider_kind"), row.getString("decider_id")));
    return new IdentityMerge(
        row.getObject("id", UUID.class),
        IdentityMerge.Action.valueOf(row.getString("action")),
        row.getObject("absorbed_id", UUID.class),
        row.getObject("kept_id", UUID.class),
        row.getString("reason"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        new IdentityMerge.By(row.getString("actor_kind"), row.getString("actor_id")),
        decision);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
