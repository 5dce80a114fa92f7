package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.training.entity.CalendarText;

/** Whose calendar an address is, and what stands in it. */
@ApplicationScoped
class CalendarStore {

  private Jdbi jdbi;

  protected CalendarStore() {}

  @Inject
  CalendarStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void put(UUID tenant, UUID person, String token, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into calendar_feed (tenant_id, person_id, token_hash, issued_at)
                values (?, ?, ?, ?)
                on conflict (tenant_id, person_id) do update
                set token_hash = excluded.token_hash, issued_at = excluded.issued_at
                """,
                tenant,
                person,
                Digests.sha256(token),
                now.atOffset(ZoneOffset.UTC)));
  }

  Optional<UUID> person(UUID tenant, String token) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id from calendar_feed
                    where tenant_id = :tenant and token_hash = :hash
                    """)
                .bind("tenant", tenant)
                .bind("hash", Digests.sha256(token))
                .mapTo(UUID.class)
                .findOne());
  }

  List<CalendarText.Event> events(UUID tenant, UUID person, LocalDate since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.id, c.title, coalesce(s.place, '') as place, s.starts_at, s.ends_at,
                      t.due_on
                    from participant p
                    join component c
                      on c.tenant_id = p.tenant_id and c.course_run_id = p.course_run_id
                    left join training_session s on s.tenant_id = c.tenant_id and s.id = c.id
                    left join follow_up_task t on t.tenant_id = c.tenant_id and t.id = c.id
                    where p.tenant_id = :tenant and p.person_id = :person
                      and (s.ends_at > :since or t.due_on >= :since)
                    order by coalesce(s.starts_at, t.due_on), c.id
                    """)
                .bind("tenant", tenant)
                .bind("person", person)
                .bind("since", since)
                .map(
                    (row, context) ->
                        new CalendarText.Event(
                            row.getObject("id", UUID.class),
                            row.getString("title"),
                            row.getString("place"),
                            instant(row.getObject("starts_at", OffsetDateTime.class)),
                            instant(row.getObject("ends_at", OffsetDateTime.class)),
                            row.getObject("due_on", LocalDate.class)))
                .list());
  }

  private static Instant instant(OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
