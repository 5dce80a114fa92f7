package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.Roster;

/** Table {@code course_roster}. */
@ApplicationScoped
class RosterStore {

  private Jdbi jdbi;

  protected RosterStore() {}

  @Inject
  RosterStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Asks for a reading; one that is under way goes on. */
  void ask(String courseKey, CourseService members, URI groups, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into course_roster (tenant_id, course_key, registration_id, members_url,
                      groups_url, state, asked_at)
                    values (:tenant, :course, :registration, :members, :groups, 'READING', :now)
                    on conflict (tenant_id, course_key) do update set state = 'READING',
                      members_url = excluded.members_url, groups_url = excluded.groups_url,
                      asked_at = excluded.asked_at,
                      people_read = case when course_roster.state = 'READING'
                        then course_roster.people_read else 0 end
                    """)
                .bind("tenant", members.tenant())
                .bind("course", courseKey)
                .bind("registration", members.registrationId())
                .bind("members", members.url().toString())
                .bind("groups", groups == null ? null : groups.toString())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** Has rosters that somebody asked for lately, and that are old, read again. */
  int askAgain(UUID tenant, Instant now, Duration old, Duration lately) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update course_roster set state = 'READING', people_read = 0
                    where tenant_id = :tenant and state <> 'READING' and asked_at > :asked
                      and coalesce(read_at, asked_at) < :old
                    """)
                .bind("tenant", tenant)
                .bind("asked", now.minus(lately).atOffset(ZoneOffset.UTC))
                .bind("old", now.minus(old).atOffset(ZoneOffset.UTC))
                .execute());
  }

  Optional<Roster> find(UUID tenant, String courseKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from course_roster where tenant_id = :tenant and course_key = :course")
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .map((row, context) -> roster(row))
                .findOne());
  }

  /** A roster that nobody is reading; it is the caller's until {@code lease}. */
  Optional<Roster> claim(UUID tenant, Instant now, Instant lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update course_roster set leased_until = :lease
                    where tenant_id = :tenant and course_key = (
                      select course_key from course_roster
                      where tenant_id = :tenant and state = 'READING'
                        and (leased_until is null or leased_until <= :now)
                      order by asked_at limit 1
                      for update skip locked)
                    returning *
                    """)
                .bind("tenant", tenant)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("lease", lease.atOffset(ZoneOffset.UTC))
                .map((row, context) -> roster(row))
                .findOne());
  }

  void progress(Roster roster, int people, Instant lease) {
    update(roster, "people_read = ?, leased_until = ?", people, lease.atOffset(ZoneOffset.UTC));
  }

  /** What a reading came to. */
  record Outcome(Instant at, boolean whole, URI differences, Map<String, String> groupNames) {}

  void finish(Roster roster, Outcome outcome) {
    var at = outcome.at().atOffset(ZoneOffset.UTC);
    update(
        roster,
        """
        state = 'READ', failure = null, leased_until = null, read_at = ?,
        whole_at = case when ? then ? else whole_at end, differences_url = ?,
        group_names = ?::jsonb
        """,
        at,
        outcome.whole(),
        at,
        outcome.differences() == null ? null : outcome.differences().toString(),
        Jose.json(outcome.groupNames()));
  }

  void fail(Roster roster, PlatformFailure.Kind why) {
    update(roster, "state = 'FAILED', failure = ?, leased_until = null", why.name());
  }

  private void update(Roster roster, String changes, Object... values) {
    jdbi.useHandle(
        handle -> {
          var update =
              handle.createUpdate(
                  "update course_roster set "
                      + changes
                      + " where tenant_id = ? and course_key = ?");
          for (var i = 0; i < values.length; i++) {
            update.bind(i, values[i]);
          }
          update
              .bind(values.length, roster.members().tenant())
              .bind(values.length + 1, roster.courseKey())
              .execute();
        });
  }

  private static Roster roster(ResultSet row) throws SQLException {
    var members =
        new CourseService(
            row.getObject("tenant_id", UUID.class),
            row.getObject("registration_id", UUID.class),
            URI.create(row.getString("members_url")));
    return new Roster(
        row.getString("course_key"),
        members,
        Optional.ofNullable(row.getString("groups_url")).map(URI::create),
        Optional.ofNullable(row.getString("differences_url")).map(URI::create),
        Roster.State.valueOf(row.getString("state")),
        row.getInt("people_read"),
        instant(row, "read_at"),
        instant(row, "whole_at"),
        row.getString("failure"),
        names(row.getString("group_names")));
  }

  private static Map<String, String> names(String json) {
    var names = new HashMap<String, String>();
    Jose.json(json).orElse(Map.of()).forEach((id, name) -> names.put(id, String.valueOf(name)));
    return names;
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
