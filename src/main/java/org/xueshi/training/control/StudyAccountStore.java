package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.training.control.StudyStore.Learner;
import org.xueshi.training.entity.StudyAccount;
import org.xueshi.training.entity.Why;

/** What was granted, what not and why, for those who study and for those who teach. */
@ApplicationScoped
class StudyAccountStore {

  private static final String GRANTED =
      """
      select person_id, sum(extract(epoch from ends_at - starts_at) * 1000000)::bigint as micros
      from study_interval where tenant_id = :tenant and component_id = :component
        and (:person::uuid is null or person_id = :person)
      group by person_id
      """;
  private static final String LOSSES =
      """
      select person_id, why, lost_ms, times from study_loss
      where tenant_id = :tenant and component_id = :component
        and (:person::uuid is null or person_id = :person)
      """;
  private static final String CHECKS =
      """
      select person_id, count(*) as asked, count(*) filter (where passed) as passed,
        sum(wrong) as wrong, count(*) filter (where late) as late,
        coalesce(percentile_disc(0.5) within group (
          order by extract(epoch from answered_at - asked_at) * 1000) filter (where passed), 0)
          ::bigint as median
      from study_check where tenant_id = :tenant and component_id = :component
        and (:person::uuid is null or person_id = :person)
      group by person_id
      """;

  private Jdbi jdbi;

  protected StudyAccountStore() {}

  @Inject
  StudyAccountStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Notes time that passed without being granted. */
  void lost(Learner learner, Why why, Duration lost) {
    jdbi.useHandle(
        handle ->
            StudyStore.of(
                    handle.createUpdate(
                        """
                        insert into study_loss as l (tenant_id, person_id, component_id, why,
                          lost_ms, times)
                        values (:tenant, :person, :component, :why, :lost, 1)
                        on conflict (tenant_id, component_id, person_id, why) do update
                        set lost_ms = l.lost_ms + :lost, times = l.times + 1
                        """),
                    learner)
                .bind("why", why.name())
                .bind("lost", lost.toMillis())
                .execute());
  }

  /**
   * The accounts with a unit of everybody who began it, or of one person.
   *
   * @param person null for everybody
   */
  Map<UUID, StudyAccount> of(UUID tenant, UUID component, UUID person) {
    var whose = new Whose(tenant, component, person);
    var parts = new HashMap<UUID, Parts>();
    jdbi.useHandle(
        handle -> {
          granted(on(handle, GRANTED, whose), parts);
          losses(on(handle, LOSSES, whose), parts);
          checks(on(handle, CHECKS, whose), parts);
        });
    var accounts = new HashMap<UUID, StudyAccount>();
    parts.forEach((whom, each) -> accounts.put(whom, each.account()));
    return accounts;
  }

  private record Whose(UUID tenant, UUID component, UUID person) {}

  private static Query on(Handle handle, String sql, Whose whose) {
    return handle
        .createQuery(sql)
        .bind("tenant", whose.tenant())
        .bind("component", whose.component())
        .bind("person", whose.person());
  }

  private static void granted(Query query, Map<UUID, Parts> parts) {
    query
        .map((row, context) -> Map.entry(person(row), row.getLong("micros")))
        .forEach(
            row ->
                of(parts, row.getKey()).granted = Duration.of(row.getValue(), ChronoUnit.MICROS));
  }

  private record Loss(UUID person, Why why, long millis, int times) {}

  private static void losses(Query query, Map<UUID, Parts> parts) {
    query
        .map(
            (row, context) ->
                new Loss(
                    person(row),
                    Why.valueOf(row.getString("why")),
                    row.getLong("lost_ms"),
                    row.getInt("times")))
        .forEach(
            loss -> {
              var part = of(parts, loss.person());
              part.lost.put(loss.why(), Duration.ofMillis(loss.millis()));
              part.times.put(loss.why(), loss.times());
            });
  }

  private static void checks(Query query, Map<UUID, Parts> parts) {
    query
        .map((row, context) -> Map.entry(person(row), checks(row)))
        .forEach(row -> of(parts, row.getKey()).checks = row.getValue());
  }

  private static StudyAccount.Checks checks(ResultSet row) throws SQLException {
    return new StudyAccount.Checks(
        row.getInt("asked"),
        row.getInt("passed"),
        row.getInt("wrong"),
        row.getInt("late"),
        row.getLong("median"));
  }

  private static UUID person(ResultSet row) throws SQLException {
    return row.getObject("person_id", UUID.class);
  }

  private static Parts of(Map<UUID, Parts> parts, UUID person) {
    return parts.computeIfAbsent(person, nobody -> new Parts());
  }

  /** An account on its way. */
  private static final class Parts {
    private final Map<Why, Duration> lost = new EnumMap<>(Why.class);
    private final Map<Why, Integer> times = new EnumMap<>(Why.class);
    private Duration granted = Duration.ZERO;
    private StudyAccount.Checks checks = StudyAccount.Checks.NONE;

    StudyAccount account() {
      return new StudyAccount(granted, lost, times, checks);
    }
  }
}
