package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.Member;
import org.xueshi.lti.entity.Roster;
import org.xueshi.lti.entity.RosterMember;
import org.xueshi.web.entity.CourseRole;

/** Tables {@code course_member} and {@code course_person_group}. */
@ApplicationScoped
class RosterMemberStore {

  private Jdbi jdbi;

  protected RosterMemberStore() {}

  @Inject
  RosterMemberStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Writes down who was seen; whoever the platform calls inactive is missing from then on. */
  void see(Roster roster, List<Member> members, Instant now) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  insert into course_member (tenant_id, course_key, subject, family_name,
                    given_name, staff_number, role, group_ids, first_seen_at, last_seen_at,
                    missing_since)
                  values (:tenant, :course, :subject, :family, :given, :staff, :role, :groups,
                    :now, :now, case when :active then null else :now end)
                  on conflict (tenant_id, course_key, subject) do update set
                    family_name = excluded.family_name, given_name = excluded.given_name,
                    staff_number = excluded.staff_number, role = excluded.role,
                    group_ids = excluded.group_ids, last_seen_at = excluded.last_seen_at,
                    missing_since = case when excluded.missing_since is null then null
                      else coalesce(course_member.missing_since, excluded.missing_since) end
                  """);
          for (var member : members) {
            batch
                .bind("tenant", roster.members().tenant())
                .bind("course", roster.courseKey())
                .bind("subject", member.user().subject())
                .bind("family", member.user().familyName())
                .bind("given", member.user().givenName())
                .bind("staff", member.user().staffNumber())
                .bind("role", member.role().name())
                .bind("groups", member.groups().toArray(String[]::new))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("active", member.active())
                .add();
          }
          batch.execute();
        });
  }

  /** After everybody was read: whoever was not seen is missing since now, unless already. */
  void missUnseen(Roster roster, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update course_member set missing_since = ?
                where tenant_id = ? and course_key = ? and last_seen_at < ?
                  and missing_since is null
                """,
                now.atOffset(ZoneOffset.UTC),
                roster.members().tenant(),
                roster.courseKey(),
                now.atOffset(ZoneOffset.UTC)));
  }

  List<RosterMember> all(UUID tenant, String courseKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from course_member
                    where tenant_id = :tenant and course_key = :course
                    order by role desc, family_name, given_name, subject
                    """)
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .map((row, context) -> member(row))
                .list());
  }

  /** What a launch said of its person's groups; the same again is not written. */
  void group(UUID tenant, String courseKey, UUID person, List<String> groups, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into course_person_group (tenant_id, course_key, person_id, group_ids,
                      seen_at)
                    values (:tenant, :course, :person, :groups, :now)
                    on conflict (tenant_id, course_key, person_id) do update
                      set group_ids = excluded.group_ids, seen_at = excluded.seen_at
                      where course_person_group.group_ids <> excluded.group_ids
                    """)
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .bind("person", person)
                .bind("groups", groups.toArray(String[]::new))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
  }

  Map<UUID, List<String>> groups(UUID tenant, String courseKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id, group_ids from course_person_group
                    where tenant_id = :tenant and course_key = :course
                    """)
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .reduceRows(
                    new HashMap<>(),
                    (all, row) -> {
                      all.put(
                          row.getColumn("person_id", UUID.class),
                          List.of(row.getColumn("group_ids", String[].class)));
                      return all;
                    }));
  }

  private static RosterMember member(ResultSet row) throws SQLException {
    return new RosterMember(
        row.getString("subject"),
        row.getString("family_name"),
        row.getString("given_name"),
        row.getString("staff_number"),
        CourseRole.valueOf(row.getString("role")),
        List.of((String[]) row.getArray("group_ids").getArray()),
        RosterStore.instant(row, "first_seen_at"),
        RosterStore.instant(row, "last_seen_at"),
        RosterStore.instant(row, "missing_since"));
  }
}
