package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Seals;
import org.xueshi.people.control.Persons;

/** 证据: what happened, recorded once per key, never changed, only added to (32.2). */
@ApplicationScoped
public class EvidenceBook {

  private static final int TEXT_MAX = 200;

  private EvidenceStore store;
  private Persons persons;
  private Clock clock;

  protected EvidenceBook() {}

  @Inject
  public EvidenceBook(EvidenceStore store, Persons persons, Clock clock) {
    this.store = store;
    this.persons = persons;
    this.clock = clock;
  }

  /**
   * Records evidence, or returns what was recorded under this key before.
   *
   * @throws Refusal INVALID for impossible facts ({@code ledger.refusal.minutes, moreThanClock,
   *     intervals, future, text, unknownPerson}); CONFLICT ({@code ledger.refusal.keyReused}) if
   *     the key came with other facts
   */
  @Transactional
  public Evidence record(NewEvidence asked) {
    check(asked);
    var tenant = asked.actor().tenant();
    if (persons.byId(tenant, asked.facts().person()).isEmpty()) {
      throw Refusal.invalid("ledger.refusal.unknownPerson");
    }
    var content = Seals.request(asked.facts());
    var fresh = new EvidenceStore.Recorded(seal(asked), content);
    if (store.insert(asked.key(), fresh)) {
      return fresh.evidence();
    }
    var recorded = store.findByKey(tenant, asked.key()).orElseThrow();
    if (!recorded.content().equals(content)) {
      throw Refusal.conflict("ledger.refusal.keyReused", asked.key());
    }
    return recorded.evidence();
  }

  /** All evidence of a course run, by person and date. */
  @Transactional
  public List<Evidence> ofCourse(UUID tenant, UUID courseRun) {
    return store.byCourse(tenant, courseRun);
  }

  /** All evidence of a person, by date. */
  @Transactional
  public List<Evidence> ofPerson(UUID tenant, UUID person) {
    return store.byPerson(tenant, person);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Evidence get(UUID tenant, UUID id) {
    return store.find(tenant, List.of(id)).stream().findFirst().orElseThrow(Refusal::notFound);
  }

  private Evidence seal(NewEvidence asked) {
    var id = Ids.next();
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var actor = asked.actor();
    var hash = Seals.evidence(actor.tenant(), id, asked.facts(), new Seals.Recording(at, actor));
    return new Evidence(actor.tenant(), id, asked.facts(), at, actor, hash);
  }

  private void check(NewEvidence asked) {
    var facts = asked.facts();
    checkText(asked.key());
    checkText(facts.course().title());
    checkText(facts.source().id());
    checkText(facts.source().title());
    if (facts.minutes() < 1
        || facts.minutes() > Evidence.Facts.MINUTES_MAX
        || facts.plannedMinutes() < 0) {
      throw Refusal.invalid("ledger.refusal.minutes", facts.minutes());
    }
    if (facts.earnedOn().isAfter(LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE))) {
      throw Refusal.invalid("ledger.refusal.future", facts.earnedOn());
    }
    checkIntervals(facts);
  }

  private void checkIntervals(Evidence.Facts facts) {
    var intervals = facts.intervals();
    for (var i = 1; i < intervals.size(); i++) {
      if (intervals.get(i).from().isBefore(intervals.get(i - 1).to())) {
        throw Refusal.invalid("ledger.refusal.intervals");
      }
    }
    var clockTime = intervals.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    if (!intervals.isEmpty() && facts.minutes() > clockTime.toMinutes()) {
      throw Refusal.invalid("ledger.refusal.moreThanClock", facts.minutes(), clockTime.toMinutes());
    }
  }

  private static void checkText(String text) {
    if (text == null || text.isBlank() || text.length() > TEXT_MAX) {
      throw Refusal.invalid("ledger.refusal.text", TEXT_MAX);
    }
  }
}
