package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.control.Facts.aSession;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestReporter;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Reversal;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.ledger.entity.Verdict;

/**
 * The gate decides with the part of a book that the rules can look at. Whatever the rules and
 * whatever is in the book, the whole of it gives the same verdict, reasons and all. Each round has
 * a printed seed; {@code -Dseed=} repeats it.
 */
class NarrowBooksTest {

  private static final long SEED = Long.getLong("seed", 20_261_124L);
  private static final int STUDIES = 30;
  private static final int QUESTIONS = 25;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final Mode[] MODES = {Mode.FACE_TO_FACE, Mode.SCHOOL_BASED, Mode.OPEN_LESSON};
  private static final String[] TITLES = {"甲课", "乙课"};

  private final LedgerWorld world = new LedgerWorld();
  private Random random;
  private UUID teacher;

  @RepeatedTest(6)
  void the_part_of_a_book_gives_the_verdict_of_the_whole(
      RepetitionInfo round, TestReporter reporter) {
    var seed = SEED + round.getCurrentRepetition();
    reporter.publishEntry("seed", String.valueOf(seed));
    random = new Random(seed);
    world.clock.set(java.time.Instant.parse("2033-01-01T06:00:00Z"));
    world.run(() -> world.packs.publish(world.tenant, somePack()));
    teacher = world.teacher("王秀兰", FIRST.plusMonths(random.nextInt(12)));
    var studied = fill();
    var asked = new ArrayList<>(studied);
    for (var i = 0; i < QUESTIONS; i++) {
      asked.add(record("question" + i));
    }
    world.run(() -> compare(asked));
  }

  private void compare(List<Evidence> asked) {
    var rulings = world.packs.rulings(world.tenant);
    var whole = world.books.of(world.tenant, teacher);
    assertThat(whole.entries()).isNotEmpty();
    for (var one : asked) {
      var part = world.books.concerning(world.tenant, List.of(one), rulings).books().get(teacher);
      assertThat(verdict(one, part))
          .as("%s on %s", one.id(), one.facts())
          .isEqualTo(verdict(one, whole));
      assertThat(part.standing(one.id())).isEqualTo(whole.standing(one.id()));
      assertThat(part.generation(one.id())).isEqualTo(whole.generation(one.id()));
      assertThat(part.credited(one.id())).isEqualTo(whole.credited(one.id()));
    }
    var together = world.books.concerning(world.tenant, asked, rulings).books().get(teacher);
    for (var one : asked) {
      assertThat(verdict(one, together)).isEqualTo(verdict(one, whole));
    }
  }

  private Verdict verdict(Evidence one, Book book) {
    var rulings = world.packs.rulings(world.tenant);
    return world.recognitions.verdict(rulings, one, Assessment.PASSED, book);
  }

  private Verdict ofWhole(Evidence one) {
    return world.use(() -> verdict(one, world.books.of(world.tenant, teacher)));
  }

  /** A book with holds and reversals. */
  private List<Evidence> fill() {
    var studied = new ArrayList<Evidence>();
    for (var i = 0; i < STUDIES; i++) {
      var one = record("study" + i);
      studied.add(one);
      if (ofWhole(one) instanceof Verdict.Credited credited) {
        var key = "post" + i;
        var posting =
            new Posting(key, one.id(), Assessment.PASSED, credited.posted(), credited.held());
        var outcome = world.use(() -> world.ledger.post(List.of(posting), world.office)).get(0);
        assertThat(outcome.isRefused()).as("%s", outcome).isFalse();
        if (random.nextInt(4) == 0) {
          reverse(outcome.entries().get(0), i);
        }
      }
    }
    return studied;
  }

  private void reverse(Entry entry, int number) {
    var reversal = new Reversal("reverse" + number, entry.id(), "记错了");
    world.use(() -> world.ledger.reverse(reversal, world.office));
  }

  private Evidence record(String key) {
    return world.use(() -> world.evidenceBook.record(new NewEvidence(key, some(), world.office)));
  }

  private Evidence.Facts some() {
    var day = FIRST.plusDays(random.nextInt(6) == 0 ? random.nextInt(2400) : random.nextInt(500));
    var minutes = 1 + random.nextInt(300);
    var run = random.nextBoolean() ? null : new UUID(7, random.nextInt(2));
    var ends = random.nextInt(3) == 0 ? day.plusDays(5) : null;
    var title = TITLES[random.nextInt(TITLES.length)];
    var course =
        new Course(run, title, ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, ends);
    var study = aSession(teacher).in(course).by(MODES[random.nextInt(MODES.length)]);
    var timed =
        random.nextBoolean()
            ? study.onSomeTimeOf(day, minutes)
            : study.on(day.toString(), "%02d:00".formatted(6 + random.nextInt(12)), minutes);
    return from("session-" + random.nextInt(3), timed.facts());
  }

  private static Evidence.Facts from(String source, Evidence.Facts facts) {
    return new Evidence.Facts(
        facts.person(),
        new Evidence.Source(SourceKind.SESSION, source, "研修"),
        facts.course(),
        facts.grade(),
        facts.mode(),
        facts.minutes(),
        facts.plannedMinutes(),
        facts.earnedOn(),
        facts.intervals());
  }

  private String somePack() {
    return Packs.document(
        "/effectiveFrom",
        "\"2026-01-01\"",
        "/recognising/longestOfDay",
        random.nextBoolean(),
        "/calendar/cycleYears",
        1 + random.nextInt(3),
        "/calendar/cycleBasis",
        "\"" + List.of("PERSON", "DISTRICT", "ROLLING").get(random.nextInt(3)) + "\"",
        "/caps",
        "[]",
        "/caps/-",
        cap("one", "[\"SCHOOL_BASED\"]"),
        "/caps/-",
        cap("two", random.nextBoolean() ? "[]" : "[\"OPEN_LESSON\",\"FACE_TO_FACE\"]"));
  }

  private String cap(String code, String modes) {
    var window = List.of("DAY", "YEAR", "CYCLE", "EVER").get(random.nextInt(4));
    return """
        {"code":"%s","scope":{"modes":%s,"kinds":[],"themes":[],"levels":[]},"window":"%s",
         "perCourse":%s,"hours":%d,"citation":{"document":"x","article":"1.1","source":"x",
         "date":"","assumption":true}}"""
        .formatted(code, modes, window, random.nextBoolean(), 4 + random.nextInt(40));
  }
}
