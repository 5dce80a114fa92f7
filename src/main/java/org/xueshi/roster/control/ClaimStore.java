package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.entity.PersonName;
import org.xueshi.roster.entity.Claim;

/** Claims of identity, and the links that follow from them. */
@ApplicationScoped
class ClaimStore {

  private static final String SELECT =
      """
      select c.*, p.family_name, p.given_name, r.id as roster_id, r.family_name as roster_family,
        r.given_name as roster_given, s.name as roster_school,
        (select count(*) from participant t
          where t.tenant_id = c.tenant_id and t.person_id = c.person_id) as works
      from identity_claim c
      join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
      left join person r on r.tenant_id = c.tenant_id and r.staff_number = c.staff_number
      left join school s on s.tenant_id = r.tenant_id and s.id = r.school_id
      where c.tenant_id = :tenant
      """;

  private Jdbi jdbi;

  protected ClaimStore() {}

  @Inject
  ClaimStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How a claim was decided. */
  record Decision(boolean accepted, String reason, OffsetDateTime at, String by) {}

  List<Claim> list(UUID tenant, UUID person, boolean open) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                           and (cast(:person as uuid) is null or c.person_id = :person)
                           and (not :open or c.decided_at is null)
                          order by case when :open then c.claimed_at end, c.claimed_at desc
                          limit 200""")
                .bind("tenant", tenant)
                .bind("person", person)
                .bind("open", open)
                .map((row, context) -> claim(row))
                .list());
  }

  Optional<Claim> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and c.id = :id for update of c")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> claim(row))
                .findOne());
  }

  int open(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from identity_claim
                    where tenant_id = :tenant and decided_at is null""")
                .bind("tenant", tenant)
                .mapTo(Integer.class)
                .one());
  }

  boolean onRoster(UUID tenant, UUID person) {
    return is(
        "select 1 from person where tenant_id = ? and id = ? and staff_number is not null",
        tenant,
        person);
  }

  /** Whether the account belongs to that person. */
  boolean holds(UUID tenant, String account, UUID person) {
    var id = Ids.parse(account);
    return id.isPresent()
        && is(
            "select 1 from account where tenant_id = ? and id = ? and person_id = ?",
            tenant,
            id.get(),
            person);
  }

  boolean insert(UUID tenant, UUID id, UUID person, String number, String note, OffsetDateTime at) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    insert into identity_claim (tenant_id, id, person_id, staff_number, note,
                      claimed_at) values (?, ?, ?, ?, ?, ?)
                    on conflict (tenant_id, person_id) where decided_at is null do nothing""",
                    tenant,
                    id,
                    person,
                    number,
                    note,
                    at))
        == 1;
  }

  void decide(UUID tenant, UUID id, Decision decision) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update identity_claim set decided_at = ?, decided_by = ?, accepted = ?, reason = ?
                where tenant_id = ? and id = ?""",
                decision.at(),
                decision.by(),
                decision.accepted(),
                decision.reason(),
                tenant,
                id));
  }

  /** Every way the one came in leads to the other from now on. */
  void relink(UUID tenant, UUID from, UUID to, OffsetDateTime at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update platform_identity set person_id = ?, basis = 'CLAIM', linked_at = ?
                where tenant_id = ? and person_id = ?""",
                to,
                at,
                tenant,
                from));
  }

  private boolean is(String sql, Object... arguments) {
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery("select exists (" + sql + ")");
          for (var i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
          }
          return query.mapTo(Boolean.class).one();
        });
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        PersonName.display(row.getString("family_name"), row.getString("given_name")),
        row.getString("staff_number"),
        row.getObject("roster_id", UUID.class),
        PersonName.display(row.getString("roster_family"), row.getString("roster_given")),
        row.getString("roster_school"),
        row.getInt("works"),
        row.getString("note"),
        RosterStore.instant(row, "claimed_at"),
        row.getObject("accepted", Boolean.class),
        row.getString("reason"));
  }
}
