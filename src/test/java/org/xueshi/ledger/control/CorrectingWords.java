package org.xueshi.ledger.control;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Correction.Kind;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.ImportRow;
import org.xueshi.ledger.entity.ImportRow.Column;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.ledger.entity.NewImport;
import org.xueshi.ledger.entity.Overlap;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.PeriodDecision;

/** The words of the scenario files about what comes after posting. */
final class CorrectingWords {

  private static final NewDocument PAPER =
      new NewDocument("证明.pdf", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));

  /** What the other words know: evidence and first entries by name, whose book it is. */
  record Known(
      Map<String, Evidence> evidence, Map<String, Entry> entries, Supplier<UUID> teacher) {}

  private final LedgerWorld world;
  private final Known known;
  private final Map<String, Correction> asked = new HashMap<>();
  private UUID openCase;

  CorrectingWords(LedgerWorld world, Known known) {
    this.world = world;
    this.known = known;
  }

  String perform(String[] words, String key) {
    try {
      return switch (words[0]) {
        case "adjust" -> correct(words[1], Kind.ADJUST, Integer.parseInt(words[2]), key);
        case "take-back" -> correct(words[1], Kind.REVERSE, 0, key);
        case "second" -> second(words[1], words[2].equals("accepts"));
        case "alone" -> alone(words[1]);
        case "close", "reopen" -> period(words);
        case "overlaps" ->
            "waiting " + world.use(() -> world.overlaps.open(world.tenant, 99)).size();
        case "decide" -> overlap(words);
        case "import" -> importOne(words, key);
        case "case" -> openCase(words);
        case "settle" -> settle();
        case "frozen" -> frozen();
        case "checkpoint" ->
            world.use(() -> world.checkpoints.take(world.tenant)).isPresent() ? "taken" : "there";
        default -> throw new IllegalArgumentException(words[0]);
      };
    } catch (Refusal refusal) {
      return "refused " + refusal.text().key().replaceFirst(".*\\.", "");
    }
  }

  private String correct(String name, Kind kind, int minutes, String key) {
    var entry = known.entries().get(name);
    var request = new NewCorrection(key, kind, entry.id(), minutes, "登记有误", List.of());
    asked.put(name, world.use(() -> world.corrections.propose(request, world.office)));
    return said(asked.get(name));
  }

  private String second(String name, boolean accepts) {
    var id = asked.get(name).id();
    return said(world.use(() -> world.corrections.decide(id, accepts, "已核对", world.second)));
  }

  private String alone(String name) {
    var id = asked.get(name).id();
    return said(world.use(() -> world.corrections.decide(id, true, "自批", world.office)));
  }

  private static String said(Correction correction) {
    return switch (correction.state()) {
      case OPEN -> "waits for a second person";
      case ACCEPTED -> "done";
      case REFUSED -> "not done";
    };
  }

  private String period(String[] words) {
    var period = new Period(LocalDate.parse(words[1]), LocalDate.parse(words[2]));
    var decision =
        new PeriodDecision.Asked(
            PeriodDecision.Kind.YEAR, null, period, period.to(), "年度结账", "教发1号");
    world.use(
        () ->
            words[0].equals("close")
                ? world.periods.close(decision, world.office)
                : world.periods.reopen(decision, world.office));
    return "done";
  }

  private String overlap(String[] words) {
    var decision =
        new Overlap.Decision(Overlap.Choice.valueOf(words[3]), "核对了签到表", Assessment.PASSED);
    world.run(
        () ->
            world.overlaps.decide(
                known.evidence().get(words[1]).id(),
                known.evidence().get(words[2]).id(),
                decision,
                world.office));
    return "done";
  }

  /** title mode hours "hours" date. */
  private String importOne(String[] words, String key) {
    var row =
        new ImportRow(
            2,
            Map.of(
                Column.STAFF_NUMBER,
                LedgerWorld.staffNumber(known.teacher().get()),
                Column.DISTRICT,
                "兰州市",
                Column.INSTITUTION,
                "西北师范大学",
                Column.TITLE,
                words[1],
                Column.MODE,
                words[2],
                Column.HOURS,
                words[3],
                Column.EARNED_ON,
                words[5]));
    var checked = world.use(() -> world.imports.check(world.tenant, List.of(row))).get(0);
    if (!checked.isGood()) {
      return "refused " + checked.problems().get(0).key().replaceFirst(".*\\.", "");
    }
    var request = new NewImport(key, List.of(row), "外出进修", List.of(PAPER));
    asked.put(words[1], world.use(() -> world.imports.propose(request, world.office)));
    return said(asked.get(words[1]));
  }

  private String openCase(String[] words) {
    var about = words.length > 1 ? Set.of(known.entries().get(words[1]).id()) : Set.<UUID>of();
    var request = new Cases.NewCase(known.teacher().get(), about, "涉嫌代签", "");
    openCase = world.use(() -> world.cases.open(request, world.office)).id();
    return "open";
  }

  private String settle() {
    world.clock.set(world.clock.instant().plusSeconds(1));
    world.use(() -> world.cases.close(openCase, "了结", world.office));
    return "closed";
  }

  private String frozen() {
    var teacher = known.teacher().get();
    var freezes = world.use(() -> world.cases.freezes(world.tenant, teacher));
    var book = world.use(() -> world.books.of(world.tenant, teacher));
    var minutes =
        book.entries().stream()
            .filter(freezes::freezes)
            .mapToInt(entry -> entry.effect().posted())
            .sum();
    return minutes + " minutes";
  }
}
