package org.xueshi.ledger.boundary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Forecast;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Outlook;
import org.xueshi.ledger.entity.Requirement;
import org.xueshi.ledger.entity.Statement;

/**
 * What is missing and what to do about it, one sentence each.
 *
 * @param requirement whose name stands before the sentence; {@code null} for none
 * @param link query string of the lines it speaks of; {@code null} for none
 */
public record NextStep(Requirement requirement, Text text, String link) {

  private static final int DAYS_A_YEAR = 365;

  /** In the order of urgency; a single word of praise if nothing is to be done. */
  static List<NextStep> of(HoursModel model) {
    var steps = new ArrayList<NextStep>();
    for (var ring : model.rings()) {
      if (ring.outlook() != Outlook.MET) {
        missing(model, ring).forEach(steps::add);
      }
    }
    waiting(model, steps);
    held(model, steps);
    refused(model, steps);
    if (steps.isEmpty()) {
      steps.add(new NextStep(null, Text.of("ledger.next.nothing"), null));
    }
    return steps;
  }

  private static List<NextStep> missing(HoursModel model, HoursModel.Ring ring) {
    var fulfilment = ring.progress().fulfilment();
    var requirement = fulfilment.requirement();
    var main = requirement.equals(model.statement().main().fulfilment().requirement());
    var forecast = main ? model.forecast() : ring.progress().forecast(Hours.ZERO, model.asOf());
    if (requirement.measure() == Requirement.Measure.TRAININGS) {
      var key = ring.progress().waiting().isZero() ? "training" : "trainingWaits";
      return List.of(
          new NextStep(requirement, Text.of("ledger.next." + key, requirement.months()), null));
    }
    if (requirement.measure() == Requirement.Measure.SHARE) {
      var lacking = model.lacking(fulfilment);
      return List.of(new NextStep(requirement, Text.of("ledger.next.share", lacking), null));
    }
    if (forecast.toPlan().isZero()) {
      return List.of(new NextStep(requirement, Text.of("ledger.next.inSight"), null));
    }
    var unit = HoursModel.unit(requirement);
    return List.of(new NextStep(requirement, plan(model, forecast, unit), null));
  }

  private static Text plan(HoursModel model, Forecast forecast, Text unit) {
    var toPlan = model.shown(forecast.toPlan());
    var end = forecast.period().to();
    if (forecast.daysLeft() == 0) {
      return Text.of("ledger.next.late", toPlan, unit);
    }
    return forecast.daysLeft() < DAYS_A_YEAR
        ? Text.of("ledger.next.soon", toPlan, unit, end)
        : Text.of(
            "ledger.next.plan",
            toPlan,
            end,
            model.shown(forecast.neededPerYear().orElse(Hours.ZERO)),
            unit);
  }

  private static void waiting(HoursModel model, List<NextStep> steps) {
    var sum = sum(model, Statement.State.WAITING).waiting();
    if (!sum.isZero()) {
      var text = Text.of("ledger.next.waiting", model.shown(sum));
      steps.add(new NextStep(null, text, lines(model, Statement.State.WAITING)));
    }
  }

  private static void held(HoursModel model, List<NextStep> steps) {
    var sum = sum(model, Statement.State.HELD).held();
    if (!sum.isZero()) {
      var first =
          model.statement().lines().stream()
              .map(Statement.Line::until)
              .filter(Objects::nonNull)
              .min(LocalDate::compareTo)
              .orElse(model.asOf());
      var text = Text.of("ledger.next.held", model.shown(sum), first);
      steps.add(new NextStep(null, text, lines(model, Statement.State.HELD)));
    }
  }

  private static void refused(HoursModel model, List<NextStep> steps) {
    var count =
        model.statement().lines().stream()
            .filter(line -> line.state() == Statement.State.REFUSED)
            .count();
    if (count > 0) {
      var text = Text.of("ledger.next.refused", count);
      steps.add(new NextStep(null, text, lines(model, Statement.State.REFUSED)));
    }
  }

  private static Statement.Sum sum(HoursModel model, Statement.State state) {
    return model.statement().lines().stream()
        .filter(line -> line.state() == state)
        .map(Statement.Sum::of)
        .reduce(Statement.Sum.NONE, Statement.Sum::plus);
  }

  private static String lines(HoursModel model, Statement.State state) {
    return model.asked().with("state", state.name());
  }
}
