package org.xueshi.papers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.control.EvidenceBook;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Link;
import org.xueshi.papers.entity.Dates;
import org.xueshi.papers.entity.TeacherRecord;

/** A person's whole record, put together from the book as it is. */
@ApplicationScoped
public class TeacherRecords {

  private Entries entries;
  private EvidenceBook evidence;
  private RulePacks packs;
  private Letterhead letterhead;
  private Clock clock;

  protected TeacherRecords() {}

  @Inject
  TeacherRecords(
      Entries entries, EvidenceBook evidence, RulePacks packs, Letterhead letterhead, Clock clock) {
    this.entries = entries;
    this.evidence = evidence;
    this.packs = packs;
    this.letterhead = letterhead;
    this.clock = clock;
  }

  /**
   * @param papers what was handed out, with today's status
   * @throws org.xueshi.kernel.entity.Refusal NOT_FOUND if the person is not known
   */
  @Transactional
  public TeacherRecord of(UUID tenant, UUID person, List<TeacherRecord.Handout> papers) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var heading = letterhead.of(tenant, List.of(person), new Dates(null, now)).get(person);
    var links = links(tenant, person);
    var rules =
        links.stream()
            .map(link -> link.entry().credit().pack())
            .distinct()
            .sorted()
            .map(code -> packs.get(tenant, code).pack())
            .map(pack -> new TeacherRecord.Rule(pack.code(), pack.title(), pack.effectiveFrom()))
            .toList();
    return new TeacherRecord(
        TeacherRecord.FORMAT,
        now,
        heading.issuer(),
        person,
        heading.holder(),
        links.stream().map(this::line).toList(),
        evidence.ofPerson(tenant, person).stream().map(TeacherRecords::proof).toList(),
        papers,
        rules);
  }

  /** The documents of these packs by code, as JSON. */
  @Transactional
  public Map<String, String> documents(UUID tenant, List<TeacherRecord.Rule> rules) {
    var documents = new TreeMap<String, String>();
    rules.forEach(rule -> documents.put(rule.code(), packs.document(tenant, rule.code())));
    return documents;
  }

  /** Oldest first. */
  private List<Link> links(UUID tenant, UUID person) {
    var all = new ArrayList<Link>();
    UUID before = null;
    do {
      var found =
          entries.search(tenant, Entries.Search.ofPerson(person), before, Entries.PAGE_SIZE_MAX);
      all.addAll(found.links());
      before = found.next();
    } while (before != null);
    Collections.reverse(all);
    return all;
  }

  private TeacherRecord.Line line(Link link) {
    var entry = link.entry();
    var credit = entry.credit();
    return new TeacherRecord.Line(
        entry.id(),
        link.position(),
        entry.type(),
        entry.effect().posted(),
        entry.effect().held(),
        credit.hourMinutes(),
        credit.earnedOn(),
        entry instanceof Entry.Held held ? held.until() : null,
        entry.head().recordedAt(),
        credit.mode().name(),
        credit.grade().name(),
        course(credit.course()),
        credit.evidence(),
        entry.target(),
        credit.pack(),
        entry.reasons().stream().map(letterhead::say).toList(),
        link.previous().hex(),
        link.hash().hex());
  }

  private static TeacherRecord.Proof proof(Evidence one) {
    var facts = one.facts();
    return new TeacherRecord.Proof(
        one.id(),
        facts.source().kind().name(),
        facts.source().title(),
        course(facts.course()),
        facts.grade().name(),
        facts.mode().name(),
        facts.minutes(),
        facts.plannedMinutes(),
        facts.earnedOn(),
        facts.intervals().stream()
            .map(during -> new TeacherRecord.During(during.from(), during.to()))
            .toList(),
        one.recordedAt(),
        one.hash().hex());
  }

  private static TeacherRecord.CourseRun course(Course course) {
    return new TeacherRecord.CourseRun(
        course.runId(),
        course.title(),
        course.kind().name(),
        course.level().name(),
        course.theme().name());
  }
}
