package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.lti.control.Rosters;
import org.xueshi.lti.entity.Roster;
import org.xueshi.lti.entity.RosterMember;
import org.xueshi.people.control.Identities;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Enrolled;
import org.xueshi.training.entity.Participant;
import org.xueshi.training.entity.Standing;

/** 学员名单: the platform's roster of a course beside those who came to its run. */
@ApplicationScoped
public class Enrolments {

  private Rosters rosters;
  private Participants participants;
  private Identities identities;
  private Persons persons;
  private Clock clock;

  protected Enrolments() {}

  @Inject
  Enrolments(
      Rosters rosters,
      Participants participants,
      Identities identities,
      Persons persons,
      Clock clock) {
    this.rosters = rosters;
    this.participants = participants;
    this.identities = identities;
    this.persons = persons;
    this.clock = clock;
  }

  /** What is at hand while lines are made. */
  private record Known(
      Map<String, UUID> linked,
      Set<UUID> came,
      Map<UUID, PersonRow> people,
      Map<UUID, List<String>> said,
      Map<String, String> groupNames,
      Instant now) {}

  /**
   * Everybody the platform named or who came, those to care for first.
   *
   * @param courseKey the platform's course the roster is of
   */
  @Transactional
  public List<Enrolled> of(CourseRun run, String courseKey) {
    var tenant = run.tenantId();
    var members = rosters.members(tenant, courseKey);
    var registration = UUID.fromString(courseKey.substring(0, courseKey.indexOf('/')));
    var came =
        participants.of(tenant, run.id()).stream()
            .map(Participant::personId)
            .collect(Collectors.toSet());
    var linked =
        members.isEmpty() ? Map.<String, UUID>of() : identities.linked(tenant, registration);
    var ids = new HashSet<>(came);
    members.forEach(
        member -> Optional.ofNullable(linked.get(member.subject())).ifPresent(ids::add));
    var known =
        new Known(
            linked,
            came,
            persons.byIds(tenant, ids),
            rosters.groups(tenant, courseKey),
            rosters.of(tenant, courseKey).map(Roster::groupNames).orElse(Map.of()),
            clock.instant());
    return lines(members, known);
  }

  private static List<Enrolled> lines(List<RosterMember> members, Known known) {
    var lines = new ArrayList<Enrolled>();
    var listed = new HashSet<UUID>();
    for (var member : members) {
      var person = known.linked().get(member.subject());
      lines.add(line(member, person, known));
      listed.add(person);
    }
    known.came().stream()
        .filter(person -> !listed.contains(person))
        .forEach(person -> lines.add(line(null, person, known)));
    lines.sort(Comparator.comparing(Enrolled::standing).thenComparing(Enrolled::name));
    return List.copyOf(lines);
  }

  private static Enrolled line(RosterMember member, UUID personId, Known known) {
    var person = personId == null ? null : known.people().get(personId);
    var came = personId != null && known.came().contains(personId);
    var vouched = person != null && person.onRoster();
    return new Enrolled(
        member,
        person,
        Standing.of(member, came, vouched, known.now()),
        groups(member, personId, known));
  }

  private static List<String> groups(RosterMember member, UUID personId, Known known) {
    var ids =
        member != null && !member.groups().isEmpty()
            ? member.groups()
            : known.said().getOrDefault(personId, List.of());
    var names = new HashMap<>(known.groupNames());
    return ids.stream().map(id -> names.getOrDefault(id, id)).toList();
  }
}
