package org.xueshi.gradebook.entity;

import java.util.List;
import java.util.Optional;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Verdict;

/**
 * What would be credited, before anything is written.
 *
 * @param gone how many of the chosen can no longer be chosen: credited meanwhile, or changed
 */
public record Draft(List<Item> items, int gone) {

  public Draft {
    items = List.copyOf(items);
  }

  /**
   * One piece of evidence that was chosen.
   *
   * @param proposal worked out together with all the others, as it would be posted
   * @param credit what it comes to; none if the rules refuse
   */
  public record Item(Teacher teacher, Line line, Proposal proposal, Credit credit) {

    /** Empty if the rules refuse. */
    public Optional<Choice> choice() {
      return proposal
          .posting()
          .map(
              posting -> new Choice(posting.key(), posting.postedMinutes(), posting.heldMinutes()));
    }

    /** Why the rules refuse; empty if they do not. */
    public Optional<Text> refusal() {
      return proposal.verdict() instanceof Verdict.Refused no
          ? Optional.of(no.because())
          : Optional.empty();
    }

    /** Somebody credits it in spite of a difference. */
    public boolean decided() {
      return line.finding().mayBeDecided();
    }
  }

  public Credit total() {
    return items.stream().map(Item::credit).reduce(Credit.NONE, Credit::plus);
  }

  public long people() {
    return items.stream().map(item -> item.teacher().personId()).distinct().count();
  }

  /** Those the rules credit. */
  public List<Item> creditable() {
    return items.stream().filter(item -> item.choice().isPresent()).toList();
  }
}
