package org.xueshi.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Districts;
import org.xueshi.people.control.Roster;
import org.xueshi.people.entity.RosterEntry;

/**
 * A use case that writes through JPA and through Jdbi, for the test of their common transaction.
 */
@ApplicationScoped
public class BothWays {

  @Inject private Districts districts;
  @Inject private Roster roster;
  @Inject private Jdbi jdbi;

  @Transactional
  public boolean writeThenRead(String staffNumber) {
    writePerson(staffNumber);
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from person where staff_number = :number")
                    .bind("number", staffNumber)
                    .mapTo(Integer.class)
                    .one())
        == 1;
  }

  @Transactional
  public void writeBothThenRefuse(String staffNumber, String schoolCode) {
    writePerson(staffNumber);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into school (tenant_id, id, code, name, stage, rural, version)
                values (?, ?, ?, 'x', 'PRIMARY', false, 1)
                """,
                districts.current(),
                Ids.next(),
                schoolCode));
    throw Refusal.conflict("web.refusal.unexpected");
  }

  public int schools(String code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from school where code = :code")
                .bind("code", code)
                .mapTo(Integer.class)
                .one());
  }

  private void writePerson(String staffNumber) {
    roster.putPerson(
        districts.current(),
        new RosterEntry(staffNumber, "王", "建国", null, null, null, null, null, null));
  }
}
