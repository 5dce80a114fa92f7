package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.RosterStamp;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.entity.Actor;

/** Attendance as rows, and wrong codes as counts. */
@ApplicationScoped
class AttendanceStore {

  private static final String SELECT =
      """
      select person_id, state, signed_in_at, signed_out_at, minutes, decided_at from attendance
      where tenant_id = :tenant and session_id = :session
      """;

  private Jdbi jdbi;

  protected AttendanceStore() {}

  @Inject
  AttendanceStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  record Decision(int minutes, Instant at, Actor trainer) {}

  Optional<AttendanceRow> find(TrainingSession session, UUID person) {
    return jdbi.withHandle(
        handle ->
            on(handle.createQuery(SELECT + " and person_id = :person"), session)
                .bind("person", person)
                .map(ConstructorMapper.of(AttendanceRow.class))
                .findOne());
  }

  List<AttendanceRow> all(TrainingSession session) {
    return jdbi.withHandle(
        handle ->
            on(handle.createQuery(SELECT + " order by signed_in_at nulls last, person_id"), session)
                .map(ConstructorMapper.of(AttendanceRow.class))
                .list());
  }

  /** The first sign-in and the last sign-out stay; what is decided does not change. */
  void stamp(TrainingSession session, StampKind kind, UUID person, Instant at) {
    jdbi.useHandle(
        handle ->
            on(
                    handle.createUpdate(
                        """
                        insert into attendance as a (tenant_id, session_id, person_id,
                          course_run_id, state, signed_in_at, signed_out_at)
                        values (:tenant, :session, :person, :run, 'CLAIMED', :in, :out)
                        on conflict (tenant_id, session_id, person_id) do update
                        set signed_in_at = coalesce(a.signed_in_at, :in),
                          signed_out_at = greatest(a.signed_out_at, :out)
                        where a.state = 'CLAIMED'
                        """),
                    session)
                .bind("person", person)
                .bind("run", session.courseRunId())
                .bind("in", kind == StampKind.IN ? time(at) : null)
                .bind("out", kind == StampKind.OUT ? time(at) : null)
                .execute());
  }

  /** The trainer takes an offline moment instead of what is there. */
  void correct(TrainingSession session, RosterStamp stamp) {
    var column = stamp.kind() == StampKind.IN ? "signed_in_at" : "signed_out_at";
    jdbi.useHandle(
        handle ->
            on(
                    handle.createUpdate(
                        "update attendance set "
                            + column
                            + " = :at where tenant_id = :tenant and session_id = :session"
                            + " and person_id = :person and state = 'CLAIMED'"),
                    session)
                .bind("person", stamp.personId())
                .bind("at", time(stamp.at()))
                .execute());
  }

  /** False if it was confirmed before. */
  boolean confirm(TrainingSession session, UUID person, Decision decision) {
    return jdbi.withHandle(
            handle ->
                on(
                        handle.createUpdate(
                            """
                            insert into attendance as a (tenant_id, session_id, person_id,
                              course_run_id, state, minutes, decided_at, decided_by)
                            values (:tenant, :session, :person, :run, 'CONFIRMED', :minutes, :now,
                              :by)
                            on conflict (tenant_id, session_id, person_id) do update
                            set state = 'CONFIRMED', minutes = :minutes, decided_at = :now,
                              decided_by = :by
                            where a.state <> 'CONFIRMED'
                            """),
                        session)
                    .bind("person", person)
                    .bind("run", session.courseRunId())
                    .bind("minutes", decision.minutes())
                    .bind("now", time(decision.at()))
                    .bind("by", Ids.parse(decision.trainer().id()).orElse(null))
                    .execute())
        == 1;
  }

  /** False unless there is a claim, or it was struck off before. */
  boolean strikeOff(TrainingSession session, UUID person, Instant now, Actor trainer) {
    return jdbi.withHandle(
            handle ->
                on(
                        handle.createUpdate(
                            """
                            update attendance set state = 'STRUCK', decided_at = :now,
                              decided_by = :by
                            where tenant_id = :tenant and session_id = :session
                              and person_id = :person and state <> 'CONFIRMED'
                            """),
                        session)
                    .bind("person", person)
                    .bind("now", time(now))
                    .bind("by", Ids.parse(trainer.id()).orElse(null))
                    .execute())
        == 1;
  }

  /** Wrong codes of this minute; further attempts of this person wait until this one is settled. */
  int lockFailures(UUID tenant, UUID person, Instant now) {
    return count(tenant, person, now, 0);
  }

  void addFailure(UUID tenant, UUID person, Instant now) {
    count(tenant, person, now, 1);
  }

  private int count(UUID tenant, UUID person, Instant now, int more) {
    var minute = now.truncatedTo(ChronoUnit.MINUTES);
    return jdbi.withHandle(
        handle -> {
          handle.execute(
              "delete from sign_in_failure where tenant_id = ? and person_id = ? and minute < ?",
              tenant,
              person,
              time(minute));
          return handle
              .createQuery(
                  """
                  insert into sign_in_failure as f (tenant_id, person_id, minute, failures)
                  values (:tenant, :person, :minute, :more)
                  on conflict (tenant_id, person_id, minute)
                  do update set failures = f.failures + :more
                  returning failures
                  """)
              .bind("tenant", tenant)
              .bind("person", person)
              .bind("minute", time(minute))
              .bind("more", more)
              .mapTo(Integer.class)
              .one();
        });
  }

  private static <S extends SqlStatement<S>> S on(S statement, TrainingSession session) {
    return statement.bind("tenant", session.tenantId()).bind("session", session.id());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
