package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Reversal;

class LedgerTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void a_proposal_is_posted_and_a_repetition_writes_nothing() {
    var posting = proposed(record("a", aSession(teacher)));
    assertThat(post(posting).status()).isEqualTo(Outcome.Status.POSTED);
    var again = post(posting);
    assertThat(again.status()).isEqualTo(Outcome.Status.ALREADY_POSTED);
    assertThat(again.entries()).hasSize(1);
    assertThat(balance()).isEqualTo(new Amount(90, 0));
  }

  @Test
  void the_same_key_with_other_content_is_refused_and_nothing_written() {
    var posting = proposed(record("a", aSession(teacher)));
    post(posting);
    var other = new Posting(posting.key(), posting.evidence(), Assessment.PASSED, 45, 0);
    assertRefused(post(other), "ledger.refusal.keyReused");
    assertThat(balance()).isEqualTo(new Amount(90, 0));
  }

  @Test
  void evidence_is_recorded_once_a_key() {
    var first = record("a", aSession(teacher));
    assertThat(record("a", aSession(teacher)).id()).isEqualTo(first.id());
    assertThatThrownBy(() -> record("a", aSession(teacher).on("2026-03-11", "09:00", 90)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.text().key()).isEqualTo("ledger.refusal.keyReused"));
  }

  @Test
  void no_minute_is_credited_twice_and_the_refusal_names_both_sides() {
    post(proposed(record("a", aSession(teacher))));
    var overlapping = propose(record("b", aSession(teacher).on("2026-03-10", "10:29", 60)));
    assertThat(overlapping.state()).isEqualTo(Proposal.State.REFUSED);
    var forced = new Posting("forced", overlapping.evidence().id(), Assessment.NONE, 60, 0);
    var outcome = post(forced);
    assertRefused(outcome, "ledger.refusal.overlap");
    assertThat(outcome.because().arguments()).hasSize(5).contains("项目式学习研修");
  }

  @Test
  void two_proposals_of_one_list_do_not_share_a_minute() {
    var a = record("a", aSession(teacher));
    var b = record("b", aSession(teacher).on("2026-03-10", "10:00", 60));
    var proposals =
        world.use(
            () ->
                world.recognitions.propose(
                    world.tenant,
                    List.of(
                        new Assessed(a.id(), Assessment.NONE),
                        new Assessed(b.id(), Assessment.NONE))));
    assertThat(proposals)
        .extracting(Proposal::state)
        .containsExactly(Proposal.State.PROPOSED, Proposal.State.REFUSED);
  }

  @Test
  void neighbouring_minutes_do_not_overlap() {
    post(proposed(record("a", aSession(teacher))));
    post(proposed(record("b", aSession(teacher).on("2026-03-10", "10:30", 60))));
    assertThat(balance()).isEqualTo(new Amount(150, 0));
  }

  @Test
  void a_reversal_restores_the_balance_and_frees_the_minutes() {
    var evidence = record("a", aSession(teacher));
    var entry = post(proposed(evidence)).entries().get(0);
    reverse("r", entry);
    assertThat(balance()).isEqualTo(Amount.ZERO);
    var proposal = propose(evidence);
    assertThat(proposal.state()).isEqualTo(Proposal.State.REVERSED);
    assertThat(post(proposal.posting().orElseThrow()).status()).isEqualTo(Outcome.Status.POSTED);
    assertThat(balance()).isEqualTo(new Amount(90, 0));
  }

  @Test
  void an_entry_is_reversed_once_and_a_reversal_never() {
    var entry = post(proposed(record("a", aSession(teacher)))).entries().get(0);
    var reversed = reverse("r", entry).entries().get(0);
    assertThat(reverse("r", entry).status()).isEqualTo(Outcome.Status.ALREADY_POSTED);
    assertThatRefuses(() -> reverse("s", entry), "ledger.refusal.alreadyReversed");
    assertThatRefuses(() -> reverse("t", reversed), "ledger.refusal.isReversal");
    assertThatRefuses(
        () ->
            world.use(
                () ->
                    world.ledger.reverse(
                        new Reversal("r", entry.id(), "another reason"), world.office)),
        "ledger.refusal.keyReused");
  }

  @Test
  void a_share_is_held_until_three_months_after_the_course_and_then_released_once() {
    var evidence = record("a", aSession(teacher).followedUpAfter("2026-03-31"));
    var held = (Entry.Held) post(proposed(evidence)).entries().get(1);
    assertThat(held.until()).isEqualTo("2026-06-30");
    assertThat(balance()).isEqualTo(new Amount(72, 18));
    release("early", held, 10, false);
    assertThat(balance()).isEqualTo(new Amount(82, 8));
    assertThatRefuses(() -> release("more", held, 9, false), "ledger.refusal.moreThanHeld");
    release("rest", held, 8, false);
    assertThat(balance()).isEqualTo(new Amount(90, 0));
    assertThatRefuses(() -> release("again", held, 1, false), "ledger.refusal.holdSettled");
  }

  @Test
  void a_hold_is_not_released_before_its_time_unless_somebody_decided_so() {
    var held =
        (Entry.Held)
            post(proposed(record("a", aSession(teacher).followedUpAfter("2026-10-31"))))
                .entries()
                .get(1);
    assertThatRefuses(() -> release("k", held, 18, false), "ledger.refusal.heldUntil");
    release("k", held, 18, true);
    assertThat(balance()).isEqualTo(new Amount(90, 0));
  }

  @Test
  void reversing_a_posting_takes_back_its_hold_and_what_was_released() {
    var evidence = record("a", aSession(teacher).followedUpAfter("2026-03-31"));
    var entries = post(proposed(evidence)).entries();
    var held = (Entry.Held) entries.get(1);
    release("part", held, 10, false);
    assertThat(reverse("r", entries.get(0)).entries()).hasSize(3);
    assertThat(balance()).isEqualTo(Amount.ZERO);
  }

  @Test
  void reversing_a_release_opens_the_hold_again() {
    var evidence = record("a", aSession(teacher).followedUpAfter("2026-03-31"));
    var held = (Entry.Held) post(proposed(evidence)).entries().get(1);
    var released = release("part", held, 18, false).entries().get(0);
    reverse("r", released);
    assertThat(balance()).isEqualTo(new Amount(72, 18));
    release("again", held, 18, false);
    assertThat(balance()).isEqualTo(new Amount(90, 0));
  }

  @Test
  void fifty_connections_with_one_key_write_one_entry() throws Exception {
    var posting = proposed(record("a", aSession(teacher)));
    var outcomes = fifty(() -> post(posting));
    assertThat(outcomes.stream().filter(o -> o.status() == Outcome.Status.POSTED)).hasSize(1);
    assertThat(outcomes.stream().filter(o -> o.status() == Outcome.Status.ALREADY_POSTED))
        .hasSize(49);
    assertThat(outcomes)
        .extracting(o -> o.entries().get(0).id())
        .containsOnly(outcomes.get(0).entries().get(0).id());
    assertThat(balance()).isEqualTo(new Amount(90, 0));
  }

  @Test
  void fifty_different_keys_for_overlapping_minutes_credit_them_once() throws Exception {
    var tasks = new ArrayList<Callable<Outcome>>();
    for (var i = 0; i < 50; i++) {
      var evidence = record("e" + i, aSession(teacher).on("2026-03-10", "09:00", 60 + i));
      var posting = new Posting("k" + i, evidence.id(), Assessment.NONE, 60 + i, 0);
      tasks.add(() -> post(posting));
    }
    var outcomes = together(tasks);
    assertThat(outcomes.stream().filter(o -> o.status() == Outcome.Status.POSTED)).hasSize(1);
  }

  @Test
  void the_database_itself_refuses_overlapping_minutes() {
    post(proposed(record("a", aSession(teacher))));
    var other = record("b", aSession(teacher).on("2026-03-10", "09:30", 60));
    assertThatThrownBy(
            () ->
                world.run(
                    () ->
                        world.claimStore.insert(
                            world.tenant, java.util.Map.of(teacher, Originals.claims(other)))))
        .hasMessageContaining("claimed_interval");
  }

  private Evidence record(String key, Facts facts) {
    return desk.record(key, facts);
  }

  private Proposal propose(Evidence evidence) {
    return desk.propose(evidence);
  }

  private Posting proposed(Evidence evidence) {
    return desk.proposed(evidence);
  }

  private Outcome post(Posting posting) {
    return desk.post(posting);
  }

  private Outcome reverse(String key, Entry entry) {
    return desk.reverse(key, entry);
  }

  private Outcome release(String key, Entry.Held held, int minutes, boolean beforeItsTime) {
    return desk.release(key, held, minutes, beforeItsTime);
  }

  private Amount balance() {
    return desk.balance(teacher);
  }

  private static void assertRefused(Outcome outcome, String key) {
    assertThat(outcome.status()).isEqualTo(Outcome.Status.REFUSED);
    assertThat(outcome.because().key()).isEqualTo(key);
  }

  private static void assertThatRefuses(Runnable asked, String key) {
    assertThatThrownBy(asked::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(key));
  }

  private static List<Outcome> fifty(Callable<Outcome> task) throws Exception {
    var tasks = new ArrayList<Callable<Outcome>>();
    for (var i = 0; i < 50; i++) {
      tasks.add(task);
    }
    return together(tasks);
  }

  private static List<Outcome> together(List<Callable<Outcome>> tasks) throws Exception {
    var threads = Executors.newFixedThreadPool(tasks.size());
    try {
      var outcomes = new ArrayList<Outcome>();
      for (var future : threads.invokeAll(tasks)) {
        outcomes.add(future.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
