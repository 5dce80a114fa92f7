package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Requirement.Measure;
import org.xueshi.ledger.entity.Standing.Fulfilment;

/**
 * Folds one book into what there is of each requirement, with the reason of every missing hour.
 * Lives for one question.
 */
final class Counting {

  private final RulePack pack;
  private final Book book;
  private final LocalDate asOf;

  /** Hours of entries that an exclusive requirement needed. */
  private final Map<UUID, Hours> used = new HashMap<>();

  Counting(RulePack pack, Book book, LocalDate asOf) {
    this.pack = pack;
    this.book = book;
    this.asOf = asOf;
  }

  /** All requirements that concern the person, in the pack's order; the main one always. */
  List<Fulfilment> all() {
    var found = new ArrayList<Fulfilment>();
    for (var requirement : pack.requirements()) {
      var main = found.isEmpty();
      if (main || (requirement.amount() > 0 && concerns(requirement))) {
        found.add(fulfilment(requirement));
      }
    }
    return found;
  }

  /** Trainers are known only to the page that asks: of them, too, the answer is worked out. */
  private boolean concerns(Requirement requirement) {
    var tenure = book.owner().tenure();
    var months = pack.leniency().newMonths();
    var groups = pack.audiences().groupsOf(tenure.post());
    var inPost =
        requirement.posts().isEmpty() || requirement.posts().stream().anyMatch(groups::contains);
    return inPost
        && switch (requirement.audience()) {
          case EVERYONE, TRAINER -> true;
          case NEW_TEACHER -> tenure.newlyHired(asOf, months) || !counted(requirement).isZero();
          case NEW_IN_POST -> tenure.newlyAppointed(asOf, months);
        };
  }

  private Hours counted(Requirement requirement) {
    return hours(requirement, in(requirement, period(requirement).upTo(asOf)));
  }

  private Fulfilment fulfilment(Requirement requirement) {
    var period = period(requirement);
    var duty = duty(requirement, period);
    var asked = requirement.asking(duty.asked(requirement.amount(), pack.leniency().rounding()));
    var within = in(asked, period.upTo(asOf));
    var own = measured(asked, within);
    var carried = carried(requirement, period);
    var have = own.plus(carried);
    var lacking = Hours.of(asked.amount()).minus(have).orZeroIfNegative();
    if (requirement.fine().exclusive()) {
      use(asked, within);
    }
    var because = new Because(pack, requirement, duty);
    return new Fulfilment(
        asked,
        period,
        have,
        lacking,
        state(requirement, lacking, period),
        because.reasons(own, carried, lacking, tooShort(asked, within)));
  }

  private Period period(Requirement requirement) {
    return pack.period(requirement.window(), requirement.months(), asOf, book.anchor());
  }

  private Duty duty(Requirement requirement, Period period) {
    return requirement.fine().proRata()
        ? Duty.of(pack.leniency(), book.owner().tenure(), period)
        : new Duty(1, 1, false);
  }

  private Standing.State state(Requirement requirement, Hours lacking, Period period) {
    if (lacking.isZero()) {
      return Standing.State.MET;
    }
    if (requirement.window() == RulePack.Window.EVER) {
      // No end, no deadline.
      return Standing.State.OPEN;
    }
    var warnFrom = period.to().minusMonths(pack.leniency().warnMonths());
    return asOf.isBefore(warnFrom) ? Standing.State.OPEN : Standing.State.DUE_SOON;
  }

  private List<Entry> in(Requirement requirement, Period period) {
    return book.entries().stream()
        .filter(entry -> requirement.scope().includes(entry.credit().mode(), course(entry)))
        .filter(entry -> period.contains(entry.credit().earnedOn()))
        .toList();
  }

  private static Course course(Entry entry) {
    return entry.credit().course();
  }

  private Hours measured(Requirement requirement, List<Entry> entries) {
    return switch (requirement.measure()) {
      case HOURS, CREDITS -> hours(requirement, entries);
      case TRAININGS -> Hours.of(trainings(requirement, entries, training -> training.counts()));
      case SHARE -> share(requirement, entries);
    };
  }

  private Hours hours(Requirement requirement, List<Entry> entries) {
    return entries.stream()
        .map(entry -> left(entry, requirement.measure()))
        .reduce(Hours.ZERO, Hours::plus);
  }

  private Hours left(Entry entry, Measure measure) {
    var credit = entry.credit();
    var hours = credit.hours(entry.effect().posted());
    var free = hours.minus(used.getOrDefault(entry.id(), Hours.ZERO));
    return pack.worth(measure, credit.mode(), free);
  }

  /** What an exclusive requirement needs, oldest first, up to what it asks for. */
  private void use(Requirement requirement, List<Entry> entries) {
    var need = Hours.of(requirement.amount());
    for (var entry : entries) {
      var hours = entry.credit().hours(entry.effect().posted());
      var take = hours.compareTo(Hours.ZERO) < 0 ? hours : hours.min(need);
      used.merge(entry.id(), take, Hours::plus);
      need = need.minus(take).orZeroIfNegative();
    }
  }

  /** Percent of all hours of the window that lie in the scope; no hours, no share. */
  private Hours share(Requirement requirement, List<Entry> entries) {
    var period = period(requirement).upTo(asOf);
    var all = sum(entry -> period.contains(entry.credit().earnedOn()));
    if (all.compareTo(Hours.ZERO) <= 0) {
      return Hours.ZERO;
    }
    var part = hours(requirement, entries);
    return part.times(100L * all.denominator(), all.numerator());
  }

  private Hours sum(Predicate<Entry> test) {
    return book.entries().stream()
        .filter(test)
        .map(entry -> entry.credit().hours(entry.effect().posted()))
        .reduce(Hours.ZERO, Hours::plus);
  }

  private int tooShort(Requirement requirement, List<Entry> entries) {
    return requirement.measure() == Measure.TRAININGS
        ? (int) trainings(requirement, entries, Training::falls)
        : 0;
  }

  /** One course run's counted hours and days. */
  private record Training(Requirement requirement, Hours hours, LocalDate first, LocalDate last) {

    boolean counts() {
      return hours.compareTo(Hours.ZERO) > 0 && longEnough() && closeEnough();
    }

    /** It counts something, but not as a training. */
    boolean falls() {
      return hours.compareTo(Hours.ZERO) > 0 && !counts();
    }

    private boolean longEnough() {
      return hours.compareTo(Hours.of(requirement.fine().leastHours())) >= 0;
    }

    private boolean closeEnough() {
      var within = requirement.fine().withinDays();
      return within == 0 || last.isBefore(first.plusDays(within));
    }

    Training and(Training more) {
      return new Training(
          requirement,
          hours.plus(more.hours),
          first.isBefore(more.first) ? first : more.first,
          last.isAfter(more.last) ? last : more.last);
    }
  }

  private static long trainings(
      Requirement requirement, List<Entry> entries, Predicate<Training> test) {
    var byRun = new HashMap<UUID, Training>();
    for (var entry : entries) {
      var credit = entry.credit();
      var run = Optional.ofNullable(course(entry).runId()).orElse(credit.evidence());
      var day = credit.earnedOn();
      var hours = credit.hours(entry.effect().posted());
      byRun.merge(run, new Training(requirement, hours, day, day), Training::and);
    }
    return byRun.values().stream().filter(test).count();
  }

  /** Surplus of the cycle before, as far as the rules let it be carried over (open question 3). */
  private Hours carried(Requirement requirement, Period period) {
    var limit = pack.leniency().carryHours();
    var measure = requirement.measure();
    var summed = measure == Measure.HOURS || measure == Measure.CREDITS;
    if (limit == 0 || requirement.window() != RulePack.Window.CYCLE || !summed) {
      return Hours.ZERO;
    }
    var before = pack.cycleAround(period.from().minusDays(1), book.anchor());
    var asked = duty(requirement, before).asked(requirement.amount(), pack.leniency().rounding());
    return hours(requirement, in(requirement, before))
        .minus(Hours.of(asked))
        .orZeroIfNegative()
        .min(Hours.of(limit));
  }

  /** Why so much is asked, and why it is not there. */
  private record Because(RulePack pack, Requirement requirement, Duty duty) {

    List<Text> reasons(Hours own, Hours carried, Hours lacking, int tooShort) {
      var reasons = new ArrayList<Text>();
      var unit = Text.of("ledger.unit." + requirement.measure());
      reasons.add(
          Text.of(
              "ledger.missing.asked",
              requirement.citation().articleNumber(),
              requirement.amount(),
              unit));
      if (duty.exempt()) {
        reasons.add(Text.of("ledger.missing.exempt"));
      } else if (duty.served() < duty.days()) {
        var asked = duty.asked(requirement.amount(), pack.leniency().rounding());
        reasons.add(Text.of("ledger.missing.proRata", duty.days(), duty.served(), asked, unit));
      }
      reasons.add(Text.of("ledger.missing.counted", pack.hour().shown(own), unit));
      if (!carried.isZero()) {
        reasons.add(Text.of("ledger.missing.carried", pack.hour().shown(carried), unit));
      }
      if (tooShort > 0) {
        reasons.add(Text.of("ledger.missing.tooShort", tooShort, requirement.fine().leastHours()));
      }
      if (!lacking.isZero()) {
        reasons.add(Text.of("ledger.missing.lacking", pack.hour().shown(lacking), unit));
      }
      return List.copyOf(reasons);
    }
  }
}
