package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Overlap;
import org.xueshi.ledger.entity.Overlap.Choice;
import org.xueshi.people.control.IdentityMerges.Asked;
import org.xueshi.people.entity.IdentityMerge;
import org.xueshi.people.entity.IdentityMerge.Action;
import org.xueshi.web.entity.Actor;

class MergesTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID roster = world.teacher("王秀兰");
  private final UUID other = world.teacher("王秀兰");

  @Test
  void both_books_are_one_and_two_again_after_undoing() {
    post("a", roster, "2026-03-10", "09:00", 90);
    post("b", other, "2026-03-11", "09:00", 45);
    merge(other, roster);
    for (var row : List.of(roster, other)) {
      assertThat(desk.balance(row)).isEqualTo(new Amount(135, 0));
      assertThat(book(row).person()).isEqualTo(roster);
      assertThat(world.use(() -> world.recognitions.proposeForPerson(world.tenant, row)))
          .hasSize(2);
      var today = new Known(LocalDate.of(2026, 11, 24), world.clock.instant());
      assertThat(world.use(() -> world.attestedBooks.of(world.tenant, row, today)).book().entries())
          .hasSize(2);
    }
    decide(Action.UNDO, other, roster);
    assertThat(desk.balance(roster)).isEqualTo(new Amount(90, 0));
    assertThat(desk.balance(other)).isEqualTo(new Amount(45, 0));
    assertVerified();
  }

  @Test
  void entries_stay_where_they_are_and_keys_are_answered_as_before() {
    var one = desk.record("b", aSession(other).on("2026-03-11", "09:00", 45));
    var posting = desk.proposed(one);
    desk.post(posting);
    merge(other, roster);
    var again = desk.post(posting);
    assertThat(again.status()).isEqualTo(Outcome.Status.ALREADY_POSTED);
    assertThat(again.entries().get(0).head().person()).isEqualTo(other);
    post("c", other, "2026-03-12", "09:00", 45);
    assertThat(world.use(() -> world.entryStore.ofPersons(world.tenant, List.of(other))))
        .hasSize(2);
    assertVerified();
  }

  @Test
  void a_minute_of_one_row_cannot_be_credited_to_the_other_any_more() {
    post("a", roster, "2026-03-10", "09:00", 90);
    merge(other, roster);
    var one = desk.record("b", aSession(other).on("2026-03-10", "10:00", 60));
    assertThat(desk.propose(one).verdict())
        .isInstanceOf(org.xueshi.ledger.entity.Verdict.Refused.class);
    assertThat(open()).singleElement().satisfies(pair -> assertSides(pair, one.id()));
  }

  @Test
  void minutes_that_both_were_credited_wait_for_a_person_to_decide() {
    post("a", roster, "2026-03-10", "09:00", 60);
    var later = post("b", other, "2026-03-10", "09:30", 60);
    assertThat(open()).isEmpty();
    merge(other, roster);
    assertThat(open()).singleElement().satisfies(pair -> assertSides(pair, later.id()));
    decide(open().get(0), Choice.KEEP);
    assertThat(desk.balance(roster)).isEqualTo(new Amount(60, 0));
    assertThat(open()).isEmpty();
    assertVerified();
  }

  @Test
  void of_two_that_were_credited_either_can_stay_or_what_is_left() {
    var first = post("a", roster, "2026-03-10", "09:00", 60);
    post("b", other, "2026-03-10", "09:30", 60);
    merge(other, roster);
    decide(open().get(0), Choice.REPLACE);
    assertThat(book(roster).standing(first.id())).isEmpty();
    assertThat(desk.balance(roster)).isEqualTo(new Amount(60, 0));
    post("c", roster, "2026-03-10", "08:30", 60);
    decide(Action.UNDO, other, roster);
    post("d", other, "2026-03-12", "09:00", 60);
    post("e", roster, "2026-03-12", "09:30", 60);
    merge(other, roster);
    decide(open().get(0), Choice.REST);
    assertThat(desk.balance(roster)).isEqualTo(new Amount(60 + 60 + 60 + 30, 0));
    assertThat(open()).isEmpty();
    assertVerified();
  }

  @Test
  void what_hangs_on_one_row_is_found_from_the_other() {
    var one = post("b", other, "2026-03-11", "09:00", 45);
    merge(other, roster);
    var entry = book(roster).standing(one.id()).get(0);
    var asked = new NewCorrection("k", Correction.Kind.ADJUST, entry.id(), -5, "登记有误", List.of());
    var teacher = new Actor(world.tenant, "PERSON", roster.toString());
    world.use(() -> world.corrections.propose(asked, teacher));
    assertThat(world.use(() -> world.corrections.ofPerson(world.tenant, roster))).hasSize(1);
    world.use(
        () ->
            world.cases.open(
                new Cases.NewCase(roster, java.util.Set.of(), "举报", ""), world.office));
    var today = new Known(LocalDate.of(2026, 11, 24), world.clock.instant());
    assertThat(world.use(() -> world.attestedBooks.of(world.tenant, other, today)).leftOut())
        .hasSize(1);
  }

  @Test
  void nobody_merges_alone_and_the_database_says_so_too() {
    var asked = ask(Action.MERGE, other, roster);
    assertRefused(() -> decide(asked, true, world.office), "secondPerson");
    assertRefused(() -> decide(asked, true, new Actor(world.tenant, "TOKEN", "t")), "secondPerson");
    assertThatThrownBy(
            () ->
                world.jdbi.useHandle(
                    handle ->
                        handle.execute(
                            """
                            insert into identity_merge_decision values
                              (?, ?, true, 'x', 'ACCOUNT', 'office', now(), 'ACCOUNT', 'office')""",
                            world.tenant,
                            asked.id())))
        .hasMessageContaining("identity_merge_four_eyes");
    decide(asked, false, world.office);
    assertRefused(() -> decide(asked, true, world.second), "decided");
    assertThat(desk.balance(other)).isEqualTo(desk.balance(roster));
  }

  @Test
  void what_makes_no_sense_is_refused_by_name() {
    assertRefused(() -> ask(Action.MERGE, roster, roster), "same");
    assertRefused(() -> ask(Action.UNDO, other, roster), "notMerged");
    assertRefused(() -> ask(Action.MERGE, roster, stranger()), "keepRoster");
    merge(other, roster);
    var third = world.teacher("王秀兰");
    assertRefused(() -> ask(Action.MERGE, other, third), "absorbedAlready");
    assertRefused(() -> ask(Action.MERGE, roster, third), "absorbedAlready");
    assertRefused(() -> ask(Action.MERGE, third, other), "keptIsAbsorbed");
    merge(third, roster);
    post("c", third, "2026-03-12", "09:00", 45);
    decide(Action.UNDO, other, roster);
    assertThat(desk.balance(roster)).isEqualTo(new Amount(45, 0));
    ask(Action.UNDO, third, roster);
    assertRefused(() -> ask(Action.UNDO, third, roster), "waits");
  }

  @Test
  void only_numbers_suggest_never_names() {
    assertThat(suggestions()).isEmpty();
    var came = stranger();
    world.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into platform_identity (tenant_id, registration_id, deployment_id, subject,
                  person_id, basis, linked_at, staff_number)
                values (?, ?, '1', 's', ?, 'NEW', now(), ?)""",
                world.tenant,
                UUID.randomUUID(),
                came,
                "00" + LedgerWorld.staffNumber(roster).toLowerCase(java.util.Locale.ROOT)));
    var hashes =
        new org.xueshi.people.control.IdHashes(
            world.jdbi, java.util.Optional.of("a-key-of-the-test-0123456789"));
    hashes.remember(world.tenant, roster, "11010119800101001x");
    hashes.remember(world.tenant, other, "11010119800101001X ");
    assertThat(suggestions()).hasSize(2);
    assertThat(suggestions()).anyMatch(one -> one.sameIdNumber() && !one.sameStaffNumber());
    decide(ask(Action.MERGE, other, roster), false, world.office);
    assertThat(suggestions())
        .singleElement()
        .satisfies(one -> assertThat(one.sameStaffNumber()).isTrue());
    merge(came, roster);
    assertThat(suggestions()).isEmpty();
  }

  @Test
  void whoever_posts_while_they_become_one_sees_both_books_or_is_told_to_ask_again()
      throws Exception {
    post("a", roster, "2026-03-10", "09:00", 90);
    post("z", other, "2026-03-14", "09:00", 30);
    var one = desk.record("b", aSession(other).on("2026-03-10", "09:00", 90));
    var posting = desk.proposed(one);
    var merge = ask(Action.MERGE, other, roster);
    var posted = new CompletableFuture<Outcome>();
    world.run(
        () -> {
          world.merges.decide(merge.id(), true, "同一人", world.second);
          CompletableFuture.runAsync(
              () -> {
                try {
                  posted.complete(desk.post(posting));
                } catch (RuntimeException refused) {
                  posted.completeExceptionally(refused);
                }
              });
          assertThatThrownBy(() -> posted.get(1, TimeUnit.SECONDS))
              .isInstanceOf(java.util.concurrent.TimeoutException.class);
        });
    assertThatThrownBy(() -> posted.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class);
    assertThat(desk.post(posting).because().key()).isEqualTo("ledger.refusal.overlap");
    assertThat(desk.balance(other)).isEqualTo(new Amount(120, 0));
  }

  private UUID stranger() {
    var id = org.xueshi.kernel.entity.Ids.next();
    world.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into person (tenant_id, id, family_name, given_name, version)
                values (?, ?, '王', '秀兰', 1)""",
                world.tenant,
                id));
    return id;
  }

  private Evidence post(String key, UUID row, String day, String at, int minutes) {
    var one = desk.record(key, aSession(row).on(day, at, minutes));
    assertThat(desk.post(desk.proposed(one)).isRefused()).isFalse();
    return one;
  }

  private void merge(UUID absorbed, UUID kept) {
    decide(Action.MERGE, absorbed, kept);
  }

  private void decide(Action action, UUID absorbed, UUID kept) {
    decide(ask(action, absorbed, kept), true, world.second);
  }

  private IdentityMerge ask(Action action, UUID absorbed, UUID kept) {
    var asked = new Asked(action, absorbed, kept, "核对了身份证件");
    return world.use(
        () -> world.identityMerges.propose(world.tenant, asked, Merges.by(world.office)));
  }

  private void decide(IdentityMerge merge, boolean accept, Actor actor) {
    world.use(() -> world.merges.decide(merge.id(), accept, "同一人", actor));
  }

  private void decide(Overlap overlap, Choice choice) {
    var decision = new Overlap.Decision(choice, "核对了签到表", Assessment.PASSED);
    world.run(
        () ->
            world.overlaps.decide(
                overlap.asked().id(), overlap.against().id(), decision, world.office));
  }

  private List<org.xueshi.people.entity.MergeSuggestion> suggestions() {
    return world.use(() -> world.identityMerges.suggestions(world.tenant, 9));
  }

  private List<Overlap> open() {
    return world.use(() -> world.overlaps.open(world.tenant, 9));
  }

  private static void assertSides(Overlap pair, UUID asked) {
    assertThat(pair.asked().id()).isEqualTo(asked);
    assertThat(pair.shared()).isNotEmpty();
  }

  private org.xueshi.ledger.entity.Book book(UUID row) {
    return world.use(() -> world.books.of(world.tenant, row));
  }

  private void assertVerified() {
    assertThat(world.use(() -> world.verification.verify(world.office)).findings()).isEmpty();
  }

  private static void assertRefused(Runnable asked, String why) {
    assertThatThrownBy(asked::run)
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.text().key()).isEqualTo("people.merge." + why));
  }
}
