package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.gradebook.control.SheetCredits.Of;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetApply.Row;
import org.xueshi.gradebook.entity.SheetApply.RowState;
import org.xueshi.gradebook.entity.SheetFinding.Decision;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.EvidenceBook;
import org.xueshi.ledger.control.Ledger;
import org.xueshi.ledger.control.Recognitions;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Verdict;

/**
 * A portion of an apply in one transaction: evidence, ledger and our record of it. Whatever
 * crashes, a line is either done and says so, or neither.
 */
@ApplicationScoped
class SheetPortion {

  static final int SIZE = 100;

  private SheetApplyStore store;
  private SheetCreditStore held;
  private SheetCredits credits;
  private EvidenceBook evidence;
  private Recognitions recognitions;
  private Ledger ledger;

  protected SheetPortion() {}

  /** The ledger's three doors. */
  record Doors(EvidenceBook evidence, Recognitions recognitions, Ledger ledger) {}

  @Inject
  SheetPortion(
      SheetApplyStore store,
      SheetCreditStore held,
      SheetCredits credits,
      EvidenceBook evidence,
      Recognitions recognitions,
      Ledger ledger) {
    this(store, held, credits, new Doors(evidence, recognitions, ledger));
  }

  SheetPortion(SheetApplyStore store, SheetCreditStore held, SheetCredits credits, Doors doors) {
    this.store = store;
    this.held = held;
    this.credits = credits;
    this.evidence = doors.evidence();
    this.recognitions = doors.recognitions();
    this.ledger = doors.ledger();
  }

  /**
   * Credits the next lines.
   *
   * @return the last number dealt with; 0 if none is left. Corrections stay for another
   */
  @Transactional
  int credit(SheetApply apply, Map<UUID, CountedColumn> columns, int after) {
    var taken = store.lines().take(apply, RowState.WAITING, after, SIZE);
    if (taken.isEmpty()) {
      return 0;
    }
    var course = credits.course(apply.tenant(), apply.courseRunId());
    var rows = taken.stream().filter(row -> row.action() == Decision.CREDIT).toList();
    var ids = new HashMap<Integer, UUID>();
    for (var row : rows) {
      ids.put(row.number(), evidenceOf(apply, row, columns.get(row.columnId()), course));
    }
    var proposals = proposals(apply, ids.values().stream().distinct().toList());
    var settled = new ArrayList<Row>();
    var postings = new HashMap<String, Row>();
    var asked = new ArrayList<Posting>();
    for (var row : rows) {
      var proposal = proposals.get(ids.get(row.number()));
      if (proposal.state() == Proposal.State.POSTED) {
        settled.add(settled(row, RowState.BEFORE, proposal.entries(), null));
      } else if (proposal.verdict() instanceof Verdict.Refused no) {
        settled.add(settled(row, RowState.REFUSED, List.of(), no.because()));
      } else {
        postings.put(proposal.key(), row);
        asked.add(posting(proposal, row));
      }
    }
    for (var outcome : ledger.post(asked, apply.by())) {
      settled.add(settled(postings.get(outcome.key()), outcome));
    }
    store.lines().settle(apply, settled);
    return taken.get(taken.size() - 1).number();
  }

  private Map<UUID, Proposal> proposals(SheetApply apply, List<UUID> ids) {
    var asked = ids.stream().map(id -> new Assessed(id, Assessment.PASSED)).toList();
    return recognitions.propose(apply.tenant(), asked).stream()
        .collect(Collectors.toMap(one -> one.evidence().id(), one -> one));
  }

  /** With the minutes that were seen: the gate refuses if it comes to others by now. */
  private static Posting posting(Proposal proposal, Row row) {
    return new Posting(
        proposal.key(), proposal.evidence().id(), Assessment.PASSED, row.posted(), row.held());
  }

  /** There is one piece of evidence for a column and a person; other minutes make another. */
  private UUID evidenceOf(SheetApply apply, Row row, CountedColumn column, Course course) {
    var of = new Of(row.columnId(), row.personId());
    var before = held.lock(apply.tenant(), of);
    var facts = SheetCredits.facts(column, course, row.personId(), row.earnedOn());
    if (before.isPresent()) {
      var known = evidence.get(apply.tenant(), before.get().evidence());
      var same = known.facts().minutes() == facts.minutes() && known.facts().mode() == facts.mode();
      if (same || stands(apply, known.id())) {
        return known.id();
      }
    }
    var generation = before.map(SheetCreditStore.Held::generation).orElse(0) + 1;
    var key = "gradebook:" + row.columnId() + ":" + row.personId() + ":" + generation;
    var recorded = evidence.record(new NewEvidence(key, facts, apply.by()));
    held.put(apply.tenant(), of, new SheetCreditStore.Held(recorded.id(), generation));
    return recorded.id();
  }

  private boolean stands(SheetApply apply, UUID id) {
    return proposals(apply, List.of(id)).get(id).state() == Proposal.State.POSTED;
  }

  private Row settled(Row row, Outcome outcome) {
    var state =
        switch (outcome.status()) {
          case POSTED -> RowState.DONE;
          case ALREADY_POSTED -> RowState.BEFORE;
          case REFUSED -> RowState.REFUSED;
        };
    return settled(row, state, outcome.entries(), outcome.because());
  }

  private Row settled(Row row, RowState state, List<Entry> entries, Text because) {
    var said = because == null ? new SheetDraft.Said(null, null) : credits.said(because);
    var entry = entries.stream().map(Entry::id).findFirst().orElse(null);
    return with(row, state, entry, said);
  }

  static Row with(Row row, RowState state, UUID entry, SheetDraft.Said said) {
    return new Row(
        row.number(),
        row.columnId(),
        row.subject(),
        row.personId(),
        row.action(),
        row.given(),
        row.maximum(),
        row.earnedOn(),
        row.posted(),
        row.held(),
        row.reason(),
        state,
        entry,
        said.zh(),
        said.en());
  }
}
