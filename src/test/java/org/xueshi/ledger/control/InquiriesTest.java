package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Inquiry;
import org.xueshi.ledger.entity.Inquiry.State;
import org.xueshi.ledger.entity.InquiryDecision;
import org.xueshi.ledger.entity.InquiryDecision.Kind;
import org.xueshi.ledger.entity.InquiryEvent;
import org.xueshi.ledger.entity.InquiryEvent.What;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.web.entity.Actor;

class InquiriesTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final InquiryStore store = new InquiryStore(world.jdbi);
  private final Inquiries inquiries =
      new Inquiries(store, world.evidenceBook, world.documents, world.clock);
  private final InquiryDesk office =
      new InquiryDesk(store, new InboxStore(world.jdbi), inquiries, world.corrections, world.clock);
  private final UUID teacher = world.teacher("王秀兰");
  private final Actor writer = new Actor(world.tenant, "PERSON", teacher.toString());

  @Test
  void what_is_written_is_kept_from_the_first_word_and_never_overwrites_another_window() {
    var draft = begin(null);
    var kept = keep(draft, "研讨", "少记", 0);
    assertThat(kept.revision()).isEqualTo(1);
    assertThat(begin(null).id()).isNotEqualTo(draft.id());
    assertRefused(() -> keep(draft, "研讨", "另一个窗口", 0), "inquiryChanged");
    assertThat(read(draft.id()).inquiry().words()).isEqualTo("少记");
    assertThat(find(State.OPEN).lines()).isEmpty();
  }

  @Test
  void one_open_request_a_matter() {
    var evidence = posted("a", 90);
    var draft = begin(evidence.id());
    assertThat(begin(evidence.id()).id()).isEqualTo(draft.id());
    submit(draft, "");
    assertThat(begin(evidence.id()).id()).isEqualTo(draft.id());

    submit(begin(null), "校本研修");
    var again = begin(null);
    keep(again, " 校本 研修", "又问一次", 0);
    assertRefused(() -> world.use(() -> inquiries.submit(writer, again.id())), "inquiryOpen");
    decide(draft, Kind.ANSWER, null, 0);
    assertThat(begin(evidence.id()).id()).isNotEqualTo(draft.id());
  }

  @Test
  void nothing_empty_is_handed_in_and_nobody_asks_about_anothers_hours() {
    var draft = begin(null);
    assertRefused(() -> world.use(() -> inquiries.submit(writer, draft.id())), "inquiryEmpty");
    keep(draft, "", "有几次没记", 0);
    assertRefused(() -> world.use(() -> inquiries.submit(writer, draft.id())), "inquiryCourse");
    assertRefused(() -> keep(draft, "x", "字".repeat(2_001), 1), "inquiryWords");
    var evidence = posted("a", 90);
    var other = world.teacher("李建华");
    assertThatThrownBy(() -> world.use(() -> inquiries.begin(world.tenant, other, evidence.id())))
        .isInstanceOfSatisfying(
            Refusal.class, one -> assertThat(one.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    var stranger = new Actor(world.tenant, "PERSON", other.toString());
    assertThatThrownBy(() -> world.use(() -> inquiries.read(stranger, draft.id())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void an_answer_is_new_until_it_is_read_and_every_step_says_who_and_when() {
    var draft = begin(null);
    var paper = "%PDF-1.7 签到表".getBytes(StandardCharsets.UTF_8);
    world.run(() -> inquiries.attach(writer, draft.id(), new NewDocument("签到表.pdf", paper)));
    submit(draft, "校本研修");
    assertThat(office.waiting(world.tenant)).isEqualTo(1);
    decide(draft, Kind.REFUSE, null, 0);
    assertThat(unread()).isEqualTo(1);
    var thread = read(draft.id());
    assertThat(unread()).isZero();
    assertThat(thread.papers()).hasSize(1);
    assertThat(thread.events())
        .extracting(InquiryEvent::what, InquiryEvent::by)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(What.SUBMITTED, writer),
            org.assertj.core.groups.Tuple.tuple(What.REFUSED, world.office));
    assertRefused(() -> decide(draft, Kind.ANSWER, null, 0), "inquiryChanged");
    assertRefused(() -> world.run(() -> inquiries.withdraw(writer, draft.id())), "inquiryChanged");
  }

  @Test
  void a_small_correction_is_done_at_once_and_the_book_says_so() {
    var evidence = posted("a", 90);
    var draft = submit(begin(evidence.id()), "");
    decide(draft, Kind.ADJUST, entry(evidence), -45);
    assertThat(desk.balance(teacher)).isEqualTo(new Amount(45, 0));
    assertThat(read(draft.id()).inquiry().state()).isEqualTo(State.ANSWERED);
  }

  @Test
  void a_great_one_waits_for_a_second_person_whose_no_opens_it_again() {
    var evidence = posted("a", 180);
    var inquiry = submit(begin(evidence.id()), "");
    decide(inquiry, Kind.REVERSE, entry(evidence), 0);
    assertThat(desk.balance(teacher)).isEqualTo(new Amount(180, 0));
    var line = find(State.OPEN).lines().get(0);
    assertThat(line.waitsForSecond()).isTrue();

    var correction = open();
    assertRefused(() -> second(correction, true, world.office), "secondPerson");
    second(correction, false, world.second);
    assertThat(find(State.OPEN).lines().get(0).waitsForSecond()).isFalse();
    decide(inquiry, Kind.REVERSE, entry(evidence), 0);
    second(open(), true, world.second);
    assertThat(desk.balance(teacher)).isEqualTo(Amount.ZERO);
    assertThat(read(inquiry.id()).events())
        .extracting(InquiryEvent::what)
        .containsExactly(
            What.SUBMITTED, What.PROPOSED, What.RETURNED, What.PROPOSED, What.CORRECTED);
  }

  @Test
  void the_inbox_shows_the_longest_waiting_first_page_by_page_and_by_age() {
    for (var n = 0; n < 5; n++) {
      submit(begin(null), "课程" + n);
      world.clock.set(world.clock.instant().plus(Duration.ofDays(1)));
    }
    var first = find(State.OPEN, 0, null);
    assertThat(titles(first)).containsExactly("课程0", "课程1", "课程2");
    assertThat(titles(find(State.OPEN, 0, first.next()))).containsExactly("课程3", "课程4");
    assertThat(titles(find(State.OPEN, 4, null))).containsExactly("课程0", "课程1");
    var oldest = first.lines().get(0).inquiry().id();
    assertThat(office.nextAfter(world.tenant, oldest))
        .contains(first.lines().get(1).inquiry().id());
  }

  private Evidence posted(String key, int minutes) {
    var evidence = desk.record(key, aSession(teacher).on("2026-03-10", "09:00", minutes));
    desk.post(desk.proposed(evidence));
    return evidence;
  }

  private UUID entry(Evidence evidence) {
    return world.use(() -> world.entries.ofPerson(world.tenant, teacher)).stream()
        .filter(one -> one.credit().evidence().equals(evidence.id()))
        .filter(Entry.Posted.class::isInstance)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Inquiry begin(UUID evidence) {
    return world.use(() -> inquiries.begin(world.tenant, teacher, evidence));
  }

  private Inquiry keep(Inquiry draft, String course, String words, int revision) {
    var content = new Inquiry.Content(course, LocalDate.of(2026, 5, 1), words);
    return world.use(() -> inquiries.keep(writer, draft.id(), content, revision));
  }

  private Inquiry submit(Inquiry draft, String course) {
    keep(draft, course, "应为 4 学时", draft.revision());
    return world.use(() -> inquiries.submit(writer, draft.id()));
  }

  private void decide(Inquiry inquiry, Kind kind, UUID entry, int minutes) {
    var decision = new InquiryDecision(kind, entry, minutes, "已核对签到表。");
    world.use(() -> office.decide(inquiry.id(), decision, world.office));
  }

  private Correction second(UUID correction, boolean accept, Actor actor) {
    return world.use(() -> office.second(correction, accept, "看过材料。", actor));
  }

  private UUID open() {
    return world.use(() -> world.corrections.newest(world.tenant, true, null, 1)).get(0).id();
  }

  private Inquiries.Thread read(UUID id) {
    return world.use(() -> inquiries.read(writer, id));
  }

  private int unread() {
    return world.use(() -> inquiries.unread(world.tenant, teacher));
  }

  private InquiryDesk.Found find(State state) {
    return find(state, 0, null);
  }

  private InquiryDesk.Found find(State state, int days, UUID after) {
    var asked = new InquiryDesk.Asked(state, null, days, "");
    return world.use(() -> office.find(world.tenant, asked, after, 3));
  }

  private static List<String> titles(InquiryDesk.Found found) {
    return found.lines().stream().map(line -> line.inquiry().courseTitle()).toList();
  }

  private static void assertRefused(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, one -> assertThat(one.text().key()).isEqualTo("ledger.refusal." + why));
  }
}
