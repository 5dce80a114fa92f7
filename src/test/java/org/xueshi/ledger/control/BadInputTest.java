package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.control.Facts.aSession;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.PeriodDecision;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Reversal;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** Whatever is wrong with what somebody asks has a name in both languages; nothing is written. */
class BadInputTest {

  private static final String DAY = "2026-03-10";

  /** What is asked, in a district with one credited session. */
  record World(LedgerWorld ledger, Desk desk, UUID teacher, Evidence evidence, Posting posted) {

    Text record(Facts facts) {
      desk.record("bad", facts);
      return null;
    }

    Text post(Posting posting) {
      return desk.post(posting).because();
    }

    Text post(Facts facts) {
      var one = desk.record("other", facts);
      return post(new Posting("other", one.id(), Assessment.PASSED, one.facts().minutes(), 0));
    }
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        bad("minutes", "no minutes", w -> w.record(aSession(w.teacher()).onSomeTimeOf(day(), 0))),
        bad("minutes", "negative", w -> w.record(aSession(w.teacher()).onSomeTimeOf(day(), -90))),
        bad("minutes", "absurd", w -> w.record(aSession(w.teacher()).onSomeTimeOf(day(), 100_001))),
        bad("minutes", "a negative plan", w -> w.record(aSession(w.teacher()).planned(-1))),
        bad(
            "future",
            "a day that has not come",
            w -> w.record(aSession(w.teacher()).onSomeTimeOf(LocalDate.of(2031, 1, 1), 90))),
        bad("unknownPerson", "nobody", w -> w.record(aSession(UUID.randomUUID()))),
        bad(
            "keyReused",
            "the key of other evidence",
            w -> {
              w.desk().record("good", aSession(w.teacher()).on(DAY, "09:00", 45));
              return null;
            }),
        bad(
            "unknownEvidence",
            "no evidence",
            w -> w.post(new Posting("k", UUID.randomUUID(), Assessment.NONE, 90, 0))),
        bad(
            "keyReused",
            "the key of another posting",
            w ->
                w.post(new Posting(w.posted().key(), w.evidence().id(), Assessment.PASSED, 45, 0))),
        bad(
            "alreadyCredited",
            "credited before",
            w -> w.post(new Posting("k", w.evidence().id(), Assessment.PASSED, 90, 0))),
        bad(
            "changed",
            "fewer minutes than the rules give",
            w -> {
              var facts = aSession(w.teacher()).on("2026-03-12", "09:00", 90);
              var one = w.desk().record("other", facts);
              return w.post(new Posting("k", one.id(), Assessment.PASSED, -90, 0));
            }),
        bad(
            "overlap",
            "minutes that are credited",
            w -> w.post(aSession(w.teacher()).on(DAY, "10:00", 90))),
        bad(
            "grade",
            "only declared",
            w -> w.post(aSession(w.teacher()).on("2026-03-12", "09:00", 90).graded(Grade.D))),
        bad(
            "noRule",
            "before any rule",
            w -> w.post(aSession(w.teacher()).on("2001-03-12", "09:00", 90))),
        bad("closed", "a closed year", BadInputTest::inClosedYear),
        bad("reason", "a reversal without a reason", w -> reverse(w, "r", " ")),
        bad("reason", "a reversal with a novel", w -> reverse(w, "r", "因".repeat(501))),
        bad("moreThanHeld", "more than is held", BadInputTest::releaseTooMuch));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("bad")
  void is_refused_by_name_and_nothing_is_written(
      String why, String what, Function<World, Text> asked) {
    var world = world();
    var before = entries(world);
    var said = refusal(world, asked);
    assertThat(said.key()).isEqualTo("ledger.refusal." + why);
    assertThat(entries(world)).as("entries").isEqualTo(before + written(why));
    for (var language : Language.values()) {
      var sentence = new Messages().text(language, said);
      assertThat(sentence).isNotEqualTo(said.key()).doesNotContain("{", "ledger.");
    }
  }

  private static Text refusal(World world, Function<World, Text> asked) {
    try {
      return asked.apply(world);
    } catch (Refusal refusal) {
      return refusal.text();
    }
  }

  /** To be refused a release, a posting with a hold must be there: two entries of its own. */
  private static int written(String why) {
    return why.equals("moreThanHeld") ? 2 : 0;
  }

  private static int entries(World world) {
    return world
        .ledger()
        .use(
            () -> world.ledger().books.of(world.ledger().tenant, world.teacher()).entries().size());
  }

  private static World world() {
    var ledger = new LedgerWorld();
    var desk = new Desk(ledger);
    var teacher = ledger.teacher("王秀兰");
    var evidence = desk.record("good", aSession(teacher));
    var posting = desk.proposed(evidence);
    desk.post(posting);
    return new World(ledger, desk, teacher, evidence, posting);
  }

  private static Text inClosedYear(World world) {
    var year = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
    var closing =
        new PeriodDecision.Asked(PeriodDecision.Kind.YEAR, null, year, year.to(), "年度结账", "1号");
    world.ledger().use(() -> world.ledger().periods.close(closing, world.ledger().office));
    return world.post(aSession(world.teacher()).on("2025-03-12", "09:00", 90));
  }

  private static Text reverse(World world, String key, String reason) {
    var entry =
        world
            .ledger()
            .use(
                () ->
                    world
                        .ledger()
                        .books
                        .of(world.ledger().tenant, world.teacher())
                        .entries()
                        .get(0));
    var asked = new Reversal(key, entry.id(), reason);
    world.ledger().use(() -> world.ledger().ledger.reverse(asked, world.ledger().office));
    return null;
  }

  private static Text releaseTooMuch(World world) {
    var facts = aSession(world.teacher()).on("2026-03-12", "09:00", 90);
    var one = world.desk().record("held", facts.followedUpAfter("2026-03-31"));
    var entries = world.desk().post(world.desk().proposed(one)).entries();
    var held = (org.xueshi.ledger.entity.Entry.Held) entries.get(1);
    world.desk().release("r", held, held.minutes() + 1, false);
    return null;
  }

  private static LocalDate day() {
    return LocalDate.parse(DAY);
  }

  private static Arguments bad(String why, String what, Function<World, Text> asked) {
    return Arguments.of(why, what, asked);
  }
}
