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
import org.xueshi.roster.entity.Appointment;
import org.xueshi.roster.entity.Trainer;
import org.xueshi.roster.entity.TrainerRole;

/** The pool of trainers and their appointments. */
@ApplicationScoped
class TrainerStore {

  private Jdbi jdbi;

  protected TrainerStore() {}

  @Inject
  TrainerStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Trainer> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from trainer where tenant_id = :tenant order by name, id")
                .bind("tenant", tenant)
                .map((row, context) -> trainer(row))
                .list());
  }

  Optional<Trainer> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from trainer where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> trainer(row))
                .findOne());
  }

  Optional<UUID> person(UUID tenant, String staffNumber) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from person where tenant_id = :tenant and staff_number = :number
                      and left_on is null""")
                .bind("tenant", tenant)
                .bind("number", staffNumber)
                .mapTo(UUID.class)
                .findOne());
  }

  String name(UUID tenant, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select family_name, given_name from person where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", person)
                .map(
                    (row, context) ->
                        PersonName.display(
                            row.getString("family_name"), row.getString("given_name")))
                .one());
  }

  boolean isThere(UUID tenant, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from trainer
                      where tenant_id = :tenant and person_id = :person)""")
                .bind("tenant", tenant)
                .bind("person", person)
                .mapTo(Boolean.class)
                .one());
  }

  void add(UUID tenant, Trainer trainer) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into trainer (tenant_id, id, person_id, name, workplace, expertise,
                  full_time, version) values (?, ?, ?, ?, ?, ?, ?, 1)""",
                tenant,
                trainer.id(),
                trainer.personId(),
                trainer.name(),
                trainer.workplace(),
                trainer.expertise(),
                trainer.fullTime()));
  }

  List<Appointment> appointments(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from trainer_appointment where tenant_id = :tenant
                    order by valid_until desc, id""")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Appointment(
                            row.getObject("id", UUID.class),
                            row.getObject("trainer_id", UUID.class),
                            TrainerRole.valueOf(row.getString("role")),
                            UnitStore.validity(row, "ended_on")))
                .list());
  }

  void appoint(UUID tenant, Appointment one) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into trainer_appointment (tenant_id, id, trainer_id, role, valid_from,
                  valid_until) values (?, ?, ?, ?, ?, ?)""",
                tenant,
                one.id(),
                one.trainerId(),
                one.role().name(),
                one.validity().from(),
                one.validity().until()));
  }

  void end(UUID tenant, UUID appointment, LocalDate day) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update trainer_appointment set ended_on = ?
                where tenant_id = ? and id = ? and ended_on is null""",
                day,
                tenant,
                appointment));
  }

  private static Trainer trainer(ResultSet row) throws SQLException {
    return new Trainer(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("name"),
        row.getString("workplace"),
        row.getString("expertise"),
        row.getBoolean("full_time"));
  }
}
