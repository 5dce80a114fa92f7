package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewNotice;
import org.xueshi.web.entity.NoticeRow;
import org.xueshi.web.entity.NoticeWishes;

/** Notices and wishes as rows. */
@ApplicationScoped
class NoticeStore {

  private final Jsonb json = JsonbBuilder.create();
  private Jdbi jdbi;

  protected NoticeStore() {}

  @Inject
  NoticeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Empty if the person was told before. */
  Optional<UUID> add(NewNotice notice, Instant now) {
    var id = Ids.next();
    var words = notice.text().arguments().stream().map(String::valueOf).toList();
    var added =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    insert into notice (tenant_id, id, person_id, key, text_key, arguments,
                      course_key, created_at) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                    on conflict do nothing
                    """,
                    notice.tenant(),
                    id,
                    notice.person(),
                    notice.key(),
                    notice.text().key(),
                    json.toJson(words),
                    notice.courseKey(),
                    time(now)));
    return added == 1 ? Optional.of(id) : Optional.empty();
  }

  List<NoticeRow> newest(UUID tenant, UUID person, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, text_key, arguments::text, created_at, read_at from notice
                    where tenant_id = :tenant and person_id = :person
                    order by created_at desc, id desc limit :limit
                    """)
                .bind("tenant", tenant)
                .bind("person", person)
                .bind("limit", limit)
                .map((row, context) -> notice(row))
                .list());
  }

  int unread(UUID tenant, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from notice
                    where tenant_id = :tenant and person_id = :person and read_at is null
                    """)
                .bind("tenant", tenant)
                .bind("person", person)
                .mapTo(Integer.class)
                .one());
  }

  void read(UUID tenant, UUID person, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update notice set read_at = ?
                where tenant_id = ? and person_id = ? and read_at is null
                """,
                time(now),
                tenant,
                person));
  }

  Optional<NoticeWishes> wishes(UUID tenant, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select email, digest, quiet_from, quiet_to, language from notice_wish
                    where tenant_id = :tenant and person_id = :person
                    """)
                .bind("tenant", tenant)
                .bind("person", person)
                .map((row, context) -> wishes(row))
                .findOne());
  }

  void wish(UUID tenant, UUID person, NoticeWishes wishes) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into notice_wish
                  (tenant_id, person_id, email, digest, quiet_from, quiet_to, language)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, person_id) do update
                set email = excluded.email, digest = excluded.digest,
                  quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                  language = excluded.language
                """,
                tenant,
                person,
                wishes.email(),
                wishes.digest(),
                wishes.quietFrom(),
                wishes.quietTo(),
                wishes.language()));
  }

  NoticeRow notice(ResultSet row) throws SQLException {
    List<?> words = json.fromJson(row.getString("arguments"), List.class);
    return new NoticeRow(
        row.getObject("id", UUID.class),
        Text.of(row.getString("text_key"), words.toArray()),
        instant(row, "created_at"),
        instant(row, "read_at"));
  }

  private static NoticeWishes wishes(ResultSet row) throws SQLException {
    return new NoticeWishes(
        row.getBoolean("email"),
        row.getBoolean("digest"),
        row.getObject("quiet_from", LocalTime.class),
        row.getObject("quiet_to", LocalTime.class),
        Language.valueOf(row.getString("language")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
