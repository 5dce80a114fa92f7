package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.training.entity.Opening;

/** Offered runs, their rounds and quotas. */
@ApplicationScoped
class OfferStore {

  private static final String SELECT =
      """
      select o.course_run_id, o.capacity, o.self_enrol, o.remote_minutes, o.face_minutes, r.round,
        r.apply_from, r.apply_until, r.commitment, r.drawn_at,
        case when r.drawn_at is not null then r.seed end as seed
      from run_offer o
      join offer_round r on r.tenant_id = o.tenant_id and r.course_run_id = o.course_run_id
      join course_run c on c.tenant_id = o.tenant_id and c.id = o.course_run_id
      where o.tenant_id = :tenant
      """;

  private Jdbi jdbi;

  protected OfferStore() {}

  @Inject
  OfferStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whoever changes who has a place takes turns. */
  void lock(UUID tenant, UUID run) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select 1 from run_offer
                    where tenant_id = :tenant and course_run_id = :run for update""")
                .bind("tenant", tenant)
                .bind("run", run)
                .mapTo(Integer.class)
                .findOne());
  }

  Optional<Offers.Offer> find(UUID tenant, UUID run) {
    return list(tenant, run).stream().findFirst();
  }

  List<Offers.Offer> all(UUID tenant) {
    return list(tenant, null);
  }

  private List<Offers.Offer> list(UUID tenant, UUID run) {
    Map<UUID, Offers.Offer> offers =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                               and (cast(:run as uuid) is null or o.course_run_id = :run)
                              order by c.starts_on desc, o.course_run_id, r.round""")
                    .bind("tenant", tenant)
                    .bind("run", run)
                    .reduceResultSet(
                        new LinkedHashMap<>(),
                        (all, row, context) -> {
                          all.computeIfAbsent(id(row), any -> offer(row)).rounds().add(round(row));
                          return all;
                        }));
    return List.copyOf(offers.values());
  }

  void insert(UUID tenant, UUID run, Opening opening, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into run_offer (tenant_id, course_run_id, capacity, self_enrol,
                  remote_minutes, face_minutes, opened_at) values (?, ?, ?, ?, ?, ?, ?)""",
                tenant,
                run,
                opening.capacity(),
                opening.selfEnrol(),
                opening.remote(),
                opening.face(),
                at.atOffset(ZoneOffset.UTC)));
  }

  void insertRound(UUID tenant, UUID run, Offers.Round round) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into offer_round (tenant_id, course_run_id, round, apply_from, apply_until,
                  seed, commitment) values (?, ?, ?, ?, ?, ?, ?)""",
                tenant,
                run,
                round.number(),
                round.applyFrom(),
                round.applyUntil(),
                round.seed(),
                round.commitment()));
  }

  /** The seed of a round, also before it is published: for the draw only. */
  String seed(UUID tenant, UUID run, int round) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select seed from offer_round
                    where tenant_id = :tenant and course_run_id = :run and round = :round""")
                .bind("tenant", tenant)
                .bind("run", run)
                .bind("round", round)
                .mapTo(String.class)
                .one());
  }

  void drawn(UUID tenant, UUID run, int round, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update offer_round set drawn_at = ?
                where tenant_id = ? and course_run_id = ? and round = ?""",
                at.atOffset(ZoneOffset.UTC),
                tenant,
                run,
                round));
  }

  void resize(UUID tenant, UUID run, int capacity) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update run_offer set capacity = ? where tenant_id = ? and course_run_id = ?",
                capacity,
                tenant,
                run));
  }

  /** Capacity less places given. */
  int free(UUID tenant, UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select o.capacity - (select count(*) from place_application a
                      where a.tenant_id = o.tenant_id and a.course_run_id = o.course_run_id
                        and a.state = 'PLACED')
                    from run_offer o where o.tenant_id = :tenant and o.course_run_id = :run""")
                .bind("tenant", tenant)
                .bind("run", run)
                .mapTo(Integer.class)
                .one());
  }

  /** The next number of an application, under the lock. */
  int ticket(UUID tenant, UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update run_offer set tickets = tickets + 1
                    where tenant_id = :tenant and course_run_id = :run returning tickets""")
                .bind("tenant", tenant)
                .bind("run", run)
                .mapTo(Integer.class)
                .one());
  }

  int quotas(UUID tenant, UUID project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(sum(places), 0) from school_quota
                    where tenant_id = :tenant and project_id = :project""")
                .bind("tenant", tenant)
                .bind("project", project)
                .mapTo(Integer.class)
                .one());
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject("course_run_id", UUID.class);
  }

  private static Offers.Offer offer(ResultSet row) {
    try {
      return new Offers.Offer(
          id(row),
          row.getInt("capacity"),
          row.getBoolean("self_enrol"),
          row.getInt("remote_minutes"),
          row.getInt("face_minutes"),
          new ArrayList<>());
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Offers.Round round(ResultSet row) throws SQLException {
    var drawn = row.getObject("drawn_at", OffsetDateTime.class);
    return new Offers.Round(
        row.getInt("round"),
        row.getObject("apply_from", LocalDate.class),
        row.getObject("apply_until", LocalDate.class),
        row.getString("seed"),
        row.getString("commitment"),
        drawn == null ? null : drawn.toInstant());
  }
}
