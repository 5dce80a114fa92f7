package org.xueshi.ledger.control;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.ledger.entity.Verdict;

/** The words of the scenario files, one line each. */
final class Scenario {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final Path folder;
  private final Map<String, Evidence> evidence = new HashMap<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Entry.Held> holds = new HashMap<>();
  private final CorrectingWords correcting =
      new CorrectingWords(world, new CorrectingWords.Known(evidence, entries, this::teacher));
  private UUID teacher;
  private int count;

  private UUID teacher() {
    return teacher;
  }

  Scenario(Path folder) {
    this.folder = folder;
  }

  /** Does what the line says and returns the answer, empty for what has none. */
  String perform(String[] words) throws IOException {
    count++;
    return switch (words[0]) {
      case "pack" -> pack(words[1]);
      case "today" -> today(words[1]);
      case "teacher" -> teacher(words);
      case "evidence" -> evidence(words);
      case "post" -> post(words);
      case "release" -> resolve(words, "posted");
      case "void" -> resolve(words, "voided");
      case "reverse" -> reverse(words[1]);
      case "standing" -> standing(words);
      case "verify" ->
          world.use(() -> world.verification.verify(world.office)).isClean() ? "clean" : "broken";
      default -> correcting.perform(words, "line " + count);
    };
  }

  private String pack(String file) throws IOException {
    var document = Files.readString(folder.resolve(file));
    world.run(() -> world.packs.publish(world.tenant, document));
    return "";
  }

  private String today(String date) {
    world.clock.set(at(date, "12:00"));
    return "";
  }

  private String teacher(String[] words) {
    teacher = world.teacher(words[1], LocalDate.parse(words[3]));
    return "";
  }

  /** key mode grade date time minutes "minutes" [ends D] [kind K] [theme T]. */
  private String evidence(String[] words) {
    var day = LocalDate.parse(words[4]);
    var minutes = Integer.parseInt(words[6]);
    var facts = Facts.aSession(teacher).by(Mode.valueOf(words[2])).graded(Grade.valueOf(words[3]));
    facts =
        words[5].equals("-")
            ? facts.onSomeTimeOf(day, minutes)
            : facts.on(words[4], words[5], minutes);
    for (var i = 8; i + 1 < words.length; i += 2) {
      facts = tagged(facts, words[i], words[i + 1]);
    }
    evidence.put(words[1], desk.record(words[1], facts));
    return "";
  }

  private static Facts tagged(Facts facts, String tag, String value) {
    var c = facts.facts().course();
    return switch (tag) {
      case "ends" -> facts.followedUpAfter(value);
      case "kind" ->
          facts.in(
              new Course(
                  c.runId(), c.title(), ProjectKind.valueOf(value), c.level(), c.theme(), null));
      case "theme" ->
          facts.in(
              new Course(c.runId(), c.title(), c.kind(), c.level(), Theme.valueOf(value), null));
      default -> throw new IllegalArgumentException(tag);
    };
  }

  private String post(String[] words) {
    var assessment =
        words.length > 2
            ? Assessment.valueOf(words[2].toUpperCase(java.util.Locale.ROOT))
            : Assessment.NONE;
    var asked = List.of(new Assessed(evidence.get(words[1]).id(), assessment));
    var proposal = world.use(() -> world.recognitions.propose(world.tenant, asked)).get(0);
    if (proposal.verdict() instanceof Verdict.Refused no) {
      return refused(no.because());
    }
    var outcome = desk.post(proposal.posting().orElseThrow());
    if (outcome.isRefused()) {
      return refused(outcome.because());
    }
    remember(words[1], outcome, proposal);
    var posted = outcome.entries().stream().mapToInt(entry -> entry.effect().posted()).sum();
    var held = outcome.entries().stream().mapToInt(entry -> entry.effect().held()).sum();
    return "posted " + posted + " held " + held;
  }

  private void remember(String key, Outcome outcome, Proposal proposal) {
    entries.put(key, outcome.entries().get(0));
    for (var entry : outcome.entries()) {
      if (entry instanceof Entry.Held held) {
        holds.put(key, held);
      }
    }
    assertThatKeyIsNamed(proposal);
  }

  private static void assertThatKeyIsNamed(Proposal proposal) {
    if (!proposal.key().contains(proposal.evidence().id().toString())) {
      throw new AssertionError(proposal.key());
    }
  }

  private String resolve(String[] words, String done) {
    var minutes = Integer.parseInt(words[2]);
    var held = holds.get(words[1]);
    var key = "line " + count;
    return answered(
        () -> {
          var outcome =
              done.equals("posted")
                  ? desk.release(key, held, minutes, false)
                  : desk.voidHold(key, held, minutes);
          return done + " " + -outcome.entries().get(0).effect().held();
        });
  }

  private String reverse(String key) {
    return answered(
        () -> {
          desk.reverse("line " + count, entries.get(key));
          return "done";
        });
  }

  /** [as-of D] [known-on D]. */
  private String standing(String[] words) {
    var asOf = LocalDate.ofInstant(world.clock.instant(), Clocks.DISTRICT_ZONE);
    var known = world.clock.instant();
    for (var i = 1; i + 1 < words.length; i += 2) {
      if (words[i].equals("as-of")) {
        asOf = LocalDate.parse(words[i + 1]);
      } else {
        known = at(words[i + 1], "00:00");
      }
    }
    return standing(asOf, known);
  }

  private String standing(LocalDate asOf, Instant known) {
    var standing = world.use(() -> world.standings.of(world.tenant, teacher, asOf, known));
    var hour = standing.pack().hour();
    return "have "
        + plain(hour.shown(standing.have()))
        + " held "
        + plain(hour.shown(standing.held()))
        + " lacking "
        + plain(standing.main().lackingShown(hour));
  }

  private static String answered(Supplier<String> asked) {
    try {
      return asked.get();
    } catch (Refusal refusal) {
      return refused(refusal.text());
    }
  }

  private static String refused(Text because) {
    return "refused " + because.key().replaceFirst("ledger\\.(refusal|reason)\\.", "");
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static Instant at(String date, String time) {
    return LocalDate.parse(date)
        .atTime(LocalTime.parse(time))
        .atZone(Clocks.DISTRICT_ZONE)
        .toInstant();
  }
}
