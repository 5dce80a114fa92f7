package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.entity.OneBook.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Packs;

/** A book recognised again by other rules, and what that does to its owner. */
class RebookingTest {

  private static final LocalDate FROM = LocalDate.parse("2026-01-01");

  private final OneBook one = new OneBook(Packs.shipped());

  @Test
  void the_same_rules_give_the_same_book() {
    one.post(session().on("2026-03-10", "09:00", 450).followedUpAfter("2026-03-31"));
    one.post(session().by(Mode.SCHOOL_BASED).on("2026-04-10", "09:00", 1200));
    var again = rebooked(Packs.shipped());
    assertThat(again.changes()).isEmpty();
    assertThat(again.book().sum(entry -> true)).isEqualTo(one.book.sum(entry -> true));
    assertThat(again.book().entries()).hasSize(3);
  }

  @Test
  void a_lower_rate_changes_each_piece_and_says_why() {
    one.post(session());
    one.post(session().on("2026-03-11", "09:00", 45).by(Mode.REMOTE));
    var again = rebooked(Packs.changed("/recognising/percents/REMOTE", 50));
    assertThat(again.book().sum(entry -> true)).isEqualTo(new Amount(112, 0));
    assertThat(again.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.key()).isEqualTo("rule.trial.changed");
              assertThat(change.arguments().subList(0, 4))
                  .containsExactly("第一次集中研修", LocalDate.parse("2026-03-11"), 45, 22);
              assertThat(((Text) change.arguments().get(4)).key()).isEqualTo("ledger.reason.hours");
            });
  }

  @Test
  void another_length_of_the_hour_keeps_the_minutes_and_says_so() {
    one.post(session().followedUpAfter("2026-03-31"));
    var again = rebooked(Packs.changed("/hour/minutes", 60));
    assertThat(again.changes()).extracting(Text::key).containsExactly("rule.trial.kept");
    assertThat(again.changes().get(0).arguments()).hasSize(4);
    assertThat(((Text) again.changes().get(0).arguments().get(3)).key())
        .isEqualTo("ledger.reason.hours");
    assertThat(again.book().entries())
        .extracting(entry -> entry.credit().hourMinutes())
        .containsOnly(60);
  }

  @Test
  void what_is_refused_now_is_gone_with_its_reason() {
    one.post(session());
    var again = rebooked(Packs.changed("/recognising/grades", "[\"B\"]"));
    assertThat(again.book().entries()).isEmpty();
    assertThat(again.changes().get(0).arguments().subList(2, 4)).containsExactly(90, 0);
    assertThat(((Text) again.changes().get(0).arguments().get(4)).key())
        .isEqualTo("ledger.refusal.grade");
  }

  @Test
  void earlier_credit_and_credit_without_evidence_stay_as_they_are() {
    var old = one.post(session().onSomeTimeOf(LocalDate.parse("2025-12-31"), 90)).get(0);
    var lost = one.post(session().on("2026-03-11", "09:00", 450).followedUpAfter("2026-03-31"));
    one.evidence.remove(lost.get(0).credit().evidence());
    var again = rebooked(Packs.changed("/hour/minutes", 60));
    assertThat(again.book().entries()).contains(old);
    assertThat(again.changes()).isEmpty();
    assertThat(again.book().sum(entry -> true)).isEqualTo(new Amount(450, 90));
  }

  @Test
  void shares_are_kept_and_what_was_reversed_stays_away() {
    var posted = one.post(session().on("2026-03-10", "09:00", 400).followedUpAfter("2026-03-31"));
    one.voidHold(posted.get(1), 40);
    one.reverse(one.post(session().on("2026-05-10", "09:00", 90)).get(0));
    var again = rebooked(Packs.changed("/recognising/percents/FACE_TO_FACE", 50));
    // 200 of 400 minutes; a tenth was voided, a tenth still waits.
    assertThat(again.book().sum(entry -> true)).isEqualTo(new Amount(160, 20));
    one.voidHold(posted.get(1), 40);
    one.adjust(posted.get(0), -320);
    assertThat(rebooked(Packs.shipped()).changes()).isEmpty();
  }

  @Test
  void a_line_tells_gains_losses_and_what_is_newly_short() {
    one.post(session().on("2026-03-10", "09:00", 450));
    var before = standing(Packs.shipped(), one.book);
    assertThat(TrialLine.of(OneBook.PERSON, before, before, List.of()).effect())
        .isEqualTo(TrialLine.Effect.SAME);
    var fewer = Packs.changed("/hour/minutes", 90, "/requirements/2/leastHours", 6);
    var again = rebooked(fewer);
    var line = TrialLine.of(OneBook.PERSON, before, standing(fewer, again.book()), again.changes());
    assertThat(line.effect()).isEqualTo(TrialLine.Effect.LOSE);
    assertThat(line.before()).isEqualTo(Hours.of(10));
    assertThat(line.after()).isEqualTo(Hours.of(5));
    assertThat(line.shortBefore()).containsExactly("in-service");
    assertThat(line.shortAfter()).containsExactly("district-level", "in-service");
    assertThat(line.newlyShort()).containsExactly("district-level");
    assertThat(line.requirements())
        .extracting(TrialLine.Change::code)
        .containsExactly("district-level", "in-service", "yearly-floor");
    assertThat(line.requirements().get(1))
        .isEqualTo(new TrialLine.Change("in-service", 360, Hours.of(10), 360, Hours.of(5)));
    assertThat(line.reasons().get(0).key()).isEqualTo("rule.trial.kept");
    assertThat(line.reasons())
        .extracting(Text::key)
        .contains("ledger.missing.tooShort", "ledger.missing.lacking");
    var back = TrialLine.of(OneBook.PERSON, standing(fewer, again.book()), before, List.of());
    assertThat(back.effect()).isEqualTo(TrialLine.Effect.GAIN);
    assertThat(back.newlyShort()).isEmpty();
  }

  @Test
  void held_hours_count_as_study_and_a_requirement_of_one_side_has_no_amount_on_the_other() {
    one.post(session().on("2026-03-10", "09:00", 450).followedUpAfter("2026-03-31"));
    var before = standing(Packs.shipped(), one.book);
    var ethics = standing(Packs.changed("/requirements/4/amount", 7), one.book);
    var line = TrialLine.of(OneBook.PERSON, before, ethics, List.of());
    assertThat(line.before()).isEqualTo(Hours.of(10));
    assertThat(line.requirements())
        .contains(new TrialLine.Change("ethics", 0, Hours.ZERO, 7, Hours.ZERO));
    assertThat(TrialLine.of(OneBook.PERSON, ethics, before, List.of()).requirements())
        .contains(new TrialLine.Change("ethics", 7, Hours.ZERO, 0, Hours.ZERO));
  }

  @Test
  void only_the_first_dozen_changes_are_told_one_by_one() {
    var many = java.util.Collections.nCopies(14, Text.of("x"));
    var standing = standing(Packs.shipped(), one.book);
    var line = TrialLine.of(OneBook.PERSON, standing, standing, many);
    assertThat(line.reasons().subList(0, 12)).containsOnly(Text.of("x"));
    assertThat(line.reasons().get(12)).isEqualTo(Text.of("rule.trial.more", 2));
    assertThat(
            TrialLine.of(OneBook.PERSON, standing, standing, many.subList(0, 12))
                .reasons()
                .get(12)
                .key())
        .isNotEqualTo("rule.trial.more");
  }

  @Test
  void packs_and_trials_say_where_they_are() {
    var pack = Packs.shipped();
    var later = Packs.changed("/effectiveFrom", "\"2026-12-01\"", "/code", "\"later-1\"");
    var today = LocalDate.parse("2026-11-30");
    assertThat(PublishedPack.state(pack, null, today, pack))
        .isEqualTo(PublishedPack.State.IN_FORCE);
    assertThat(PublishedPack.state(later, null, today, pack))
        .isEqualTo(PublishedPack.State.UPCOMING);
    assertThat(PublishedPack.state(later, null, today.plusDays(1), later))
        .isEqualTo(PublishedPack.State.IN_FORCE);
    assertThat(PublishedPack.state(pack, null, today.plusDays(1), later))
        .isEqualTo(PublishedPack.State.PAST);
    assertThat(PublishedPack.state(pack, null, today, null)).isEqualTo(PublishedPack.State.PAST);
    taken(PublishedPack.Withdrawal.Kind.REVOKED, PublishedPack.State.REVOKED, true);
    taken(PublishedPack.Withdrawal.Kind.WITHDRAWN, PublishedPack.State.WITHDRAWN, false);
    var stands = new PublishedPack(pack, OneBook.START, null, null, PublishedPack.State.PAST);
    assertThat(stands.isRevoked()).isFalse();
    assertThat(stands.isWithdrawn()).isFalse();
    assertThat(trial(200, 50).percent()).isEqualTo(25);
    assertThat(trial(0, 0).percent()).isEqualTo(100);
    assertThat(pack.asIfAlways().effectiveFrom()).isEqualTo("1900-01-01");
    assertThat(pack.asIfAlways().requirements()).isEqualTo(pack.requirements());
  }

  private static void taken(
      PublishedPack.Withdrawal.Kind kind, PublishedPack.State state, boolean revoked) {
    var pack = Packs.shipped();
    var withdrawal = new PublishedPack.Withdrawal(kind, "x", OneBook.START);
    assertThat(PublishedPack.state(pack, withdrawal, FROM, pack)).isEqualTo(state);
    var one = new PublishedPack(pack, OneBook.START, null, withdrawal, state);
    assertThat(one.isRevoked()).isEqualTo(revoked);
    assertThat(one.isWithdrawn()).isEqualTo(!revoked);
  }

  private static Trial trial(int total, int done) {
    return new Trial(
        null,
        null,
        Trial.Basis.CYCLE,
        Trial.State.RUNNING,
        FROM,
        OneBook.START,
        "x",
        null,
        total,
        done,
        null);
  }

  @Test
  void a_proposal_knows_its_authors_and_whether_it_is_open() {
    var open =
        new RuleProposal(null, null, "{}", java.util.Set.of("a"), "a", "x", OneBook.START, null);
    assertThat(open.isOpen()).isTrue();
    assertThat(open.isBy("a")).isTrue();
    assertThat(open.isBy("b")).isFalse();
    var decision =
        new RuleProposal.Decision(RuleProposal.Outcome.RETURNED, "b", "x", null, OneBook.START);
    assertThat(
            new RuleProposal(
                    null, null, "{}", java.util.Set.of("a"), "a", "x", OneBook.START, decision)
                .isOpen())
        .isFalse();
  }

  private Rebooking.Rebooked rebooked(RulePack pack) {
    return new Rebooking(pack.asIfAlways(), Map.copyOf(one.evidence)).of(one.book, FROM);
  }

  private static Standing standing(RulePack pack, Book book) {
    return Standing.of(
        pack, book, new Known(LocalDate.parse("2026-12-31"), Instant.MAX), Hours.ZERO);
  }

  @Test
  void facts_of_a_piece_keep_their_order() {
    one.post(Facts.aSession(OneBook.PERSON).by(Mode.SCHOOL_BASED).on("2026-05-10", "09:00", 900));
    one.post(Facts.aSession(OneBook.PERSON).by(Mode.SCHOOL_BASED).on("2026-04-10", "09:00", 180));
    var again = rebooked(Packs.changed("/caps/0/hours", 20));
    // The one that was posted first keeps its hours; the second has none left.
    assertThat(again.book().entries())
        .extracting(entry -> entry.effect().posted())
        .containsExactly(900);
  }
}
