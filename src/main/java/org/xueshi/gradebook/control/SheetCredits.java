package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.gradebook.control.SheetCellStore.Sent;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.SheetFacts;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Recognitions;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.ledger.entity.Verdict;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Projects;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.Language;

/** The ledger's side of a sheet: what stands in it, and what the rules would say. */
@ApplicationScoped
class SheetCredits {

  private static final int TITLE_MAX = 200;

  private SheetCreditStore store;
  private SheetCellStore cells;
  private Recognitions recognitions;
  private Words words;
  private Clock clock;

  protected SheetCredits() {}

  /** Whose course it is, and how it is called. */
  record Words(CourseRuns courses, Projects projects, Messages messages) {}

  @Inject
  SheetCredits(
      SheetCreditStore store,
      SheetCellStore cells,
      Recognitions recognitions,
      CourseRuns courses,
      Projects projects,
      Messages messages,
      Clock clock) {
    this(store, cells, recognitions, new Words(courses, projects, messages), clock);
  }

  SheetCredits(
      SheetCreditStore store,
      SheetCellStore cells,
      Recognitions recognitions,
      Words words,
      Clock clock) {
    this.store = store;
    this.cells = cells;
    this.recognitions = recognitions;
    this.words = words;
    this.clock = clock;
  }

  /** A column and a person. */
  record Of(UUID column, UUID person) {}

  /**
   * What the ledger has of a column and a person.
   *
   * @param entry to look at; null if the evidence was never posted
   * @param posted minutes that stand or, if they were taken back, would be posted again
   */
  record Standing(SheetFacts.Standing state, UUID evidence, UUID entry, int posted, int held) {}

  Map<Sent, BigDecimal> sent(SheetRun run) {
    return words
        .courses()
        .get(run.tenant(), run.courseRunId())
        .courseKey()
        .map(key -> cells.sent(run, key))
        .orElse(Map.of());
  }

  /** Everything that was ever credited to these people by a sheet of this course run. */
  Map<Of, Standing> standing(SheetRun run, List<UUID> persons) {
    var evidence = store.evidence(run.tenant(), run.courseRunId(), persons);
    var asked = evidence.values().stream().map(id -> new Assessed(id, Assessment.PASSED)).toList();
    var proposals =
        recognitions.propose(run.tenant(), asked).stream()
            .collect(Collectors.toMap(one -> one.evidence().id(), one -> one));
    var standing = new HashMap<Of, Standing>();
    evidence.forEach((of, id) -> standing.put(of, standing(proposals.get(id))));
    return standing;
  }

  private static Standing standing(Proposal proposal) {
    var id = proposal.evidence().id();
    var entry = proposal.entries().stream().map(Entry::id).findFirst().orElse(null);
    var state =
        switch (proposal.state()) {
          case POSTED -> SheetFacts.Standing.POSTED;
          case REVERSED -> SheetFacts.Standing.REVERSED;
          default -> SheetFacts.Standing.NONE;
        };
    return proposal.verdict() instanceof Verdict.Credited credited
        ? new Standing(state, id, entry, credited.posted(), credited.held())
        : new Standing(state, id, entry, 0, 0);
  }

  /** Asks the rules about every draft that may be credited; caps of a person are used up once. */
  void ask(SheetRun run, List<SheetDraft> drafts) {
    var course = course(run);
    var asking =
        drafts.stream()
            .filter(draft -> draft.facts().asksRules())
            .sorted(Comparator.comparing(draft -> !draft.facts().side().enrolled()))
            .toList();
    var evidence = new ArrayList<Evidence>();
    var nobody = Actor.system(run.tenant(), "gradebook");
    for (var draft : asking) {
      var facts = facts(draft.column(), course, draft.somebody().person(), draft.earnedOn());
      evidence.add(
          new Evidence(run.tenant(), Ids.next(), facts, clock.instant(), nobody, Seal.NONE));
    }
    var proposals = recognitions.tryOut(run.tenant(), evidence);
    for (var i = 0; i < asking.size(); i++) {
      var verdict = proposals.get(i).verdict();
      asking.get(i).verdict(verdict, said(verdict));
    }
  }

  private SheetDraft.Said said(Verdict verdict) {
    return verdict instanceof Verdict.Refused no
        ? said(no.because())
        : new SheetDraft.Said(null, null);
  }

  /** In both languages, as it is said today. */
  SheetDraft.Said said(Text because) {
    return new SheetDraft.Said(
        words.messages().text(Language.ZH_CN, because),
        words.messages().text(Language.EN, because));
  }

  /** As the ledger remembers it. */
  Course course(SheetRun run) {
    return course(run.tenant(), run.courseRunId());
  }

  Course course(UUID tenant, UUID courseRunId) {
    var course = words.courses().get(tenant, courseRunId);
    var project = words.projects().get(tenant, course.projectId());
    return new Course(
        course.id(),
        course.title(),
        project.kind(),
        project.level(),
        project.theme(),
        course.endsOn());
  }

  /** A grade as evidence: grade C, of a day, with the minutes that the course run gives it. */
  static Evidence.Facts facts(CountedColumn column, Course course, UUID person, LocalDate day) {
    var title = column.column().title().isBlank() ? course.title() : column.column().title();
    return new Evidence.Facts(
        person,
        new Evidence.Source(
            SourceKind.GRADEBOOK,
            column.id().toString(),
            title.length() > TITLE_MAX ? title.substring(0, TITLE_MAX) : title),
        course,
        Grade.C,
        column.terms().mode(),
        column.terms().minutes(),
        column.terms().minutes(),
        day,
        List.of());
  }
}
