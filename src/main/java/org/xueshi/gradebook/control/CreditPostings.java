package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.gradebook.control.PostingBatches.Ask;
import org.xueshi.gradebook.entity.Choice;
import org.xueshi.gradebook.entity.CreditTable;
import org.xueshi.gradebook.entity.Draft;
import org.xueshi.gradebook.entity.Finding;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.Line;
import org.xueshi.gradebook.entity.Posted;
import org.xueshi.gradebook.entity.Teacher;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Recognitions;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.web.entity.Actor;

/**
 * 入账: from a look at the table to the ledger. First a draft with its total, then exactly that
 * draft; what changed in between is refused, and what stands in the ledger already stays as it is.
 */
@ApplicationScoped
public class CreditPostings {

  private CreditTables tables;
  private Recognitions recognitions;
  private CreditHours hours;
  private PostingBatches batches;

  protected CreditPostings() {}

  @Inject
  CreditPostings(
      CreditTables tables, Recognitions recognitions, CreditHours hours, PostingBatches batches) {
    this.tables = tables;
    this.recognitions = recognitions;
    this.hours = hours;
    this.batches = batches;
  }

  /** What crediting the chosen evidence would come to. Nothing is written. */
  public Draft draft(UUID tenant, UUID courseRunId, Collection<String> keys) {
    return draft(tenant, tables.of(tenant, courseRunId), keys);
  }

  /** The same for everything that is ready, and for nothing else. */
  public Draft draftOfReady(UUID tenant, UUID courseRunId) {
    var table = tables.of(tenant, courseRunId);
    var keys =
        table
            .lines()
            .filter(line -> line.finding() == Finding.READY)
            .flatMap(line -> line.postable().stream())
            .map(Proposal::key)
            .toList();
    return draft(tenant, table, keys);
  }

  private Draft draft(UUID tenant, CreditTable table, Collection<String> keys) {
    var wanted = new HashSet<>(keys);
    var chosen = new HashMap<UUID, Chosen>();
    var asked = new ArrayList<Assessed>();
    for (var teacher : table.teachers()) {
      for (var line : teacher.lines()) {
        for (var proposal : line.postable()) {
          if (wanted.contains(proposal.key())) {
            chosen.put(proposal.evidence().id(), new Chosen(teacher, line));
            asked.add(new Assessed(proposal.evidence().id(), assessment(line)));
          }
        }
      }
    }
    var items =
        recognitions.propose(tenant, asked).stream()
            .map(proposal -> item(tenant, chosen.get(proposal.evidence().id()), proposal))
            .toList();
    return new Draft(items, wanted.size() - items.size());
  }

  private record Chosen(Teacher teacher, Line line) {}

  /** Whoever credits in spite of a difference says that it is a pass. */
  private static Assessment assessment(Line line) {
    return line.finding().mayBeDecided() ? Assessment.PASSED : line.facts().assessment();
  }

  private Draft.Item item(UUID tenant, Chosen chosen, Proposal proposal) {
    return new Draft.Item(
        chosen.teacher(), chosen.line(), proposal, hours.credit(tenant, proposal));
  }

  /**
   * Has exactly these credited; each is posted, or was before, or is refused with its reason.
   * Repeating it posts nothing new. In batches, each a transaction: whatever was answered before a
   * crash stays, and the rest can be asked again.
   *
   * @param run the run whose snapshot was looked at
   * @throws Refusal INVALID {@code gradebook.refusal.nothingChosen}
   */
  public Posted post(GradebookRun run, List<Choice> choices, Actor actor) {
    if (choices.isEmpty()) {
      throw Refusal.invalid("gradebook.refusal.nothingChosen");
    }
    var tenant = actor.tenant();
    var table = tables.of(tenant, run.courseRunId());
    var keys = choices.stream().map(Choice::key).toList();
    var items =
        draft(tenant, table, keys).items().stream()
            .collect(Collectors.toMap(item -> item.proposal().key(), item -> item));
    var places = places(table);
    var asks = new ArrayList<Ask>();
    for (var choice : choices) {
      var item = items.get(choice.key());
      var place = places.get(evidenceOf(choice));
      if (item != null) {
        asks.add(new Ask.ToPost(choice, item));
      } else if (place != null) {
        asks.add(new Ask.NotNow(choice, place.teacher(), place.line(), place.proposal()));
      }
    }
    return batches.post(run, asks, actor);
  }

  /**
   * What came of a posting.
   *
   * @throws Refusal NOT_FOUND
   */
  public Posted get(UUID tenant, UUID id) {
    return batches.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  private record Place(Teacher teacher, Line line, Proposal proposal) {}

  private static Map<String, Place> places(CreditTable table) {
    var places = new HashMap<String, Place>();
    for (var teacher : table.teachers()) {
      for (var line : teacher.lines()) {
        for (var proposal : line.facts().proposals()) {
          var id = proposal.evidence().id().toString();
          places.put(id, new Place(teacher, line, proposal));
        }
      }
    }
    return places;
  }

  private static String evidenceOf(Choice choice) {
    return choice.key().split(":")[1];
  }
}
