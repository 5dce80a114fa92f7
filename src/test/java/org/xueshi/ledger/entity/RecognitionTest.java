package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.entity.OneBook.session;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Packs;

/** From evidence to credit: each refusal and each step, with its reason. */
class RecognitionTest {

  private final OneBook one = new OneBook(Packs.shipped());

  @Test
  void plain_evidence_counts_minute_for_minute_and_says_so() {
    var credited = credited(one.verdict(one.record(session())));
    assertThat(credited.posted()).isEqualTo(90);
    assertThat(credited.held()).isZero();
    assertThat(credited.until()).isNull();
    assertThat(keys(credited)).containsExactly("evidence", "hours");
    assertThat(credited.reasons().get(1).arguments().subList(0, 2)).containsExactly(90, 45);
    assertThat(credited.reasons().get(1).arguments().get(2)).hasToString("2.0");
  }

  @Test
  void each_question_refuses_by_name() {
    refused("noRule", session().onSomeTimeOf(LocalDate.parse("2015-12-31"), 45));
    refused("grade", session().graded(Grade.D));
    assertThat(no(one.verdict(one.record(session()), Assessment.FAILED))).isEqualTo("failed");
    assertThat(no(one.verdict(one.record(session()), Assessment.PENDING))).isEqualTo("pending");
    assertThat(one.verdict(one.record(session()), Assessment.NONE))
        .isInstanceOf(Verdict.Credited.class);
    one.post(session());
    var overlap = one.verdict(one.record(session().on("2026-03-10", "10:29", 60)));
    assertThat(no(overlap)).isEqualTo("overlap");
    assertThat(((Verdict.Refused) overlap).because().arguments()).contains("项目式学习研修");
    assertThat(one.verdict(one.record(session().on("2026-03-10", "10:30", 60))))
        .isInstanceOf(Verdict.Credited.class);
  }

  @Test
  void nothing_is_credited_to_somebody_nobody_vouches_for() {
    one.book = new Book(new Book.Owner(OneBook.PERSON, null, false), List.of(), List.of());
    refused("notOnRoster", session());
  }

  @Test
  void on_the_day_of_its_date_a_rule_holds() {
    assertThat(one.verdict(one.record(session().onSomeTimeOf(LocalDate.parse("2016-01-01"), 45))))
        .isInstanceOf(Verdict.Credited.class);
  }

  @Test
  void where_no_pass_is_required_a_failure_counts() {
    one.pack = Packs.changed("/recognising/passRequired", false);
    assertThat(one.verdict(one.record(session()), Assessment.FAILED))
        .isInstanceOf(Verdict.Credited.class);
  }

  @Test
  void a_source_can_have_grades_of_its_own() {
    one.pack = Packs.changed("/recognising/gradesBySource/SESSION", "[\"B\"]");
    refused("grade", session());
    one.pack = Packs.changed("/recognising/gradesBySource/SESSION", "[\"D\"]");
    assertThat(minutes(session().graded(Grade.D))).isEqualTo(90);
  }

  @Test
  void a_mode_without_a_rate_earns_nothing_and_a_rate_is_cut_to_whole_minutes() {
    one.pack = Packs.changed("/recognising/percents/REMOTE", 0);
    refused("mode", session().by(Mode.REMOTE));
    one.pack = Packs.changed("/recognising/percents/REMOTE", 50);
    var credited =
        credited(one.verdict(one.record(session().by(Mode.REMOTE).on("2026-03-10", "09:00", 91))));
    assertThat(credited.posted()).isEqualTo(45);
    assertThat(keys(credited)).containsExactly("evidence", "converted", "hours");
    assertThat(credited.reasons().get(1).arguments().subList(1, 3)).containsExactly(50, 45);
  }

  @Test
  void planned_time_is_the_most_and_exactly_it_needs_no_word() {
    assertThat(minutes(session().planned(90))).isEqualTo(90);
    assertThat(keys(credited(one.verdict(one.record(session().planned(90))))))
        .containsExactly("evidence", "hours");
    var credited = credited(one.verdict(one.record(session().planned(89))));
    assertThat(credited.posted()).isEqualTo(89);
    assertThat(keys(credited)).containsExactly("evidence", "planned", "hours");
  }

  @Test
  void a_piece_has_a_least_and_a_most() {
    one.pack = Packs.changed("/recognising/leastMinutes", 90, "/recognising/mostMinutes", 100);
    refused("short", session().on("2026-03-10", "09:00", 89));
    assertThat(minutes(session())).isEqualTo(90);
    assertThat(minutes(session().on("2026-03-10", "09:00", 100))).isEqualTo(100);
    var cut = credited(one.verdict(one.record(session().on("2026-03-10", "09:00", 101))));
    assertThat(cut.posted()).isEqualTo(100);
    assertThat(keys(cut)).containsExactly("evidence", "piece", "hours");
  }

  @Test
  void of_the_same_source_on_a_day_the_longest_counts() {
    one.pack = Packs.changed("/recognising/longestOfDay", true);
    one.post(session().on("2026-03-10", "09:00", 20));
    assertThat(minutes(session().on("2026-03-10", "10:00", 50))).isEqualTo(30);
    refused("longest", session().on("2026-03-10", "10:00", 20));
    assertThat(minutes(session().on("2026-03-11", "10:00", 50))).isEqualTo(50);
    var other = session().on("2026-03-10", "10:00", 50).facts();
    var elsewhere =
        new Facts(
            new Evidence.Facts(
                other.person(),
                new Evidence.Source(SourceKind.SESSION, "session-2", "x"),
                other.course(),
                other.grade(),
                other.mode(),
                other.minutes(),
                0,
                other.earnedOn(),
                other.intervals()));
    assertThat(minutes(elsewhere)).isEqualTo(50);
  }

  @Test
  void entries_can_be_cut_to_whole_steps() {
    one.pack = Packs.changed("/hour/entryStep", 45);
    var credited = credited(one.verdict(one.record(session().on("2026-03-10", "09:00", 100))));
    assertThat(credited.posted()).isEqualTo(90);
    assertThat(keys(credited)).containsExactly("evidence", "step", "hours");
    refused("step", session().on("2026-03-10", "09:00", 44));
    assertThat(keys(credited(one.verdict(one.record(session()))))).doesNotContain("step");
  }

  @Test
  void a_cap_lets_through_what_still_fits_then_refuses() {
    var school = session().by(Mode.SCHOOL_BASED);
    assertThat(minutes(school.onSomeTimeOf(LocalDate.parse("2026-03-01"), 1080))).isEqualTo(1080);
    one.post(school.onSomeTimeOf(LocalDate.parse("2026-03-01"), 1000));
    var rest =
        credited(one.verdict(one.record(school.onSomeTimeOf(LocalDate.parse("2026-04-01"), 90))));
    assertThat(rest.posted()).isEqualTo(80);
    assertThat(rest.reasons().get(1).key()).isEqualTo("ledger.reason.capped");
    assertThat(rest.reasons().get(1).arguments())
        .containsExactly(Text.of("ledger.window.YEAR"), 24, "22", 80);
    one.post(school.onSomeTimeOf(LocalDate.parse("2026-04-01"), 90));
    refused("capped", school.onSomeTimeOf(LocalDate.parse("2026-12-31"), 45));
    assertThat(minutes(school.onSomeTimeOf(LocalDate.parse("2027-01-01"), 45))).isEqualTo(45);
    assertThat(minutes(session().onSomeTimeOf(LocalDate.parse("2026-04-01"), 45))).isEqualTo(45);
  }

  @Test
  void held_minutes_use_up_a_cap_too() {
    var school = session().by(Mode.SCHOOL_BASED).followedUpAfter("2026-03-31");
    one.post(school.onSomeTimeOf(LocalDate.parse("2026-03-01"), 1000));
    assertThat(minutes(school.onSomeTimeOf(LocalDate.parse("2026-03-02"), 100))).isEqualTo(80);
  }

  @Test
  void a_rolling_cycle_is_full_whichever_way_it_is_looked_at() {
    one.pack =
        Packs.changed(
            "/calendar/cycleBasis",
            "\"ROLLING\"",
            "/caps/0/window",
            "\"EVER\"",
            "/caps/0/hours",
            10000);
    var school = session().by(Mode.SCHOOL_BASED);
    one.post(school.onSomeTimeOf(LocalDate.parse("2030-01-01"), 5000));
    // 120 hours are 5,400 minutes in any five years, also in those that end later.
    assertThat(minutes(school.onSomeTimeOf(LocalDate.parse("2026-06-01"), 5000))).isEqualTo(400);
    assertThat(minutes(school.onSomeTimeOf(LocalDate.parse("2025-01-01"), 5000))).isEqualTo(5000);
    assertThat(minutes(school.onSomeTimeOf(LocalDate.parse("2025-01-02"), 5000))).isEqualTo(400);
  }

  @Test
  void a_cap_for_each_course_looks_at_that_course_alone() {
    one.pack = Packs.changed("/caps/0/perCourse", true, "/caps/0/hours", 2);
    var school = session().by(Mode.SCHOOL_BASED);
    one.post(school);
    refused("cappedCourse", school.on("2026-03-11", "09:00", 45));
    assertThat(minutes(school.in(course(UUID.randomUUID(), "另一班")).on("2026-03-11", "09:00", 45)))
        .isEqualTo(45);
    one.post(school.in(course(null, "无班")).on("2026-03-12", "09:00", 90));
    refused("cappedCourse", school.in(course(null, "无班")).on("2026-03-13", "09:00", 45));
    assertThat(minutes(school.in(course(null, "别的")).on("2026-03-13", "09:00", 45))).isEqualTo(45);
  }

  @Test
  void a_share_waits_for_follow_up_except_follow_up_itself() {
    var held =
        credited(
            one.verdict(
                one.record(
                    session().on("2026-03-10", "09:00", 101).followedUpAfter("2026-11-30"))));
    assertThat(held.posted()).isEqualTo(81);
    assertThat(held.held()).isEqualTo(20);
    assertThat(held.until()).isEqualTo("2027-02-28");
    assertThat(held.reasons().get(2).arguments())
        .containsExactly(20, 20, LocalDate.parse("2027-02-28"), "25");
    var followUp =
        credited(
            one.verdict(one.record(session().by(Mode.FOLLOW_UP).followedUpAfter("2026-11-30"))));
    assertThat(followUp.held()).isZero();
    one.pack = Packs.changed("/followUp/heldPercent", 0);
    assertThat(credited(one.verdict(one.record(session().followedUpAfter("2026-11-30")))).until())
        .isNull();
  }

  @Test
  void only_eligible_posts_and_numbers_of_the_right_form_are_credited() {
    one.pack = Packs.changed("/audiences/unknownPosts", false);
    post("教师", true);
    post("副校长", true);
    post("会计", false);
    post(null, false);
    one.pack = Packs.changed("/audiences/eligible", "[\"principal\"]");
    post("教师", false);
    post("会计", true);
    one.pack = Packs.changed("/audiences/eligible", "[]", "/audiences/unknownPosts", false);
    post("会计", true);
    one.pack = Packs.changed("/audiences/numberDigits", 3);
    number("123", true);
    number("1234", false);
    number("12a", false);
    number(null, false);
  }

  private void post(String post, boolean eligible) {
    tenure(new Tenure("T1", post, null, null, List.of()), eligible, "post");
  }

  private void number(String number, boolean right) {
    tenure(new Tenure(number, "教师", null, null, List.of()), right, "staffNumber");
  }

  private void tenure(Tenure tenure, boolean credited, String refusal) {
    one.book = new Book(new Book.Owner(OneBook.PERSON, null, true, tenure), List.of(), List.of());
    var verdict = one.verdict(one.record(session()));
    if (credited) {
      assertThat(verdict).isInstanceOf(Verdict.Credited.class);
    } else {
      assertThat(no(verdict)).isEqualTo(refusal);
    }
  }

  private static Course course(UUID run, String title) {
    return new Course(run, title, ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, null);
  }

  private int minutes(Facts facts) {
    var credited = credited(one.verdict(one.record(facts)));
    return credited.posted() + credited.held();
  }

  private void refused(String why, Facts facts) {
    assertThat(no(one.verdict(one.record(facts)))).isEqualTo(why);
  }

  private static Verdict.Credited credited(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Credited.class);
    return (Verdict.Credited) verdict;
  }

  private static String no(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    var key = ((Verdict.Refused) verdict).because().key();
    return key.replaceFirst("ledger\\.(refusal|reason)\\.", "");
  }

  private static List<String> keys(Verdict.Credited credited) {
    return credited.reasons().stream()
        .map(reason -> reason.key().replace("ledger.reason.", ""))
        .toList();
  }
}
