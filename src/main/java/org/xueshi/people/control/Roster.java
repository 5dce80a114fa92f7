package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.NoResultException;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.entity.Person;
import org.xueshi.people.entity.RosterEntry;
import org.xueshi.people.entity.School;
import org.xueshi.people.entity.Stage;

/** Keeping the district's list of schools and teachers. */
@ApplicationScoped
public class Roster {

  @PersistenceContext private EntityManager entities;

  /** Adds the school of this code, or describes it anew. */
  @Transactional
  public UUID putSchool(UUID tenant, String code, String name, Stage stage, boolean rural) {
    var school =
        school(tenant, code)
            .orElseGet(
                () -> {
                  var added = new School(tenant, Ids.next(), code);
                  entities.persist(added);
                  return added;
                });
    school.describe(name, stage, rural);
    entities.flush();
    return school.id();
  }

  /**
   * Adds the teacher of this staff number, or updates what the roster says of them.
   *
   * @throws Refusal INVALID if the school is not known
   */
  @Transactional
  public UUID putPerson(UUID tenant, RosterEntry entry) {
    var person =
        person(tenant, entry.staffNumber())
            .orElseGet(() -> new Person(tenant, Ids.next(), entry.staffNumber()));
    person.name(entry.familyName(), entry.givenName());
    person.mail(entry.email());
    person.work(schoolId(tenant, entry.schoolCode()), entry.subject(), entry.post());
    person.serve(entry.hiredOn(), entry.cycleStartsOn());
    entities.persist(person);
    // Whoever joins this transaction by SQL must see it.
    entities.flush();
    return person.id();
  }

  private UUID schoolId(UUID tenant, String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    return school(tenant, code)
        .orElseThrow(() -> Refusal.invalid("people.roster.unknownSchool", code))
        .id();
  }

  private Optional<School> school(UUID tenant, String code) {
    try {
      return Optional.of(
          entities
              .createQuery(
                  "select s from School s where s.tenantId = :tenant and s.code = :code",
                  School.class)
              .setParameter("tenant", tenant)
              .setParameter("code", code)
              .getSingleResult());
    } catch (NoResultException none) {
      return Optional.empty();
    }
  }

  private Optional<Person> person(UUID tenant, String staffNumber) {
    try {
      return Optional.of(
          entities
              .createQuery(
                  "select p from Person p where p.tenantId = :tenant and p.staffNumber = :number",
                  Person.class)
              .setParameter("tenant", tenant)
              .setParameter("number", staffNumber)
              .getSingleResult());
    } catch (NoResultException none) {
      return Optional.empty();
    }
  }
}
