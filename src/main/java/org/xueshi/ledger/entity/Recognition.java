package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.xueshi.kernel.entity.Text;

/**
 * 学分认定: from evidence to credit, by the rules of its day and in view of what is in the book
 * already. A pure function. First a list of named questions in fixed order, each of which may say
 * <em>no, because</em>; then a list of named steps from clock minutes to credited ones, each of
 * which leaves its reason.
 *
 * @param pack in force on the day the evidence counts for
 * @param book the person's, without this evidence
 * @param sources where the evidence of the book came from; asked only if the pack counts the
 *     longest of a day
 */
public record Recognition(
    RulePack pack,
    Evidence evidence,
    Assessment assessment,
    Book book,
    Map<UUID, Evidence.Source> sources) {

  /** For packs that do not ask where earlier evidence came from. */
  public Recognition(RulePack pack, Evidence evidence, Assessment assessment, Book book) {
    this(pack, evidence, assessment, book, Map.of());
  }

  private static final List<Function<Recognition, Optional<Text>>> QUESTIONS =
      List.of(
          Recognition::onRoster,
          Recognition::inForce,
          Recognition::numbered,
          Recognition::eligible,
          Recognition::strongEnough,
          Recognition::passed,
          Recognition::longEnough,
          Recognition::modeEarns,
          Recognition::minutesNotCreditedBefore);

  private static final List<Function<Recognition, Function<Integer, Step>>> STEPS =
      List.of(
          recognition -> recognition::withinPlan,
          recognition -> recognition::withinPiece,
          recognition -> recognition::converted,
          recognition -> recognition::longestOfDay,
          recognition -> recognition::withinCaps,
          recognition -> recognition::inWholeSteps);

  /** Minutes after a step, and the reason if it changed or explained anything. */
  private record Step(int minutes, List<Text> reasons) {
    static Step unchanged(int minutes) {
      return new Step(minutes, List.of());
    }
  }

  public Verdict verdict() {
    return QUESTIONS.stream()
        .map(question -> question.apply(this))
        .flatMap(Optional::stream)
        .findFirst()
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(this::credit);
  }

  private Optional<Text> onRoster() {
    return book.owner().onRoster() ? Optional.empty() : refuse("notOnRoster");
  }

  private Optional<Text> inForce() {
    return facts().earnedOn().isBefore(pack.effectiveFrom())
        ? refuse("noRule", facts().earnedOn())
        : Optional.empty();
  }

  private Optional<Text> numbered() {
    return pack.audiences().admitsNumber(tenure().staffNumber())
        ? Optional.empty()
        : refuse("staffNumber", pack.audiences().numberDigits());
  }

  private Optional<Text> eligible() {
    return pack.audiences().admits(tenure().post())
        ? Optional.empty()
        : refuse(
            "post",
            pack.audiences().citation().articleNumber(),
            tenure().post() == null ? "-" : tenure().post());
  }

  private Optional<Text> longEnough() {
    var least = pack.recognising().pieces().least();
    return facts().minutes() >= least
        ? Optional.empty()
        : refuse("short", facts().minutes(), least);
  }

  private Optional<Text> strongEnough() {
    return pack.recognising().accepts(facts().source().kind(), facts().grade())
        ? Optional.empty()
        : refuse("grade", Text.of("ledger.grade." + facts().grade()));
  }

  private Optional<Text> passed() {
    if (!pack.recognising().passRequired()) {
      return Optional.empty();
    }
    return switch (assessment) {
      case FAILED -> refuse("failed");
      case PENDING -> refuse("pending");
      case PASSED, NONE -> Optional.empty();
    };
  }

  private Optional<Text> modeEarns() {
    return conversion().isPresent() || percent() > 0 ? Optional.empty() : refuse("mode", mode());
  }

  private Optional<Text> minutesNotCreditedBefore() {
    return book.overlap(facts().intervals())
        .map(
            overlap ->
                Text.of(
                    "ledger.refusal.overlap",
                    overlap.asked().from(),
                    overlap.asked().to(),
                    overlap.claimed().courseTitle(),
                    overlap.claimed().interval().from(),
                    overlap.claimed().interval().to()));
  }

  private Verdict credit() {
    var minutes = facts().minutes();
    var reasons = new ArrayList<Text>();
    reasons.add(
        Text.of(
            "ledger.reason.evidence",
            facts().source().title(),
            minutes,
            Text.of("ledger.grade." + facts().grade())));
    for (var rule : STEPS) {
      var step = rule.apply(this).apply(minutes);
      reasons.addAll(step.reasons());
      minutes = step.minutes();
    }
    if (minutes == 0) {
      return new Verdict.Refused(reasons.get(reasons.size() - 1));
    }
    reasons.add(hours(minutes));
    return split(minutes, reasons);
  }

  private Step withinPlan(int minutes) {
    var planned = facts().plannedMinutes();
    if (planned == 0 || minutes <= planned) {
      return Step.unchanged(minutes);
    }
    return new Step(planned, List.of(Text.of("ledger.reason.planned", planned)));
  }

  private Step withinPiece(int minutes) {
    var most = pack.recognising().pieces().most();
    return most == 0 || minutes <= most
        ? Step.unchanged(minutes)
        : new Step(most, List.of(Text.of("ledger.reason.piece", most)));
  }

  private Step converted(int minutes) {
    var conversion = conversion();
    if (conversion.isPresent()) {
      var rule = conversion.get();
      var converted = rule.rate().credited(minutes);
      return new Step(
          converted,
          List.of(
              Text.of(
                  "ledger.reason.special",
                  rule.name("zh-CN") + " / " + rule.name("en"),
                  converted)));
    }
    var percent = percent();
    if (percent == 100) {
      return Step.unchanged(minutes);
    }
    // Down to whole minutes: a conversion never invents time.
    var converted = (int) ((long) minutes * percent / 100);
    return new Step(
        converted, List.of(Text.of("ledger.reason.converted", mode(), percent, converted)));
  }

  private Step longestOfDay(int minutes) {
    if (!pack.recognising().pieces().longestOfDay()) {
      return Step.unchanged(minutes);
    }
    var before = book.sum(this::sameSourceAndDay).total();
    return before == 0
        ? Step.unchanged(minutes)
        : new Step(
            Math.max(0, minutes - before),
            List.of(Text.of("ledger.reason.longest", before, Math.max(0, minutes - before))));
  }

  private boolean sameSourceAndDay(Entry entry) {
    var source = sources.get(entry.credit().evidence());
    return entry.credit().earnedOn().equals(facts().earnedOn())
        && source != null
        && source.kind() == facts().source().kind()
        && source.id().equals(facts().source().id());
  }

  private Step withinCaps(int minutes) {
    var left = minutes;
    var reasons = new ArrayList<Text>();
    for (var cap : pack.caps()) {
      if (cap.scope().includes(facts().mode(), facts().course())) {
        var room = new CapRoom(pack, cap, book).minutes(facts());
        if (room < left) {
          left = room;
          reasons.add(CapRoom.reason(cap, room));
        }
      }
    }
    return new Step(left, reasons);
  }

  private Step inWholeSteps(int minutes) {
    var step = pack.hour().entryStep();
    var whole = minutes / step * step;
    return whole == minutes
        ? Step.unchanged(minutes)
        : new Step(whole, List.of(Text.of("ledger.reason.step", step, whole)));
  }

  private Verdict split(int minutes, List<Text> reasons) {
    var followUp = pack.followUp();
    var waits = facts().course().hasFollowUp() && facts().mode() != Mode.FOLLOW_UP;
    var held = waits ? (int) ((long) minutes * followUp.heldPercent() / 100) : 0;
    LocalDate until = null;
    if (held > 0) {
      until = facts().course().endsOn().plusMonths(followUp.months());
      reasons.add(
          Text.of(
              "ledger.reason.held",
              followUp.heldPercent(),
              held,
              until,
              followUp.citation().articleNumber()));
    }
    return new Verdict.Credited(minutes - held, held, until, reasons);
  }

  private Text hours(int minutes) {
    var shown = pack.hour().shown(Hours.ofMinutes(minutes, hourMinutes()));
    return Text.of("ledger.reason.hours", minutes, hourMinutes(), shown, pack.title());
  }

  private Text mode() {
    return Text.of("ledger.mode." + facts().mode());
  }

  private Optional<Conversion> conversion() {
    return pack.conversion(facts(), tenure().post());
  }

  private Tenure tenure() {
    return book.owner().tenure();
  }

  private int hourMinutes() {
    return pack.hour().minutes(facts().mode());
  }

  private int percent() {
    return pack.recognising().percents().getOrDefault(facts().mode(), 0);
  }

  private Evidence.Facts facts() {
    return evidence.facts();
  }

  private static Optional<Text> refuse(String why, Object... arguments) {
    return Optional.of(Text.of("ledger.refusal." + why, arguments));
  }
}
