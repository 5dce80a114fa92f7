package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Correction.Kind;
import org.xueshi.ledger.entity.Correction.State;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.web.entity.Actor;

class CorrectionsTest {

  private static final byte[] PDF = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void a_small_adjustment_is_one_persons_and_names_the_entry() {
    var entry = posted("a", 180);
    var done = propose("k", Kind.ADJUST, entry, -45);
    assertThat(done.state()).isEqualTo(State.ACCEPTED);
    assertThat(balance()).isEqualTo(new Amount(135, 0));
    var written = newest();
    assertThat(written).isInstanceOf(Entry.Adjusted.class);
    assertThat(written.target()).isEqualTo(entry.id());
    assertThat(written.head().request().key()).isEqualTo(done.key());
    assertVerified();
  }

  @Test
  void above_the_threshold_nothing_is_written_until_another_person_decides() {
    var entry = posted("a", 180);
    var asked = propose("k", Kind.ADJUST, entry, -91);
    assertThat(asked.state()).isEqualTo(State.OPEN);
    assertThat(balance()).isEqualTo(new Amount(180, 0));
    assertRefused(() -> decide(asked, true, world.office), "secondPerson");
    assertRefused(
        () -> decide(asked, true, new Actor(world.tenant, "TOKEN", "t")), "secondIsPerson");
    assertThat(decide(asked, true, world.second).state()).isEqualTo(State.ACCEPTED);
    assertThat(balance()).isEqualTo(new Amount(89, 0));
    assertRefused(() -> decide(asked, true, world.second), "correctionDecided");
    assertVerified();
  }

  @Test
  void a_refusal_needs_a_reason_and_writes_nothing_and_one_may_take_back_ones_own() {
    var entry = posted("a", 180);
    var asked = propose("k", Kind.REVERSE, entry, 0);
    assertRefused(
        () -> world.use(() -> world.corrections.decide(asked.id(), false, " ", world.second)),
        "reason");
    assertThat(decide(asked, false, world.second).state()).isEqualTo(State.REFUSED);
    assertThat(balance()).isEqualTo(new Amount(180, 0));
    var again = propose("again", Kind.REVERSE, entry, 0);
    assertThat(decide(again, false, world.office).state()).isEqualTo(State.REFUSED);
  }

  @Test
  void a_large_reversal_needs_the_second_person_too_and_takes_the_adjustments_along() {
    var entry = posted("a", 180);
    propose("k", Kind.ADJUST, entry, -45);
    var asked = propose("r", Kind.REVERSE, entry, 0);
    assertThat(asked.needsSecond()).isTrue();
    decide(asked, true, world.second);
    assertThat(balance()).isEqualTo(Amount.ZERO);
    assertRefused(() -> propose("s", Kind.REVERSE, entry, 0), "alreadyReversed");
    assertVerified();
  }

  @Test
  void a_teacher_asks_about_own_entries_only_and_never_alone() {
    var entry = posted("a", 180);
    var self = new Actor(world.tenant, "PERSON", teacher.toString());
    var other = new Actor(world.tenant, "PERSON", UUID.randomUUID().toString());
    var asked = new NewCorrection("k", Kind.ADJUST, entry.id(), -1, "多记了", List.of());
    assertThatThrownBy(() -> world.use(() -> world.corrections.propose(asked, other)))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    assertThat(world.use(() -> world.corrections.propose(asked, self)).state())
        .isEqualTo(State.OPEN);
  }

  @Test
  void the_same_request_gives_the_same_answer_and_another_content_is_refused() {
    var entry = posted("a", 180);
    var first = propose("k", Kind.ADJUST, entry, -45);
    assertThat(propose("k", Kind.ADJUST, entry, -45).id()).isEqualTo(first.id());
    assertRefused(() -> propose("k", Kind.ADJUST, entry, -44), "keyReused");
    assertThat(balance()).isEqualTo(new Amount(135, 0));
  }

  @Test
  void two_requests_about_one_entry_are_not_open_at_once() {
    var entry = posted("a", 180);
    propose("k", Kind.ADJUST, entry, -91);
    assertRefused(() -> propose("l", Kind.REVERSE, entry, 0), "correctionOpen");
  }

  @Test
  void an_adjustment_stays_within_clock_time_caps_and_what_is_left() {
    var entry = posted("a", 90);
    assertRefused(() -> propose("0", Kind.ADJUST, entry, 0), "adjustBy");
    assertRefused(() -> propose("1", Kind.ADJUST, entry, 1), "moreThanEvidence");
    assertRefused(() -> propose("2", Kind.ADJUST, entry, -90), "adjustsAway");
    var school = aSession(teacher).by(Mode.SCHOOL_BASED).onSomeTimeOf(day(), 24 * 45 - 10);
    var almost = desk.post(desk.proposed(desk.record("s", school))).entries().get(0);
    assertRefused(() -> propose("3", Kind.ADJUST, almost, 11), "overCap");
    assertThat(propose("4", Kind.ADJUST, almost, 10).state()).isEqualTo(State.ACCEPTED);
    assertRefused(() -> propose("5", Kind.REVERSE, newest(), 0), "isAdjustment");
    assertRefused(() -> propose("6", Kind.ADJUST, newest(), 1), "adjustable");
  }

  @Test
  void holds_are_released_and_voided_with_a_reason_and_a_waiver_needs_two() {
    var held = (Entry.Held) held("a", "2026-03-31").get(1);
    assertRefused(() -> propose("m", Kind.RELEASE, held, 19), "moreThanHeld");
    assertThat(propose("k", Kind.RELEASE, held, 10).state()).isEqualTo(State.ACCEPTED);
    assertThat(propose("l", Kind.VOID, held, 8).state()).isEqualTo(State.ACCEPTED);
    assertThat(balance()).isEqualTo(new Amount(82, 0));
    assertRefused(() -> propose("n", Kind.VOID, held, 1), "holdSettled");
    assertThat(newest().reasons().get(0).arguments()).containsExactly("登记有误");
  }

  @Test
  void a_release_before_its_time_is_a_waiver_for_two() {
    var held = (Entry.Held) held("a", "2026-10-31").get(1);
    var asked = propose("k", Kind.RELEASE, held, 1);
    assertThat(asked.state()).isEqualTo(State.OPEN);
    decide(asked, true, world.second);
    assertThat(balance()).isEqualTo(new Amount(73, 17));
  }

  @Test
  void papers_are_kept_with_the_request_and_shown_to_whom_they_are_about() {
    var entry = posted("a", 180);
    var asked =
        world.use(
            () ->
                world.corrections.propose(
                    new NewCorrection(
                        "k",
                        Kind.ADJUST,
                        entry.id(),
                        -91,
                        "签到表有误",
                        List.of(new NewDocument("C:\\扫描\\签到表.pdf", PDF))),
                    world.office));
    var papers = world.use(() -> world.documents.about(world.tenant, asked.id()));
    assertThat(papers)
        .singleElement()
        .satisfies(p -> assertThat(p.fileName()).isEqualTo("签到表.pdf"));
    var id = papers.get(0).id();
    assertThat(world.use(() -> world.documents.readOwn(world.tenant, teacher, id)).bytes())
        .isEqualTo(PDF);
    assertThatThrownBy(
            () -> world.use(() -> world.documents.readOwn(world.tenant, UUID.randomUUID(), id)))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> world.use(() -> world.documents.read(UUID.randomUUID(), id)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void only_what_is_a_pdf_jpeg_or_png_by_its_bytes_is_attached() {
    assertRefused(() -> world.documents.check(List.of(file("x.pdf", "<html>"))), "documentType");
    assertRefused(() -> world.documents.check(List.of(file("x.pdf", ""))), "documentEmpty");
    var large = new byte[(10 << 20) + 1];
    System.arraycopy(PDF, 0, large, 0, PDF.length);
    assertRefused(
        () -> world.documents.check(List.of(new NewDocument("x", large))), "documentSize");
  }

  @Test
  void the_database_refuses_the_same_pair_of_eyes_and_an_adjustment_nobody_decided() {
    var entry = posted("a", 180);
    var asked = propose("k", Kind.ADJUST, entry, -91);
    assertThatThrownBy(
            () ->
                world.run(
                    () ->
                        world.correctionStore.decide(
                            asked,
                            new Correction.Decision(
                                true, "自批", world.clock.instant(), world.office))))
        .rootCause()
        .hasMessageContaining("correction_decision_four_eyes");
    assertThatThrownBy(
            () ->
                world.run(
                    () ->
                        world.ledger.adjust(
                            new org.xueshi.ledger.entity.Adjustment(
                                asked.key(), entry.id(), -91, "未经决定"),
                            world.office)))
        .rootCause()
        .hasMessageContaining("credit_entry_decided");
    assertThat(balance()).isEqualTo(new Amount(180, 0));
  }

  private static java.time.LocalDate day() {
    return java.time.LocalDate.of(2026, 3, 20);
  }

  private static NewDocument file(String name, String content) {
    return new NewDocument(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Entry posted(String key, int minutes) {
    var facts = aSession(teacher).on("2026-03-10", "09:00", minutes);
    return desk.post(desk.proposed(desk.record(key, facts))).entries().get(0);
  }

  private List<Entry> held(String key, String lastDay) {
    var facts = aSession(teacher).followedUpAfter(lastDay);
    return desk.post(desk.proposed(desk.record(key, facts))).entries();
  }

  private Correction propose(String key, Kind kind, Entry entry, int minutes) {
    return world.use(
        () ->
            world.corrections.propose(
                new NewCorrection(key, kind, entry.id(), minutes, "登记有误", List.of()),
                world.office));
  }

  private Correction decide(Correction asked, boolean accept, Actor by) {
    return world.use(() -> world.corrections.decide(asked.id(), accept, "已核对", by));
  }

  private Entry newest() {
    var book = world.use(() -> world.books.of(world.tenant, teacher)).entries();
    return book.get(book.size() - 1);
  }

  private Amount balance() {
    return desk.balance(teacher);
  }

  private void assertVerified() {
    assertThat(world.use(() -> world.verification.verify(world.office)).findings()).isEmpty();
  }

  private static void assertRefused(Runnable asked, String why) {
    assertThatThrownBy(asked::run)
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.text().key()).isEqualTo("ledger.refusal." + why));
  }
}
