package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.xueshi.gradebook.entity.Because;
import org.xueshi.gradebook.entity.Delivery;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.Letter;
import org.xueshi.gradebook.entity.ScoreValue;
import org.xueshi.kernel.entity.Ids;

/** Scores owed, as rows. Every method is one statement: what it does, it does whole. */
@ApplicationScoped
class OutboxStore {

  private static final String OWE =
      """
      insert into score_outbox as o (
        tenant_id, id, line_item_id, person_id, given, maximum, event_at, revision, state,
        waiting_since, attempts, next_attempt_at)
      values (:tenant, :id, :lineItem, :person, :given, :maximum, :at, 1, 'WAITING', :now, 0, :now)
      on conflict (tenant_id, line_item_id, person_id) do update set
        given = excluded.given,
        maximum = excluded.maximum,
        event_at = excluded.event_at,
        revision = o.revision + 1,
        state = 'WAITING',
        because = case when o.state = 'WAITING' then o.because end,
        waiting_since = case when o.state = 'WAITING' then o.waiting_since else :now end,
        attempts = case when o.state = 'WAITING' then o.attempts else 0 end,
        next_attempt_at =
          case when o.state = 'WAITING' then o.next_attempt_at
            else greatest(:now, coalesce(o.stamp + interval '1.1 second', :now)) end
      where excluded.event_at >= o.event_at
        and not (o.state = 'SENT' and o.given = excluded.given and o.maximum = excluded.maximum)
      """;

  private static final String STILL_SENT =
      """
      update score_outbox set event_at = :at
      where tenant_id = :tenant and line_item_id = :lineItem and person_id = :person
        and state = 'SENT' and event_at < :at and given = :given and maximum = :maximum
      """;

  private static final String CLAIM =
      """
      update score_outbox o set leased_until = :lease, attempts = o.attempts + 1
      from line_item l
      where l.tenant_id = o.tenant_id and l.id = o.line_item_id
        and o.tenant_id = :tenant
        and o.id = (
          select due.id from score_outbox due
          join line_item c on c.tenant_id = due.tenant_id and c.id = due.line_item_id
          where due.tenant_id = :tenant and c.registration_id = :registration
            and due.state = 'WAITING' and due.next_attempt_at <= :now
            and (due.leased_until is null or due.leased_until <= :now)
          order by due.next_attempt_at
          limit 1
          for update of due skip locked)
      returning o.tenant_id, o.id, o.person_id, o.given, o.maximum, o.revision, o.attempts,
        o.waiting_since, o.stamp, l.id as column_id, l.registration_id, l.course_key,
        l.component_id, l.url, l.proven_at
      """;

  private static final String SETTLE =
      """
      update score_outbox set
        leased_until = null,
        state = case when revision = :revision then :state else 'WAITING' end,
        because = case when revision = :revision then :because end,
        attempts = case when revision = :revision then attempts else 0 end,
        next_attempt_at =
          case when revision = :revision then coalesce(:next, next_attempt_at)
            else greatest(:now, coalesce(stamp + interval '1.1 second', :now)) end
      where tenant_id = :tenant and id = :id
      """;

  private Jdbi jdbi;

  protected OutboxStore() {}

  @Inject
  OutboxStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A score and where it belongs. */
  record Owed(UUID lineItem, UUID person, ScoreValue score, Instant at) {}

  /** Writes it down, unless a newer one is there, or the platform has this very one. */
  boolean owe(UUID tenant, Owed owed, Instant now) {
    return jdbi.withHandle(
        handle -> {
          var changed =
              bind(handle.createUpdate(OWE), tenant, owed)
                  .bind("id", Ids.next())
                  .bind("now", Times.column(now))
                  .execute();
          bind(handle.createUpdate(STILL_SENT), tenant, owed).execute();
          return changed == 1;
        });
  }

  private static Update bind(Update update, UUID tenant, Owed owed) {
    return update
        .bind("tenant", tenant)
        .bind("lineItem", owed.lineItem())
        .bind("person", owed.person())
        .bind("given", owed.score().given())
        .bind("maximum", owed.score().maximum())
        .bind("at", Times.column(owed.at()));
  }

  /** Platforms with something due that are not being left alone. */
  List<UUID> dueRegistrations(UUID tenant, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct l.registration_id
                    from score_outbox o
                    join line_item l on l.tenant_id = o.tenant_id and l.id = o.line_item_id
                    left join platform_pause p
                      on p.tenant_id = l.tenant_id and p.registration_id = l.registration_id
                    where o.tenant_id = :tenant and o.state = 'WAITING'
                      and o.next_attempt_at <= :now
                      and (o.leased_until is null or o.leased_until <= :now)
                      and (p.paused_until is null or p.paused_until <= :now)
                    """)
                .bind("tenant", tenant)
                .bind("now", Times.column(now))
                .mapTo(UUID.class)
                .list());
  }

  /** Takes one that is due; nobody else gets it before {@code lease}. */
  Optional<Letter> claim(UUID tenant, UUID registration, Instant now, Instant lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CLAIM)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .bind("now", Times.column(now))
                .bind("lease", Times.column(lease))
                .map((row, context) -> letter(row))
                .findOne());
  }

  /** Before a message goes out: whoever comes after a crash must stamp later than this. */
  void stamp(Letter letter, Instant stamp) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update score_outbox set stamp = :stamp where tenant_id = :tenant and id = :id")
                .bind("stamp", Times.column(stamp))
                .bind("tenant", letter.tenant())
                .bind("id", letter.id())
                .execute());
  }

  /** What came of it; if a newer score came meanwhile, that one waits now. */
  void settle(Letter letter, Delivery.Step step, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(SETTLE)
                .bind("revision", letter.revision())
                .bind("state", step.state().name())
                .bind("because", name(step.because()))
                .bind("next", Times.column(step.next()))
                .bind("now", Times.column(now))
                .bind("tenant", letter.tenant())
                .bind("id", letter.id())
                .execute());
  }

  /** The platform has taken this score. */
  void sent(Letter letter, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update score_outbox
                    set sent_at = :now, sent_given = :given, sent_maximum = :maximum
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("now", Times.column(now))
                .bind("given", letter.score().given())
                .bind("maximum", letter.score().maximum())
                .bind("tenant", letter.tenant())
                .bind("id", letter.id())
                .execute());
  }

  /** What the platform said it holds. */
  void read(Letter letter, HeldGrade held, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update score_outbox
                    set read_at = :now, read_given = :given, read_maximum = :maximum
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("now", Times.column(now))
                .bind("given", held.value().map(ScoreValue::given).orElse(null))
                .bind("maximum", held.value().map(ScoreValue::maximum).orElse(null))
                .bind("tenant", letter.tenant())
                .bind("id", letter.id())
                .execute());
  }

  /** Makes what was refused or given up wait again; returns how many. */
  int resend(UUID tenant, Selection which, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update score_outbox o set state = 'WAITING', because = null, attempts = 0,
                      waiting_since = :now, next_attempt_at = :now, revision = o.revision + 1
                    from line_item l
                    where l.tenant_id = o.tenant_id and l.id = o.line_item_id
                      and o.tenant_id = :tenant and l.course_key = :course
                      and (cast(:id as uuid) is null or o.id = :id)
                      and (cast(:component as uuid) is null or l.component_id = :component)
                      and (cast(:because as text) is null or o.because = :because)
                      and (o.state in ('REFUSED', 'DEAD') or (:sentToo and o.state = 'SENT'))
                    """)
                .bind("now", Times.column(now))
                .bind("tenant", tenant)
                .bind("course", which.courseKey())
                .bind("id", which.id())
                .bind("component", which.component())
                .bind("because", name(which.because()))
                .bind("sentToo", which.id() != null)
                .execute());
  }

  /**
   * Which scores of a platform's course; null = any. One that is named is sent again even if the
   * platform took it before.
   */
  record Selection(String courseKey, UUID id, UUID component, Because because) {}

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static Letter letter(ResultSet row) throws SQLException {
    return new Letter(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        new Letter.Column(
            row.getObject("column_id", UUID.class),
            row.getObject("registration_id", UUID.class),
            row.getString("course_key"),
            row.getObject("component_id", UUID.class),
            row.getString("url"),
            row.getTimestamp("proven_at") != null),
        new ScoreValue(row.getBigDecimal("given"), row.getBigDecimal("maximum")),
        row.getInt("revision"),
        row.getInt("attempts"),
        Times.instant(row, "waiting_since"),
        Times.instant(row, "stamp"));
  }
}
