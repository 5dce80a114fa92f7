package org.xueshi.ledger.entity;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;

/**
 * What proposed rules do to one teacher.
 *
 * @param before hours of the cycle by the rules in force
 * @param after by the proposed ones
 * @param shortBefore codes of requirements that are not met, advisory ones left out
 * @param requirements one for each that is asked before or after, by code
 * @param reasons the first few pieces that come to something else, and why; then what is lacking
 */
public record TrialLine(
    UUID person,
    Effect effect,
    Hours before,
    Hours after,
    Set<String> shortBefore,
    Set<String> shortAfter,
    List<Change> requirements,
    List<Text> reasons) {

  private static final int REASONS_MAX = 12;

  /** What becomes of the hours. */
  public enum Effect {
    GAIN,
    LOSE,
    SAME
  }

  /**
   * A requirement before and after; a side on which it is not asked has no amount.
   *
   * @param askedBefore 0 if it was not asked
   * @param askedAfter 0 if it is not asked any more
   */
  public record Change(String code, int askedBefore, Hours before, int askedAfter, Hours after) {}

  /** Compares two standings of the same person. */
  public static TrialLine of(UUID person, Standing before, Standing after, List<Text> changes) {
    var one = hours(before);
    var two = hours(after);
    var compared = two.compareTo(one);
    var effect = compared > 0 ? Effect.GAIN : compared < 0 ? Effect.LOSE : Effect.SAME;
    var reasons =
        new java.util.ArrayList<>(changes.subList(0, Math.min(REASONS_MAX, changes.size())));
    if (changes.size() > REASONS_MAX) {
      reasons.add(Text.of("rule.trial.more", changes.size() - REASONS_MAX));
    }
    concerning(after)
        .filter(TrialLine::isShort)
        .forEach(fulfilment -> reasons.addAll(fulfilment.because()));
    return new TrialLine(
        person, effect, one, two, shorts(before), shorts(after), changes(before, after), reasons);
  }

  /** Counted and held hours of the cycle: what the same study came to. */
  private static Hours hours(Standing standing) {
    return standing.byMode().values().stream()
        .reduce(Hours.ZERO, Hours::plus)
        .plus(standing.heldHours());
  }

  private static Set<String> shorts(Standing standing) {
    var codes = new TreeSet<String>();
    concerning(standing)
        .filter(TrialLine::isShort)
        .forEach(one -> codes.add(one.requirement().code()));
    return codes;
  }

  private static boolean isShort(Standing.Fulfilment one) {
    return !one.met() && !one.requirement().fine().advisory();
  }

  /** Who is a trainer is not in the book: nothing is said of what may not concern them. */
  private static Stream<Standing.Fulfilment> concerning(Standing standing) {
    return standing.requirements().stream()
        .filter(one -> one.requirement().audience() != Requirement.Audience.TRAINER);
  }

  private static List<Change> changes(Standing before, Standing after) {
    var byCode = new TreeMap<String, Change>();
    concerning(before)
        .forEach(
            one ->
                byCode.put(
                    one.requirement().code(),
                    new Change(
                        one.requirement().code(),
                        one.requirement().amount(),
                        one.have(),
                        0,
                        Hours.ZERO)));
    concerning(after)
        .forEach(
            one ->
                byCode.merge(
                    one.requirement().code(),
                    new Change(
                        one.requirement().code(),
                        0,
                        Hours.ZERO,
                        one.requirement().amount(),
                        one.have()),
                    (old, now) ->
                        new Change(
                            old.code(),
                            old.askedBefore(),
                            old.before(),
                            now.askedAfter(),
                            now.after())));
    return List.copyOf(byCode.values());
  }

  /** Short now, and not before. */
  public Set<String> newlyShort() {
    var codes = new TreeSet<>(shortAfter);
    codes.removeAll(shortBefore);
    return codes;
  }
}
