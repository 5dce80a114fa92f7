package org.xueshi.papers.control;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.AttestedBooks.Attested;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Requirement;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Standing;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.papers.entity.Said;

/** Whether the requirements are met: a pure function of the standing. */
final class Attestations {

  private Attestations() {}

  /**
   * What is asked.
   *
   * @param trainer the trainers' 72 hours are asked of this person too (17.2)
   */
  record Asked(Attestation.Purpose purpose, boolean trainer) {}

  static Attestation of(
      Attested attested, Asked asked, Transcripts.Heading heading, Function<Text, Said> say) {
    var standing = attested.standing();
    var pack = standing.pack();
    var asks =
        standing.requirements().stream().filter(one -> applies(one, asked.trainer())).toList();
    return new Attestation(
        heading.holder(),
        asked.purpose(),
        heading.dates(),
        heading.issuer(),
        pack.title(),
        pack.code(),
        standing.cycle().from(),
        standing.cycle().to(),
        asks.stream().allMatch(one -> one.met() || one.requirement().fine().advisory()),
        asks.stream().map(one -> item(one, pack, say)).toList(),
        leftOut(attested.leftOut(), pack),
        Transcripts.shown(pack, standing.held()));
  }

  /** Whom it concerns, the rules have decided; who is a trainer, the one who asks says. */
  private static boolean applies(Standing.Fulfilment one, boolean trainer) {
    return switch (one.requirement().audience()) {
      case EVERYONE -> true;
      case TRAINER -> trainer;
      case NEW_TEACHER, NEW_IN_POST -> true;
    };
  }

  private static Attestation.Item item(
      Standing.Fulfilment one, RulePack pack, Function<Text, Said> say) {
    var requirement = one.requirement();
    // Trainings are counted, not measured.
    var counted = requirement.measure() == Requirement.Measure.TRAININGS;
    return new Attestation.Item(
        requirement.code(),
        new Said(requirement.name("zh-CN"), requirement.name("en")),
        requirement.citation().articleNumber(),
        one.period().from(),
        one.period().to(),
        requirement.measure().name(),
        requirement.amount(),
        counted
            ? one.have().rounded(0, RoundingMode.FLOOR).toPlainString()
            : Transcripts.shown(pack, one.have()),
        counted
            ? one.lacking().rounded(0, RoundingMode.CEILING).toPlainString()
            : one.lackingShown(pack.hour()).toPlainString(),
        one.met(),
        one.because().stream().map(say).toList());
  }

  /** By course, what would count if it were not frozen. */
  private static List<Attestation.LeftOut> leftOut(List<Entry> frozen, RulePack pack) {
    var byCourse = new LinkedHashMap<String, Hours>();
    for (var entry : frozen) {
      byCourse.merge(
          entry.credit().course().title(),
          entry.credit().hours(entry.effect().total()),
          Hours::plus);
    }
    var left = new ArrayList<Attestation.LeftOut>();
    byCourse.forEach(
        (course, hours) ->
            left.add(new Attestation.LeftOut(course, Transcripts.shown(pack, hours))));
    return left;
  }
}
