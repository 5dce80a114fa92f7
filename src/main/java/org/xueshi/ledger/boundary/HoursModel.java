package org.xueshi.ledger.boundary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.ledger.control.CoursesUnderWay.UnderWay;
import org.xueshi.ledger.entity.Forecast;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Outlook;
import org.xueshi.ledger.entity.Requirement;
import org.xueshi.ledger.entity.Standing;
import org.xueshi.ledger.entity.Statement;

/**
 * What "my credit hours" shows: the picture, what comes next, the list behind it.
 *
 * @param asked as it stands in the address
 * @param problem what was wrong with it, or {@code null}
 * @param underWay courses begun and not finished; none for a past day
 * @param names of those who recorded and posted, by identifier
 */
public record HoursModel(
    Statement statement,
    HoursQuery asked,
    Text problem,
    HoursLines lines,
    List<UnderWay> underWay,
    Map<String, String> names,
    Papers papers,
    Place place) {

  /**
   * @param issued certificates, newest first
   * @param courses course runs with something that counts, by identifier, with the title
   */
  public record Papers(List<Certificates.Verified> issued, Map<UUID, String> courses) {}

  /**
   * Where the page is and who reads it.
   *
   * @param base path below the launch or the console
   * @param own the teacher reads their own
   * @param trainer the person is known to be a trainer
   */
  public record Place(String base, boolean own, boolean trainer) {}

  public String base() {
    return place.base();
  }

  /** A requirement as a ring. */
  public record Ring(Statement.Progress progress, HoursBar bar, Outlook outlook) {}

  public Standing standing() {
    return statement.standing();
  }

  public LocalDate asOf() {
    return standing().known().asOf();
  }

  /** Hours as the pack's rounding rule shows them. */
  public BigDecimal shown(Hours hours) {
    return standing().pack().hour().shown(hours);
  }

  /** What is lacking of a requirement, so that it adds up with what is shown of it. */
  public BigDecimal lacking(Standing.Fulfilment one) {
    return one.lackingShown(standing().pack().hour());
  }

  /** Requirements that concern this person; who is a trainer, the launch says. */
  public List<Ring> rings() {
    return statement.progress().stream().filter(this::concerns).map(this::ring).toList();
  }

  private boolean concerns(Statement.Progress one) {
    return switch (one.fulfilment().requirement().audience()) {
      case EVERYONE -> true;
      case TRAINER -> place.trainer();
      case NEW_TEACHER, NEW_IN_POST -> true;
    };
  }

  private Ring ring(Statement.Progress one) {
    var forecast = one.forecast(Hours.ZERO, asOf());
    var more = forecast.outlook() == Outlook.MET ? Hours.ZERO : one.waiting();
    var held = forecast.outlook() == Outlook.MET ? Hours.ZERO : one.held();
    var bar = HoursBar.of(forecast.have(), held, more, forecast.required());
    return new Ring(one, bar, forecast.outlook().of(one.fulfilment().requirement()));
  }

  /** Of the main requirement, to the end of the cycle. */
  public Forecast forecast() {
    var scope = statement.main().fulfilment().requirement().scope();
    var planned =
        underWay.stream()
            .filter(course -> scope.kinds().isEmpty() || scope.kinds().contains(course.kind()))
            .mapToInt(UnderWay::minutes)
            .sum();
    var hours = Hours.ofMinutes(planned, standing().pack().hour().minutes());
    return statement.main().forecast(hours, asOf());
  }

  /** The main requirement's amount as a bar, for what a forecast comes to. */
  public HoursBar towards(Hours sum) {
    var required = forecast().required();
    var have = forecast().have();
    var more = sum.minus(have).orZeroIfNegative();
    return HoursBar.of(have, Hours.ZERO, more, required);
  }

  public List<HoursBreakdown> breakdowns() {
    return HoursBreakdown.of(statement);
  }

  public List<NextStep> next() {
    return NextStep.of(this);
  }

  /** What a requirement counts, as a word behind a number. */
  public static Text unit(Requirement requirement) {
    return Text.of("ledger.unit." + requirement.measure());
  }
}
