package org.xueshi.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Districts;
import org.xueshi.people.control.Persons;
import org.xueshi.people.control.Roster;
import org.xueshi.people.entity.RosterEntry;
import org.xueshi.people.entity.Stage;
import org.xueshi.web.control.Permissions;

/**
 * Inside the real server, with the real WAR: what only the container can show. One class and one
 * deployment for the whole suite.
 */
@ExtendWith({ContainerDatabase.class, ArquillianExtension.class})
class InContainerIT {

  @Inject private Districts districts;
  @Inject private Roster roster;
  @Inject private Persons persons;
  @Inject private Permissions permissions;
  @Inject private BothWays bothWays;

  @Deployment
  static WebArchive theWar() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/xueshi.war"))
        .addClasses(InContainerIT.class, ContainerDatabase.class, BothWays.class);
  }

  @Test
  void what_jpa_wrote_jdbi_reads_in_the_same_transaction() {
    assertTrue(bothWays.writeThenRead("GZ-900001"));
  }

  @Test
  void a_refusal_takes_back_what_jpa_and_jdbi_wrote_together() {
    assertThrows(Refusal.class, () -> bothWays.writeBothThenRefuse("GZ-900002", "SCHOOL-9"));
    assertTrue(persons.byStaffNumber(districts.current(), "GZ-900002").isEmpty());
    assertEquals(0, bothWays.schools("SCHOOL-9"));
  }

  @Test
  void the_roster_updates_a_teacher_in_place() {
    var tenant = districts.current();
    roster.putSchool(tenant, "S1", "青西小学", Stage.PRIMARY, true);
    var entry = new RosterEntry("GZ-900003", "王", "建国", null, "S1", "数学", null, null, null);
    var first = roster.putPerson(tenant, entry);
    assertEquals(first, roster.putPerson(tenant, entry));
    assertEquals("青西小学", persons.byId(tenant, first).flatMap(row -> row.school()).orElseThrow());
  }

  @Test
  void an_unknown_school_is_refused_and_nothing_is_written() {
    var entry = new RosterEntry("GZ-900004", "李", "秀英", null, "NOWHERE", null, null, null, null);
    assertThrows(Refusal.class, () -> roster.putPerson(districts.current(), entry));
    assertTrue(persons.byStaffNumber(districts.current(), "GZ-900004").isEmpty());
  }

  @Test
  void shiro_grants_what_was_given_and_nothing_else() {
    var reader = permissions.subject("someone", java.util.List.of("ledger:read", "course:*"));
    assertTrue(reader.isPermitted("ledger:read"));
    assertTrue(reader.isPermitted("course:write"));
    assertFalse(reader.isPermitted("ledger:post"));
  }
}
