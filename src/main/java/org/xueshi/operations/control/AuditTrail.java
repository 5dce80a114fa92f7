package org.xueshi.operations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.control.RequestIds;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.operations.entity.AuditLine;
import org.xueshi.web.entity.Actor;

/** Who changed or saw what: written once, never changed (the application's role cannot). */
@ApplicationScoped
public class AuditTrail {

  /**
   * What a reader of the trail looks for; null or blank leaves it open.
   *
   * @param before only lines older than that one, for the next page
   */
  public record Search(String who, String words, LocalDate from, LocalDate to, UUID before) {}

  private Jdbi jdbi;
  private Clock clock;

  protected AuditTrail() {}

  @Inject
  public AuditTrail(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Appends one line. Neither bodies nor queries are kept: they hold what is personal. */
  public void keep(Actor actor, String action, String target, int status) {
    var detail = Json.createObjectBuilder().add("status", status);
    if (RequestIds.current() != null) {
      detail.add("request", RequestIds.current());
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into audit_event
                  (tenant_id, id, at, actor_kind, actor_id, action, target, detail)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                actor.tenant(),
                Ids.next(),
                clock.instant().atOffset(ZoneOffset.UTC),
                actor.kind(),
                actor.id(),
                action,
                target,
                detail.build().toString()));
  }

  /** The newest first, at most {@code most} of them. */
  public List<AuditLine> search(UUID tenant, Search search, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select e.id, e.at, e.actor_kind, coalesce(a.display_name, t.name, '') as who, e.action,
                      coalesce(e.target, '') as target, (e.detail ->> 'status')::int as status
                    from audit_event e
                    left join account a on a.tenant_id = e.tenant_id and a.id::text = e.actor_id
                    left join api_token t on t.tenant_id = e.tenant_id and t.id::text = e.actor_id
                    where e.tenant_id = :tenant
                      and (:who = '' or a.display_name = :who or a.login = :who or t.name = :who)
                      and (:words = '' or position(:words in e.action || ' ' || coalesce(e.target, '')) > 0)
                      and e.at >= :from and e.at < :to
                      and (:before::uuid is null or (e.at, e.id) < (
                        select b.at, b.id from audit_event b
                        where b.tenant_id = :tenant and b.id = :before::uuid))
                    order by e.at desc, e.id desc limit :most
                    """)
                .bind("tenant", tenant)
                .bind("who", blank(search.who()))
                .bind("words", blank(search.words()))
                .bind("from", day(search.from(), LocalDate.of(2000, 1, 1)))
                .bind("to", day(after(search.to()), LocalDate.of(9000, 1, 1)))
                .bind("before", search.before())
                .bind("most", most)
                .map(
                    (row, context) ->
                        new AuditLine(
                            row.getObject("id", UUID.class),
                            instant(row.getObject("at", OffsetDateTime.class)),
                            row.getString("actor_kind"),
                            row.getString("who"),
                            row.getString("action"),
                            row.getString("target"),
                            row.getInt("status")))
                .list());
  }

  private static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }

  private static LocalDate after(LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private static OffsetDateTime day(LocalDate day, LocalDate otherwise) {
    return (day == null ? otherwise : day).atStartOfDay(Clocks.DISTRICT_ZONE).toOffsetDateTime();
  }

  private static String blank(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
