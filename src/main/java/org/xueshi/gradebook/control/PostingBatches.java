package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.gradebook.entity.Choice;
import org.xueshi.gradebook.entity.Draft;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.Line;
import org.xueshi.gradebook.entity.Posted;
import org.xueshi.gradebook.entity.Teacher;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.web.entity.Actor;

/** Posts in portions, so that no transaction holds the chains of a whole course for long. */
@ApplicationScoped
class PostingBatches {

  private static final int PORTION = 200;
  private static final int TRIES = 3;

  /** A choice and what it is about now. */
  sealed interface Ask {

    Choice choice();

    Teacher teacher();

    Line line();

    Proposal proposal();

    /** It can be handed to the gate. */
    record ToPost(Choice choice, Draft.Item item) implements Ask {
      @Override
      public Teacher teacher() {
        return item.teacher();
      }

      @Override
      public Line line() {
        return item.line();
      }

      @Override
      public Proposal proposal() {
        return item.proposal();
      }
    }

    /** It can no longer be chosen: credited meanwhile, or something changed. */
    record NotNow(Choice choice, Teacher teacher, Line line, Proposal proposal) implements Ask {}
  }

  private PostingStore store;
  private PostingPortion portion;
  private Clock clock;

  protected PostingBatches() {}

  @Inject
  PostingBatches(PostingStore store, PostingPortion portion, Clock clock) {
    this.store = store;
    this.portion = portion;
    this.clock = clock;
  }

  Posted post(GradebookRun run, List<Ask> asks, Actor actor) {
    var posting = new Posted(Ids.next(), run.courseRunId(), clock.instant(), List.of());
    store.insert(posting, run.id(), actor);
    var rows = new ArrayList<Posted.Row>();
    for (var from = 0; from < asks.size(); from += PORTION) {
      var some = asks.subList(from, Math.min(asks.size(), from + PORTION));
      rows.addAll(postPortion(posting, some, actor));
    }
    return new Posted(posting.id(), posting.courseRunId(), posting.at(), rows);
  }

  /** Another writer took a chain's place in the same moment: nothing was written, so once more. */
  private List<Posted.Row> postPortion(Posted posting, List<Ask> asks, Actor actor) {
    for (var tries = 1; ; tries++) {
      try {
        return portion.post(posting.id(), asks, actor);
      } catch (Refusal busy) {
        if (busy.kind() != Refusal.Kind.CONFLICT || tries == TRIES) {
          throw busy;
        }
      }
    }
  }

  Optional<Posted> find(UUID tenant, UUID id) {
    return store.find(tenant, id);
  }
}
