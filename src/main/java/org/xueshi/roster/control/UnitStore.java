package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.people.entity.PersonName;
import org.xueshi.roster.entity.Qualification;
import org.xueshi.roster.entity.Unit;
import org.xueshi.roster.entity.UnitKind;
import org.xueshi.roster.entity.Validity;

/** Units, their qualifications and members. */
@ApplicationScoped
class UnitStore {

  private Jdbi jdbi;

  protected UnitStore() {}

  @Inject
  UnitStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Unit> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from unit where tenant_id = :tenant
                    order by ended_on is not null, kind, name""")
                .bind("tenant", tenant)
                .map((row, context) -> unit(row))
                .list());
  }

  Optional<Unit> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from unit where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> unit(row))
                .findOne());
  }

  boolean taken(UUID tenant, UUID id, Unit unit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from unit where tenant_id = :tenant and kind = :kind
                      and name = :name and id <> :id)""")
                .bind("tenant", tenant)
                .bind("kind", unit.kind().name())
                .bind("name", unit.name().strip())
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
  }

  void put(UUID tenant, UUID id, Unit unit) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into unit (tenant_id, id, kind, name, school_id, responsible, remark,
                  ended_on, version) values (?, ?, ?, ?, ?, ?, ?, ?, 1)
                on conflict (tenant_id, id) do update set kind = excluded.kind,
                  name = excluded.name, school_id = excluded.school_id,
                  responsible = excluded.responsible, remark = excluded.remark,
                  ended_on = excluded.ended_on, version = unit.version + 1""",
                tenant,
                id,
                unit.kind().name(),
                unit.name().strip(),
                unit.schoolId(),
                unit.responsible(),
                unit.remark(),
                unit.endedOn()));
  }

  /**
   * @param unit null for those of all units
   */
  List<Qualification> qualifications(UUID tenant, UUID unit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from unit_qualification where tenant_id = :tenant
                      and (cast(:unit as uuid) is null or unit_id = :unit)
                    order by valid_until desc, id""")
                .bind("tenant", tenant)
                .bind("unit", unit)
                .map(
                    (row, context) ->
                        new Qualification(
                            row.getObject("id", UUID.class),
                            row.getObject("unit_id", UUID.class),
                            row.getString("title"),
                            row.getString("number"),
                            validity(row, "revoked_on")))
                .list());
  }

  void qualify(UUID tenant, Qualification one) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into unit_qualification (tenant_id, id, unit_id, title, number, valid_from,
                  valid_until) values (?, ?, ?, ?, ?, ?, ?)""",
                tenant,
                one.id(),
                one.unitId(),
                one.title(),
                one.number(),
                one.validity().from(),
                one.validity().until()));
  }

  void revoke(UUID tenant, UUID qualification, LocalDate day) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update unit_qualification set revoked_on = ?
                where tenant_id = ? and id = ? and revoked_on is null""",
                day,
                tenant,
                qualification));
  }

  List<Units.Member> members(UUID tenant, UUID unit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.id, p.family_name, p.given_name, p.staff_number, m.leader
                    from unit_member m
                    join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
                    where m.tenant_id = :tenant and m.unit_id = :unit and m.until is null
                    order by not m.leader, p.staff_number""")
                .bind("tenant", tenant)
                .bind("unit", unit)
                .map(
                    (row, context) ->
                        new Units.Member(
                            row.getObject("id", UUID.class),
                            PersonName.display(
                                row.getString("family_name"), row.getString("given_name")),
                            row.getString("staff_number"),
                            row.getBoolean("leader")))
                .list());
  }

  int join(UUID tenant, UUID unit, String staffNumber, boolean leader, LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle.execute(
                """
                insert into unit_member (tenant_id, unit_id, person_id, leader, since)
                select tenant_id, ?, id, ?, ? from person
                where tenant_id = ? and staff_number = ? and left_on is null
                on conflict (tenant_id, unit_id, person_id) do update
                  set leader = excluded.leader, until = null""",
                unit,
                leader,
                day,
                tenant,
                staffNumber));
  }

  void leave(UUID tenant, UUID unit, UUID person, LocalDate day) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update unit_member set until = ?
                where tenant_id = ? and unit_id = ? and person_id = ? and until is null""",
                day,
                tenant,
                unit,
                person));
  }

  static Validity validity(ResultSet row, String ended) throws SQLException {
    return new Validity(
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        row.getObject(ended, LocalDate.class));
  }

  private static Unit unit(ResultSet row) throws SQLException {
    return new Unit(
        row.getObject("id", UUID.class),
        UnitKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getObject("school_id", UUID.class),
        row.getString("responsible"),
        row.getString("remark"),
        row.getObject("ended_on", LocalDate.class));
  }
}
