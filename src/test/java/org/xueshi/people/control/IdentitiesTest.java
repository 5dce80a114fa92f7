package org.xueshi.people.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.PlatformSubject;
import org.xueshi.test.TestDatabase;

class IdentitiesTest {

  private final UUID registration = UUID.randomUUID();
  private TestDatabase database;
  private Identities identities;
  private Persons persons;

  @BeforeEach
  void aDistrict() {
    database = TestDatabase.fresh();
    identities = new Identities(database.jdbi(), Clock.systemUTC());
    persons = new Persons(database.jdbi());
  }

  @Test
  void a_staff_number_on_the_roster_links_to_that_person() {
    var teacher = database.aPerson("GZ-100001", "王", "建国");
    assertThat(identities.personOf(subject("7", "GZ-100001"))).isEqualTo(teacher);
  }

  @Test
  void the_link_is_remembered_when_the_platform_no_longer_sends_the_number() {
    var teacher = database.aPerson("GZ-100001", "王", "建国");
    identities.personOf(subject("7", "GZ-100001"));
    assertThat(identities.personOf(subject("7", ""))).isEqualTo(teacher);
    assertThat(identities.subjectOf(database.tenant(), registration, teacher)).contains("7");
  }

  @Test
  void the_same_name_alone_never_links() {
    var teacher = database.aPerson("GZ-100001", "王", "建国");
    var stranger = identities.personOf(subject("7", null));
    assertThat(stranger).isNotEqualTo(teacher);
    assertThat(persons.byId(database.tenant(), stranger).orElseThrow().onRoster()).isFalse();
  }

  @Test
  void a_second_subject_of_one_platform_cannot_take_a_linked_staff_number() {
    var teacher = database.aPerson("GZ-100001", "王", "建国");
    identities.personOf(subject("7", "GZ-100001"));
    assertThat(identities.personOf(subject("8", "GZ-100001"))).isNotEqualTo(teacher);
  }

  @Test
  void twenty_first_launches_at_once_agree_on_one_person() {
    var people =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(any -> identities.personOf(subject("9", null)))
            .distinct();
    assertThat(people).hasSize(1);
    assertThat(persons.search(database.tenant(), "", 0, 10)).hasSize(1);
  }

  @Test
  void people_are_found_by_name_and_by_the_beginning_of_the_number() {
    database.aPerson("GZ-100001", "王", "建国");
    database.aPerson("GZ-100002", "李", "秀英");
    assertThat(persons.search(database.tenant(), "王建", 0, 10)).hasSize(1);
    assertThat(persons.search(database.tenant(), "GZ-1", 0, 10)).hasSize(2);
    assertThat(persons.search(database.tenant(), "100%", 0, 10)).isEmpty();
  }

  private PlatformSubject subject(String subject, String staffNumber) {
    return new PlatformSubject(
        database.tenant(), registration, "1", subject, staffNumber, "王", "建国", null);
  }
}
