package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.training.entity.Coverage;
import org.xueshi.training.entity.MediaStretch;
import org.xueshi.training.entity.StudyClock;

/** The clock of each person, their open tabs, and what was granted. */
@ApplicationScoped
class StudyStore {

  /** A tab that has been silent for so long is closed. */
  private static final Duration TAB_LIVES = Duration.ofHours(1);

  private static final String KNOWN =
      """
      select g.micros, d.today, u.covered, u.duration_ms, u.check_due_seconds, u.open_check_id,
        t.last_beat_at, t.sequence, t.studying, t.position_ms, t.since_at, t.since_position_ms
      from (select coalesce(sum(extract(epoch from ends_at - starts_at) * 1000000), 0)
              ::bigint as micros
            from study_interval
            where tenant_id = :tenant and person_id = :person and component_id = :component) g
      cross join
        (select coalesce(sum(extract(epoch from ends_at - greatest(starts_at, :day)) * 1000000), 0)
           ::bigint as today
         from study_interval
         where tenant_id = :tenant and person_id = :person and ends_at > :day) d
      left join study_tab t on t.tenant_id = :tenant and t.person_id = :person
        and t.id = :tab and t.component_id = :component
      left join study_unit u on u.tenant_id = :tenant and u.person_id = :person
        and u.component_id = :component
      """;

  private Jdbi jdbi;

  protected StudyStore() {}

  @Inject
  StudyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Who studies what. */
  record Learner(UUID tenant, UUID person, UUID component) {}

  /**
   * What is known when a beat comes.
   *
   * @param checkDue granted time at which the next check comes; empty if none will
   * @param openCheck that waits for its answer; empty if none does
   * @param begun whether anything was heard of this participant and unit before
   */
  record Locked(
      StudyClock.Known known,
      Optional<Duration> checkDue,
      Optional<UUID> openCheck,
      boolean begun) {}

  /**
   * What is known of the person, the unit and the tab; others of this person wait from here on.
   *
   * @param dayBegins the day whose minutes are counted together
   */
  Locked lock(Learner learner, UUID tab, Instant dayBegins) {
    return jdbi.withHandle(
        handle -> {
          var countedUntil = lockPerson(handle, learner);
          return of(handle.createQuery(KNOWN), learner)
              .bind("tab", tab)
              .bind("day", time(dayBegins))
              .reduceRows((Locked) null, (none, row) -> locked(row, countedUntil));
        });
  }

  private static Locked locked(RowView row, Instant countedUntil) {
    var covered = row.getColumn("covered", String.class);
    var seen =
        covered == null
            ? MediaStretch.Seen.NOTHING
            : new MediaStretch.Seen(
                Coverage.parse(covered), row.getColumn("duration_ms", Long.class));
    var known =
        new StudyClock.Known(
            countedUntil,
            Duration.of(row.getColumn("micros", Long.class), ChronoUnit.MICROS),
            Duration.of(row.getColumn("today", Long.class), ChronoUnit.MICROS),
            seen,
            tab(row));
    return new Locked(
        known,
        Optional.ofNullable(row.getColumn("check_due_seconds", Integer.class))
            .map(Duration::ofSeconds),
        Optional.ofNullable(row.getColumn("open_check_id", UUID.class)),
        covered != null);
  }

  private static Instant lockPerson(Handle handle, Learner learner) {
    return of(
            handle.createQuery(
                """
            insert into study_clock as c (tenant_id, person_id, counted_until)
            values (:tenant, :person, :never)
            on conflict (tenant_id, person_id) do update set counted_until = c.counted_until
            returning counted_until
            """),
            learner)
        .bind("never", time(Instant.EPOCH))
        .mapTo(OffsetDateTime.class)
        .one()
        .toInstant();
  }

  private static Optional<StudyClock.Tab> tab(RowView row) {
    return Optional.ofNullable(row.getColumn("last_beat_at", OffsetDateTime.class))
        .map(
            heard ->
                new StudyClock.Tab(
                    heard.toInstant(),
                    row.getColumn("sequence", Long.class),
                    row.getColumn("studying", Boolean.class),
                    row.getColumn("position_ms", Long.class),
                    new StudyClock.Since(
                        row.getColumn("since_at", OffsetDateTime.class).toInstant(),
                        row.getColumn("since_position_ms", Long.class))));
  }

  /** Keeps what the clock answered. */
  void save(Learner learner, UUID tabId, StudyClock.Answer answer) {
    jdbi.useHandle(
        handle -> {
          var tab = answer.known().tab().orElseThrow();
          of(
                  handle.createUpdate(
                      """
                  insert into study_tab (tenant_id, person_id, id, component_id, last_beat_at,
                    sequence, studying, position_ms, since_at, since_position_ms)
                  values (:tenant, :person, :tab, :component, :at, :sequence, :studying, :position,
                    :since, :sincePosition)
                  on conflict (tenant_id, person_id, id) do update
                  set component_id = :component, last_beat_at = :at, sequence = :sequence,
                    studying = :studying, position_ms = :position, since_at = :since,
                    since_position_ms = :sincePosition
                  """),
                  learner)
              .bind("tab", tabId)
              .bind("at", time(tab.lastBeat()))
              .bind("sequence", tab.sequence())
              .bind("studying", tab.studying())
              .bind("position", tab.position())
              .bind("since", time(tab.since().at()))
              .bind("sincePosition", tab.since().position())
              .execute();
          answer.stretch().ifPresent(stretch -> grant(handle, learner, stretch));
          if (answer.stretch().isEmpty()) {
            closeOldTabs(handle, learner, tab.lastBeat());
          }
        });
  }

  private static void grant(Handle handle, Learner learner, Interval stretch) {
    handle.execute(
        "update study_clock set counted_until = ? where tenant_id = ? and person_id = ?",
        time(stretch.to()),
        learner.tenant(),
        learner.person());
    var grown =
        of(
                handle.createUpdate(
                    """
                update study_interval set ends_at = :to
                where tenant_id = :tenant and person_id = :person and component_id = :component
                  and ends_at = :from
                """),
                learner)
            .bind("from", time(stretch.from()))
            .bind("to", time(stretch.to()))
            .execute();
    if (grown == 0) {
      of(
              handle.createUpdate(
                  """
              insert into study_interval (tenant_id, id, person_id, component_id, starts_at, ends_at)
              values (:tenant, :id, :person, :component, :from, :to)
              """),
              learner)
          .bind("id", Ids.next())
          .bind("from", time(stretch.from()))
          .bind("to", time(stretch.to()))
          .execute();
    }
  }

  /** Keeps what was seen of the medium. */
  void saw(Learner learner, MediaStretch.Seen seen) {
    jdbi.useHandle(
        handle ->
            of(
                    handle.createUpdate(
                        """
                        insert into study_unit (tenant_id, person_id, component_id, covered,
                          duration_ms) values (:tenant, :person, :component, :covered, :duration)
                        on conflict (tenant_id, person_id, component_id) do update
                        set covered = :covered, duration_ms = :duration
                        """),
                    learner)
                .bind("covered", seen.coverage().text())
                .bind("duration", seen.duration())
                .execute());
  }

  /**
   * Settles when the next check comes and which one waits now.
   *
   * @param due null if none will come
   * @param open null if none waits
   */
  void check(Learner learner, Duration due, UUID open) {
    jdbi.useHandle(
        handle ->
            of(
                    handle.createUpdate(
                        """
                        update study_unit set check_due_seconds = :due, open_check_id = :open
                        where tenant_id = :tenant and person_id = :person
                          and component_id = :component
                        """),
                    learner)
                .bind("due", due == null ? null : (int) due.toSeconds())
                .bind("open", open)
                .execute());
  }

  private static void closeOldTabs(Handle handle, Learner learner, Instant now) {
    handle.execute(
        "delete from study_tab where tenant_id = ? and person_id = ? and last_beat_at < ?",
        learner.tenant(),
        learner.person(),
        time(now.minus(TAB_LIVES)));
  }

  /** What was granted for this unit, in order. */
  List<Interval> intervals(Learner learner) {
    return jdbi.withHandle(
        handle ->
            of(
                    handle.createQuery(
                        """
                    select starts_at, ends_at from study_interval
                    where tenant_id = :tenant and person_id = :person and component_id = :component
                    order by starts_at
                    """),
                    learner)
                .map(
                    (row, context) ->
                        new Interval(
                            row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                            row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  static <S extends SqlStatement<S>> S of(S statement, Learner learner) {
    return statement
        .bind("tenant", learner.tenant())
        .bind("person", learner.person())
        .bind("component", learner.component());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
