package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.entity.OneBook.session;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestReporter;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Packs;

/**
 * What must hold of the core whatever the rules and whatever was studied. Each round has a seed
 * that is printed; {@code -Dseed=} repeats it.
 */
class RulesPropertiesTest {

  private static final int ROUNDS = 25;
  private static final long SEED = Long.getLong("seed", 20_261_124L);

  private static final Mode[] MODES = {
    Mode.FACE_TO_FACE, Mode.REMOTE, Mode.SCHOOL_BASED, Mode.OPEN_LESSON
  };

  private Random random;

  private void begin(RepetitionInfo round, TestReporter reporter) {
    var seed = SEED + round.getCurrentRepetition();
    reporter.publishEntry("seed", String.valueOf(seed));
    random = new Random(seed);
  }

  @RepeatedTest(ROUNDS)
  void no_cap_is_ever_exceeded_in_any_of_its_periods(RepetitionInfo round, TestReporter reporter) {
    begin(round, reporter);
    var pack = somePack();
    var one = new OneBook(pack);
    for (var i = 0; i < 30; i++) {
      one.post(someStudy());
    }
    for (var cap : pack.caps()) {
      for (var entry : one.book.entries()) {
        for (var day : List.of(entry.credit().earnedOn(), entry.credit().earnedOn().plusYears(2))) {
          var period = pack.period(cap.window(), 0, day, one.book.anchor());
          var counted =
              one.book.counted(
                  credit -> cap.scope().includes(credit.mode(), credit.course()), period);
          assertThat(counted)
              .as("%s in %s", cap.code(), period)
              .isLessThanOrEqualTo(Hours.of(cap.hours()));
        }
      }
    }
  }

  @RepeatedTest(ROUNDS)
  void nothing_is_credited_beyond_the_clock_the_plan_and_whole_steps(
      RepetitionInfo round, TestReporter reporter) {
    begin(round, reporter);
    var pack = somePack();
    var one = new OneBook(pack);
    for (var i = 0; i < 30; i++) {
      var facts = someStudy().planned(random.nextInt(3) * 60);
      if (one.verdict(one.record(facts)) instanceof Verdict.Credited credited) {
        var total = credited.posted() + credited.held();
        assertThat(total).isPositive().isLessThanOrEqualTo(facts.facts().minutes());
        if (facts.facts().plannedMinutes() > 0) {
          assertThat(total).isLessThanOrEqualTo(facts.facts().plannedMinutes());
        }
        assertThat(total % pack.hour().entryStep()).isZero();
        assertThat(credited.posted()).isNotNegative();
        assertThat(credited.held()).isNotNegative();
        assertThat(credited.until() == null).isEqualTo(credited.held() == 0);
        assertThat(credited.reasons()).isNotEmpty();
      }
    }
  }

  @RepeatedTest(ROUNDS)
  void recognising_twice_gives_the_same(RepetitionInfo round, TestReporter reporter) {
    begin(round, reporter);
    var one = new OneBook(somePack());
    for (var i = 0; i < 20; i++) {
      var evidence = one.record(someStudy());
      assertThat(one.verdict(evidence)).isEqualTo(one.verdict(evidence));
      one.post(evidence);
    }
  }

  @RepeatedTest(ROUNDS)
  void more_study_never_earns_less(RepetitionInfo round, TestReporter reporter) {
    begin(round, reporter);
    var one = new OneBook(somePack());
    for (var i = 0; i < 10; i++) {
      one.post(someStudy());
    }
    var facts = someStudy();
    var day = facts.facts().earnedOn();
    var last = 0;
    for (var minutes = 1; minutes < 2000; minutes += 1 + random.nextInt(40)) {
      var verdict = one.verdict(one.record(facts.onSomeTimeOf(day, minutes)));
      var credited = verdict instanceof Verdict.Credited c ? c.posted() + c.held() : 0;
      assertThat(credited).isGreaterThanOrEqualTo(last);
      last = credited;
    }
  }

  @RepeatedTest(ROUNDS)
  void the_order_of_posting_does_not_matter_under_one_cap_for_each_kind_of_study(
      RepetitionInfo round, TestReporter reporter) {
    begin(round, reporter);
    var pack =
        Packs.changed(
            "/caps",
            "[]",
            "/caps/-",
            cap("school", "SCHOOL_BASED", "YEAR", 1 + random.nextInt(40)));
    var studies = new ArrayList<Facts>();
    for (var i = 0; i < 25; i++) {
      studies.add(someStudy());
    }
    var first = totals(pack, studies);
    Collections.shuffle(studies, random);
    assertThat(totals(pack, studies)).isEqualTo(first);
  }

  private static List<Hours> totals(RulePack pack, List<Facts> studies) {
    var one = new OneBook(pack);
    studies.forEach(one::post);
    var totals = new ArrayList<Hours>();
    for (var mode : MODES) {
      for (var year = 2026; year < 2029; year++) {
        var period = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        totals.add(one.book.counted(credit -> credit.mode() == mode, period));
      }
    }
    return totals;
  }

  @RepeatedTest(ROUNDS)
  void showing_never_creates_hours_and_have_and_lacking_add_up(
      RepetitionInfo round, TestReporter reporter) {
    begin(round, reporter);
    var one =
        new OneBook(
            Packs.changed(
                "/hour/minutes",
                1 + random.nextInt(90),
                "/requirements/0/amount",
                1 + random.nextInt(100)));
    for (var i = 0; i < 15; i++) {
      one.post(someStudy());
    }
    var hour = one.pack.hour();
    for (var fulfilment : one.standing("2028-06-01").requirements()) {
      var have = fulfilment.have();
      var exact = have.rounded(9, RoundingMode.DOWN);
      assertThat(hour.shown(have)).isLessThanOrEqualTo(exact.add(BigDecimal.valueOf(1, 9)));
      var amount = Hours.of(fulfilment.requirement().amount());
      assertThat(fulfilment.lacking()).isEqualTo(amount.minus(have).orZeroIfNegative());
      assertThat(fulfilment.met()).isEqualTo(have.compareTo(amount) >= 0);
      if (!fulfilment.met()) {
        assertThat(hour.shown(have).add(fulfilment.lackingShown(hour)))
            .isEqualByComparingTo(BigDecimal.valueOf(fulfilment.requirement().amount()));
      }
    }
  }

  @RepeatedTest(ROUNDS)
  void trying_the_same_rules_out_changes_nobodys_hours(
      RepetitionInfo round, TestReporter reporter) {
    begin(round, reporter);
    var pack = somePack();
    var one = new OneBook(pack);
    for (var i = 0; i < 20; i++) {
      one.post(someStudy());
    }
    var again =
        new Rebooking(pack.asIfAlways(), one.evidence).of(one.book, LocalDate.of(2000, 1, 1));
    assertThat(again.changes()).isEmpty();
    assertThat(again.book().sum(entry -> true)).isEqualTo(one.book.sum(entry -> true));
  }

  /** Rates up to 100 %, two caps that may meet, cycles of any kind, steps or none. */
  private RulePack somePack() {
    var windows = List.of("DAY", "YEAR", "CYCLE");
    return Packs.changed(
        "/recognising/percents/REMOTE",
        random.nextInt(101),
        "/hour/minutes",
        30 + random.nextInt(31),
        "/hour/entryStep",
        1 + random.nextInt(20),
        "/followUp/heldPercent",
        random.nextInt(101),
        "/calendar/cycleBasis",
        random.nextBoolean() ? "\"PERSON\"" : "\"ROLLING\"",
        "/caps",
        "[]",
        "/caps/-",
        cap("one", "SCHOOL_BASED", windows.get(random.nextInt(3)), 1 + random.nextInt(60)),
        "/caps/-",
        cap(
            "two",
            random.nextBoolean() ? "REMOTE" : null,
            windows.get(random.nextInt(3)),
            1 + random.nextInt(200)));
  }

  private static String cap(String code, String mode, String window, int hours) {
    var modes = mode == null ? "[]" : "[\"" + mode + "\"]";
    return """
        {"code":"%s","scope":{"modes":%s,"kinds":[],"themes":[],"levels":[]},"window":"%s",
         "perCourse":false,"hours":%d,"citation":{"document":"x","article":"1.1","source":"x",
         "date":"","assumption":true}}"""
        .formatted(code, modes, window, hours);
  }

  private Facts someStudy() {
    var day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1000));
    var facts =
        session()
            .by(MODES[random.nextInt(MODES.length)])
            .onSomeTimeOf(day, 1 + random.nextInt(600));
    return random.nextInt(3) == 0 ? facts.followedUpAfter(day.plusDays(10).toString()) : facts;
  }
}
