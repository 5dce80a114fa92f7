package org.xueshi.ledger.boundary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Standing;
import org.xueshi.ledger.entity.Verdict;

/**
 * What "my credit hours" shows: the picture, then the lists behind it.
 *
 * @param lines one for each piece of evidence, newest first
 * @param certificates newest first
 * @param courses course runs with something that counts, by identifier, with the title
 */
public record HoursModel(
    Standing standing,
    HoursBar bar,
    List<Line> lines,
    List<Certificates.Verified> certificates,
    Map<UUID, String> courses,
    boolean trainer) {

  /** Where a piece of evidence is on its way. */
  public enum State {
    COUNTED,
    HELD,
    WAITING,
    REFUSED,
    REVERSED
  }

  /**
   * A piece of evidence and what became of it.
   *
   * @param counted hours that count, or would once posted
   * @param held hours that wait for follow-up
   * @param until first day on which held hours can count; {@code null} if none are held
   * @param because reasons, in order
   * @param history releases, voids and reversals, oldest first
   */
  public record Line(
      Evidence evidence,
      State state,
      Hours counted,
      Hours held,
      LocalDate until,
      List<Text> because,
      List<Entry> history) {}

  /** Everything {@link #of} puts together. */
  record Parts(
      Standing standing,
      List<Proposal> proposals,
      List<Entry> entries,
      List<Certificates.Verified> certificates,
      Map<UUID, String> courses,
      boolean trainer) {}

  static HoursModel of(Parts parts) {
    var pack = parts.standing().pack();
    var lines =
        parts.proposals().stream()
            .map(proposal -> line(proposal, pack, parts.entries()))
            .sorted(
                Comparator.comparing((Line line) -> line.evidence().facts().earnedOn()).reversed())
            .toList();
    return new HoursModel(
        parts.standing(),
        HoursBar.of(parts.standing()),
        lines,
        parts.certificates(),
        parts.courses(),
        parts.trainer());
  }

  private static Line line(Proposal proposal, RulePack pack, List<Entry> entries) {
    var history =
        entries.stream()
            .filter(entry -> entry.target() != null)
            .filter(entry -> entry.credit().evidence().equals(proposal.evidence().id()))
            .toList();
    if (proposal.state() == Proposal.State.POSTED) {
      return posted(proposal, entries, history);
    }
    if (proposal.state() == Proposal.State.REVERSED) {
      var last = history.get(history.size() - 1);
      return without(proposal, State.REVERSED, last.reasons(), history);
    }
    if (proposal.verdict() instanceof Verdict.Credited credited) {
      return new Line(
          proposal.evidence(),
          State.WAITING,
          Hours.ofMinutes(
              credited.posted(), pack.hour().minutes(proposal.evidence().facts().mode())),
          Hours.ofMinutes(credited.held(), pack.hour().minutes(proposal.evidence().facts().mode())),
          credited.until(),
          credited.reasons(),
          history);
    }
    var because = ((Verdict.Refused) proposal.verdict()).because();
    return without(proposal, State.REFUSED, List.of(because), history);
  }

  private static Line posted(Proposal proposal, List<Entry> entries, List<Entry> history) {
    var evidence = proposal.evidence().id();
    var now =
        entries.stream()
            .filter(entry -> entry.credit().evidence().equals(evidence))
            .map(Entry::effect)
            .reduce(Amount.ZERO, Amount::plus);
    var credit = proposal.entries().get(0).credit();
    var credited = (Verdict.Credited) proposal.verdict();
    return new Line(
        proposal.evidence(),
        now.held() > 0 ? State.HELD : State.COUNTED,
        credit.hours(now.posted()),
        credit.hours(now.held()),
        now.held() > 0 ? credited.until() : null,
        credited.reasons(),
        history);
  }

  private static Line without(
      Proposal proposal, State state, List<Text> because, List<Entry> history) {
    return new Line(proposal.evidence(), state, Hours.ZERO, Hours.ZERO, null, because, history);
  }

  /** Hours as the pack's rounding rule shows them. */
  public BigDecimal shown(Hours hours) {
    return standing.pack().hour().shown(hours);
  }

  /** What is lacking of a requirement, so that it adds up with what is shown of it. */
  public BigDecimal lacking(Standing.Fulfilment one) {
    return one.lackingShown(standing.pack().hour());
  }

  /** Requirements that concern this person; who is a trainer, the launch says. */
  public List<Standing.Fulfilment> requirements() {
    return standing.requirements().stream()
        .filter(
            one ->
                switch (one.requirement().audience()) {
                  case EVERYONE -> true;
                  case TRAINER -> trainer;
                  case NEW_TEACHER, NEW_IN_POST -> true;
                })
        .toList();
  }
}
