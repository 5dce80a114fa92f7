package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.entity.OneBook.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Packs;
import org.xueshi.ledger.entity.Tenure.Kind;
import org.xueshi.ledger.entity.Tenure.Special;

/** Requirements as folds over a book: how much is asked, how much there is, and why. */
class CountingTest {

  @Test
  void hours_of_the_cycle_count_and_what_is_missing_says_why() {
    var one = new OneBook(Packs.shipped());
    one.post(day("2026-03-01", 450));
    one.post(day("2025-12-31", 450));
    var main = one.standing("2026-12-31").main();
    assertThat(main.have()).isEqualTo(Hours.of(10));
    assertThat(main.lacking()).isEqualTo(Hours.of(350));
    assertThat(main.met()).isFalse();
    assertThat(keys(main)).containsExactly("asked", "counted", "lacking");
    assertThat(main.because().get(0).arguments().subList(0, 2)).containsExactly("2", 360);
    assertThat(main.period())
        .isEqualTo(new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2030-12-31")));
  }

  @Test
  void nothing_later_than_the_day_or_not_yet_known_counts() {
    var one = new OneBook(Packs.shipped());
    one.post(day("2026-03-01", 450));
    one.post(day("2026-05-01", 450));
    assertThat(one.standing("2026-04-30").have()).isEqualTo(Hours.of(10));
    var early =
        new Known(LocalDate.parse("2026-12-31"), one.book.entries().get(0).head().recordedAt());
    assertThat(Standing.of(one.pack, one.book, early, Hours.ZERO).have()).isEqualTo(Hours.of(10));
  }

  @Test
  void a_requirement_is_open_until_its_last_year_then_due_and_met_when_it_is() {
    var one = new OneBook(Packs.shipped());
    assertThat(one.fulfilment("2029-12-30", "in-service").state()).isEqualTo(Standing.State.OPEN);
    assertThat(one.fulfilment("2029-12-31", "in-service").state())
        .isEqualTo(Standing.State.DUE_SOON);
    one.pack = Packs.changed("/requirements/0/amount", 10);
    one.post(day("2026-03-01", 450));
    assertThat(one.fulfilment("2030-12-31", "in-service").state()).isEqualTo(Standing.State.MET);
    assertThat(keys(one.fulfilment("2030-12-31", "in-service")))
        .containsExactly("asked", "counted");
  }

  @Test
  void a_training_counts_from_its_least_length_once_for_each_course() {
    var one = new OneBook(Packs.shipped());
    one.post(day("2026-03-01", 269));
    var tooShort = one.fulfilment("2026-12-31", "district-level");
    assertThat(tooShort.have()).isEqualTo(Hours.ZERO);
    assertThat(keys(tooShort)).containsExactly("asked", "counted", "tooShort", "lacking");
    assertThat(tooShort.because().get(2).arguments()).containsExactly(1, 6);
    one.post(day("2026-03-02", 1));
    var enough = one.fulfilment("2026-12-31", "district-level");
    assertThat(enough.have()).isEqualTo(Hours.of(1));
    assertThat(keys(enough)).containsExactly("asked", "counted");
    one.post(day("2026-03-03", 500));
    assertThat(one.fulfilment("2026-12-31", "district-level").have()).isEqualTo(Hours.of(1));
    one.post(
        day("2026-03-04", 270).in(course(UUID.randomUUID(), Level.CITY, ProjectKind.IN_SERVICE)));
    assertThat(one.fulfilment("2026-12-31", "district-level").have()).isEqualTo(Hours.of(2));
    one.post(
        day("2026-03-04", 900).in(course(UUID.randomUUID(), Level.SCHOOL, ProjectKind.IN_SERVICE)));
    one.post(day("2026-03-05", 300).in(course(null, Level.DISTRICT, ProjectKind.IN_SERVICE)));
    one.post(day("2026-03-06", 300).in(course(null, Level.DISTRICT, ProjectKind.IN_SERVICE)));
    assertThat(one.fulfilment("2026-12-31", "district-level").have()).isEqualTo(Hours.of(4));
    assertThat(one.fulfilment("2029-03-01", "district-level").have()).isEqualTo(Hours.of(4));
    assertThat(one.fulfilment("2029-03-06", "district-level").have()).isEqualTo(Hours.ZERO);
  }

  @Test
  void a_training_that_is_spread_too_far_is_none() {
    var one = new OneBook(Packs.changed("/requirements/2/withinDays", 3));
    one.post(day("2026-03-03", 150));
    one.post(day("2026-03-01", 150));
    assertThat(one.fulfilment("2026-12-31", "district-level").have()).isEqualTo(Hours.of(1));
    one.post(day("2026-03-04", 150));
    assertThat(one.fulfilment("2026-12-31", "district-level").have()).isEqualTo(Hours.ZERO);
  }

  @Test
  void a_reversed_training_is_none_and_not_called_short() {
    var one = new OneBook(Packs.shipped());
    one.reverse(one.post(day("2026-03-01", 450)).get(0));
    assertThat(keys(one.fulfilment("2026-12-31", "district-level")))
        .containsExactly("asked", "counted", "lacking");
  }

  @Test
  void surplus_is_carried_over_up_to_its_limit_if_the_rules_say_so() {
    var one = new OneBook(Packs.changed("/requirements/0/amount", 10));
    one.post(day("2026-03-01", 630));
    one.post(day("2031-03-01", 45));
    assertThat(one.fulfilment("2031-12-31", "in-service").have()).isEqualTo(Hours.of(1));
    one.pack = Packs.changed("/requirements/0/amount", 10, "/leniency/carryHours", 3);
    var carried = one.fulfilment("2031-12-31", "in-service");
    assertThat(carried.have()).isEqualTo(Hours.of(4));
    assertThat(keys(carried)).containsExactly("asked", "counted", "carried", "lacking");
    one.pack = Packs.changed("/requirements/0/amount", 10, "/leniency/carryHours", 100);
    assertThat(one.fulfilment("2031-12-31", "in-service").have()).isEqualTo(Hours.of(5));
    one.pack = Packs.changed("/requirements/0/amount", 20, "/leniency/carryHours", 100);
    assertThat(one.fulfilment("2031-12-31", "in-service").have()).isEqualTo(Hours.of(1));
    // Only from cycle to cycle, not from year to year.
    assertThat(one.fulfilment("2031-12-31", "yearly-floor").have()).isEqualTo(Hours.of(1));
  }

  @Test
  void hours_that_an_exclusive_requirement_needs_do_not_count_further_down() {
    var one =
        new OneBook(Packs.changed("/requirements/0/amount", 10, "/requirements/0/exclusive", true));
    one.post(day("2026-03-01", 450 + 90));
    assertThat(one.fulfilment("2026-12-31", "in-service").have()).isEqualTo(Hours.of(12));
    assertThat(one.fulfilment("2026-12-31", "trainer-study").have()).isEqualTo(Hours.of(2));
    one.pack = Packs.shipped();
    assertThat(one.fulfilment("2026-12-31", "trainer-study").have()).isEqualTo(Hours.of(12));
  }

  @Test
  void a_share_is_a_percentage_of_all_hours_and_of_none_there_is_none() {
    var share = "{\"modes\":[],\"kinds\":[],\"themes\":[\"ETHICS\"],\"levels\":[]}";
    var one =
        new OneBook(
            Packs.changed(
                "/requirements/4/measure",
                "\"SHARE\"",
                "/requirements/4/amount",
                30,
                "/requirements/4/scope",
                share));
    assertThat(one.fulfilment("2026-12-31", "ethics").have()).isEqualTo(Hours.ZERO);
    one.post(
        day("2026-03-01", 90)
            .in(
                new Course(
                    null, "师德", ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.ETHICS, null)));
    one.post(day("2026-03-02", 270));
    one.post(day("2025-03-02", 900));
    var ethics = one.fulfilment("2026-12-31", "ethics");
    assertThat(ethics.have()).isEqualTo(Hours.of(25));
    assertThat(ethics.lacking()).isEqualTo(Hours.of(5));
  }

  @Test
  void credits_are_hours_over_the_ratio_of_their_mode() {
    var one =
        new OneBook(
            Packs.changed("/requirements/0/measure", "\"CREDITS\"", "/requirements/0/amount", 36));
    one.post(day("2026-03-01", 900));
    one.post(day("2026-03-02", 900).by(Mode.REMOTE));
    var standing = one.standing("2026-12-31");
    assertThat(standing.have()).isEqualTo(Hours.of(3));
    assertThat(standing.byMode()).containsEntry(Mode.REMOTE, Hours.of(20));
  }

  @Test
  void held_hours_are_told_in_hours_and_in_what_the_main_requirement_counts() {
    var one =
        new OneBook(
            Packs.changed("/requirements/0/measure", "\"CREDITS\"", "/requirements/0/amount", 36));
    one.post(day("2026-03-01", 2250).followedUpAfter("2026-03-31"));
    var standing = one.standing("2026-12-31");
    assertThat(standing.heldHours()).isEqualTo(Hours.of(10));
    assertThat(standing.held()).isEqualTo(Hours.of(1));
    assertThat(one.standing("2026-02-28").held()).isEqualTo(Hours.ZERO);
  }

  @Test
  void requirements_are_asked_only_of_whom_they_concern() {
    var pack =
        Packs.changed("/requirements/4/amount", 5, "/requirements/4/posts", "[\"principal\"]");
    assertThat(new OneBook(pack).fulfilment("2026-12-31", "ethics")).isNull();
    var principal = new OneBook(pack, new Tenure("1", "校长", null, null, List.of()));
    assertThat(principal.fulfilment("2026-12-31", "ethics")).isNotNull();
    assertThat(new OneBook(Packs.shipped()).fulfilment("2026-12-31", "ethics")).isNull();
    var hired = new Tenure("1", "教师", LocalDate.parse("2026-01-10"), null, List.of());
    var fresh = new OneBook(Packs.shipped(), hired);
    assertThat(fresh.fulfilment("2026-01-09", "induction")).isNull();
    assertThat(fresh.fulfilment("2026-01-10", "induction")).isNotNull();
    assertThat(fresh.fulfilment("2027-01-09", "induction")).isNotNull();
    assertThat(fresh.fulfilment("2027-01-10", "induction")).isNull();
    var trained = new OneBook(Packs.shipped());
    trained.post(day("2026-03-01", 45).in(course(null, Level.DISTRICT, ProjectKind.INDUCTION)));
    assertThat(trained.fulfilment("2026-12-31", "induction").state())
        .isEqualTo(Standing.State.OPEN);
  }

  @Test
  void those_new_in_post_are_asked_for_a_year_from_their_appointment() {
    var appointed =
        new Tenure(
            "1",
            "校长",
            null,
            null,
            List.of(new Special(Kind.APPOINTMENT, LocalDate.parse("2026-02-01"), null)));
    var one =
        new OneBook(
            Packs.changed(
                "/requirements/4/audience", "\"NEW_IN_POST\"", "/requirements/4/amount", 5),
            appointed);
    assertThat(one.fulfilment("2026-01-31", "ethics")).isNull();
    assertThat(one.fulfilment("2026-02-01", "ethics")).isNotNull();
    assertThat(one.fulfilment("2027-01-31", "ethics")).isNotNull();
    assertThat(one.fulfilment("2027-02-01", "ethics")).isNull();
  }

  @Test
  void what_is_shown_as_lacking_adds_up_and_is_never_nothing_while_something_lacks() {
    var one =
        new OneBook(Packs.changed("/requirements/0/amount", 10, "/hour/rounding", "\"HALF_UP\""));
    one.post(day("2026-03-01", 449));
    var main = one.standing("2026-12-31").main();
    assertThat(main.met()).isFalse();
    assertThat(main.lackingShown(one.pack.hour())).hasToString("0.1");
    one.post(day("2026-03-02", 1));
    assertThat(one.standing("2026-12-31").main().lackingShown(one.pack.hour())).isZero();
    var less = new OneBook(Packs.shipped());
    less.post(day("2026-03-01", 50));
    assertThat(less.standing("2026-12-31").main().lackingShown(less.pack.hour()))
        .hasToString("358.9");
  }

  @Test
  void less_is_asked_of_whoever_did_not_serve_the_whole_cycle() {
    // Five years from 2026 are 1,826 days.
    asked(360, null, null);
    asked(288, "2026-12-31", null); // 364 days before: 360 × 1462 / 1826 = 288.2… up to 289
    asked(360, "2025-06-01", null);
    asked(360, "2026-01-01", null);
  }

  private static void asked(int roughly, String hired, Special special) {
    var tenure =
        new Tenure(
            "1",
            "教师",
            hired == null ? null : LocalDate.parse(hired),
            null,
            special == null ? List.of() : List.of(special));
    var one = new OneBook(Packs.shipped(), tenure);
    assertThat(one.standing("2028-01-01").main().requirement().amount())
        .isBetween(roughly, roughly + 1);
  }

  private static Course course(UUID run, Level level, ProjectKind kind) {
    return new Course(run, "班", kind, level, Theme.SUBJECT, null);
  }

  private static Facts day(String day, int minutes) {
    return session().onSomeTimeOf(LocalDate.parse(day), minutes);
  }

  private static List<String> keys(Standing.Fulfilment one) {
    return one.because().stream().map(text -> text.key().replace("ledger.missing.", "")).toList();
  }

  @Test
  void a_day_is_known_by_both_its_dates() {
    var one = new OneBook(Packs.shipped());
    var entry = one.post(day("2026-03-01", 45)).get(0);
    var recorded = entry.head().recordedAt();
    var earned = LocalDate.parse("2026-03-01");
    assertThat(new Known(earned, recorded).includes(entry)).isTrue();
    assertThat(new Known(earned.minusDays(1), recorded).includes(entry)).isFalse();
    assertThat(new Known(earned, recorded.minusSeconds(1)).includes(entry)).isFalse();
    var evidence = one.evidence.get(entry.credit().evidence());
    assertThat(new Known(earned, Instant.MAX).includes(evidence)).isTrue();
    assertThat(new Known(earned.minusDays(1), Instant.MAX).includes(evidence)).isFalse();
    assertThat(new Known(earned, evidence.recordedAt().minusNanos(1)).includes(evidence)).isFalse();
  }
}
