package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.gradebook.control.Sides.Key;
import org.xueshi.gradebook.control.SnapshotStore.Seen;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.Part;
import org.xueshi.gradebook.entity.Reading;
import org.xueshi.gradebook.entity.Reconciliation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.EvidenceBook;
import org.xueshi.ledger.control.Recognitions;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.training.entity.CourseRun;

/** Collects the sides of a course run: gradebook, outbox, evidence, ledger. */
@ApplicationScoped
class SideReader {

  private PlannedCourses courses;
  private ReadStores stores;
  private EvidenceBook evidence;
  private Recognitions recognitions;

  private int passPercent;

  protected SideReader() {}

  @Inject
  SideReader(
      PlannedCourses courses,
      ReadStores stores,
      EvidenceBook evidence,
      Recognitions recognitions,
      @ConfigProperty(name = "xueshi.gradebook.pass-percent") int passPercent) {
    this.courses = courses;
    this.stores = stores;
    this.evidence = evidence;
    this.recognitions = recognitions;
    this.passPercent = passPercent;
  }

  Sides of(UUID tenant, UUID courseRunId) {
    var course = courses.get(tenant, courseRunId);
    // Native columns have a table of their own.
    var found =
        evidence.ofCourse(tenant, courseRunId).stream()
            .filter(one -> one.facts().source().kind() != SourceKind.GRADEBOOK)
            .toList();
    var parts = parts(course, found);
    var seen = seen(course);
    var people = new LinkedHashSet<>(courses.participants(course));
    found.forEach(one -> people.add(one.person()));
    seen.stream().map(Seen::person).filter(person -> person != null).forEach(people::add);
    var sides =
        new Sides(
            parts,
            people,
            held(seen),
            course
                .courseKey()
                .map(key -> stores.deliveries().delivered(tenant, key))
                .orElse(Map.of()),
            new HashMap<>(),
            strange(seen),
            passPercent);
    propose(tenant, sides, found);
    return sides;
  }

  /** The planned parts, and whatever else evidence names (a part that was removed since). */
  private List<Part> parts(CourseRun course, List<Evidence> found) {
    var placed = course.courseKey().isPresent();
    var read =
        stores.runs().lastRead(course.tenantId(), course.id()).stream()
            .collect(Collectors.toMap(Reading::component, reading -> reading));
    var parts = new LinkedHashMap<UUID, Part>();
    for (var component : courses.components(course)) {
      var id = component.id();
      var mode = component.mode();
      parts.put(id, new Part(id, component.title(), mode, read.get(id), placed));
    }
    for (var one : found) {
      var facts = one.facts();
      parts.putIfAbsent(
          partOf(one), new Part(partOf(one), facts.source().title(), facts.mode(), null, false));
    }
    return new ArrayList<>(parts.values());
  }

  private static UUID partOf(Evidence one) {
    var id = one.facts().source().id();
    return Ids.parse(id)
        .orElseGet(() -> UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)));
  }

  /** What was last read; an account that was linked since the reading is somebody now. */
  private List<Seen> seen(CourseRun course) {
    var linked = courses.linked(course);
    return stores.snapshots().latest(course.tenantId(), course.id()).stream()
        .map(one -> one.person() != null ? one : one.as(linked.get(one.subject())))
        .toList();
  }

  private static Map<Key, HeldGrade> held(List<Seen> seen) {
    var held = new HashMap<Key, HeldGrade>();
    for (var one : seen) {
      if (one.person() != null && one.held().value().isPresent()) {
        held.merge(new Key(one.component(), one.person()), one.held(), SideReader::better);
      }
    }
    return held;
  }

  /** Two accounts of one person: what they reached counts. */
  private static HeldGrade better(HeldGrade one, HeldGrade other) {
    return one.score().percent().compareTo(other.score().percent()) >= 0 ? one : other;
  }

  private static Map<UUID, Map<String, HeldGrade>> strange(List<Seen> seen) {
    return seen.stream()
        .filter(one -> one.person() == null && one.held().value().isPresent())
        .collect(
            Collectors.groupingBy(Seen::component, Collectors.toMap(Seen::subject, Seen::held)));
  }

  private void propose(UUID tenant, Sides sides, List<Evidence> found) {
    var partsById = sides.parts().stream().collect(Collectors.toMap(Part::id, part -> part));
    var assessed =
        found.stream()
            .map(
                one -> {
                  var key = new Key(partOf(one), one.person());
                  var column = sides.column(partsById.get(key.part()), key);
                  return new Assessed(one.id(), Reconciliation.assess(column, passPercent));
                })
            .toList();
    for (Proposal proposal : recognitions.propose(tenant, assessed)) {
      var key = new Key(partOf(proposal.evidence()), proposal.evidence().person());
      sides.proposals().computeIfAbsent(key, any -> new ArrayList<>()).add(proposal);
    }
  }
}
