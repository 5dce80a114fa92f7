package org.xueshi.papers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Desk;
import org.xueshi.ledger.control.LedgerWorld;
import org.xueshi.ledger.entity.Certificate.Status;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Period;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.papers.entity.Attestation.Purpose;
import org.xueshi.papers.entity.Paper;
import org.xueshi.papers.entity.Transcript;
import org.xueshi.people.control.Districts;
import org.xueshi.web.entity.Actor;

class PapersTest {

  private static final Period YEAR =
      new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 24));

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");
  private final Papers papers =
      new Papers(
          new PaperStore(world.jdbi),
          world.attestedBooks,
          world.withdrawals,
          new Letterhead(
              new org.xueshi.people.control.Persons(world.jdbi),
              new Districts(world.jdbi, world.clock, "测试区"),
              new org.xueshi.web.control.Messages()),
          world.clock);

  @Test
  void a_transcript_lists_what_counts_by_year_and_mode_and_adds_up() {
    post("a", "2026-03-10", 90);
    post("b", "2026-04-10", 45);
    remote("c", LocalDate.of(2026, 5, 1), 45);
    var transcript = (Transcript) transcript().content();
    assertThat(transcript.years()).hasSize(1);
    assertThat(transcript.years().get(0).lines())
        .extracting(line -> line.mode() + " " + line.total().hours())
        .containsExactly("FACE_TO_FACE 3.0", "REMOTE 1.0");
    assertThat(transcript.total().hours()).isEqualTo("4.0");
    assertThat(transcript.total().minutes()).isEqualTo(180);
    assertThat(transcript.modes()).extracting(Transcript.Total::minutes).containsExactly(45, 135);
  }

  @Test
  void a_transcript_of_an_earlier_day_knows_nothing_of_later_ones() {
    post("a", "2026-03-10", 90);
    post("b", "2026-04-10", 45);
    var period = new Period(YEAR.from(), LocalDate.of(2026, 3, 31));
    var paper = world.use(() -> papers.transcript(teacher, period, world.office));
    assertThat(((Transcript) paper.content()).total().hours()).isEqualTo("2.0");
  }

  @Test
  void what_was_taken_back_is_not_listed_and_takes_the_paper_with_it() {
    var entry = post("a", "2026-03-10", 90);
    post("b", "2026-04-10", 45);
    var before = transcript();
    desk.reverse("r", entry);
    assertThat(status(before)).isEqualTo(Status.WITHDRAWN);
    assertThat(((Transcript) transcript().content()).total().hours()).isEqualTo("1.0");
  }

  @Test
  void asking_again_gives_the_same_paper_and_something_new_supersedes_it() {
    post("a", "2026-03-10", 90);
    var first = transcript();
    world.clock.set(world.clock.instant().plusSeconds(3600));
    assertThat(transcript().code()).isEqualTo(first.code());
    post("b", "2026-04-10", 45);
    var second = transcript();
    assertThat(status(first)).isEqualTo(Status.SUPERSEDED);
    assertThat(status(second)).isEqualTo(Status.VALID);
  }

  @Test
  void an_attestation_says_what_is_met_and_by_how_much_the_rest_is_short() {
    post("a", "2026-03-10", 90);
    var attestation = (Attestation) attest(Purpose.RE_REGISTRATION).content();
    assertThat(attestation.met()).isFalse();
    var main = attestation.items().get(0);
    assertThat(main.required()).isEqualTo(360);
    assertThat(main.have()).isEqualTo("2.0");
    assertThat(main.lacking()).isEqualTo("358.0");
    assertThat(main.article()).isEqualTo("2");
    assertThat(main.because()).isNotEmpty().allSatisfy(why -> assertThat(why.en()).isNotBlank());
    var training =
        attestation.items().stream().filter(item -> item.article().equals("15")).findFirst();
    assertThat(training).get().extracting(Attestation.Item::required).isEqualTo(1);
  }

  @Test
  void what_a_case_freezes_is_left_out_and_said_so_and_suspends_papers_that_stand_on_it() {
    var entry = post("a", "2026-03-10", 90);
    post("b", "2026-04-10", 45);
    var before = transcript();
    var certificate =
        world.use(
            () -> world.certificates.issue(teacher, entry.credit().course().runId(), world.office));
    world.use(
        () ->
            world.cases.open(
                new org.xueshi.ledger.control.Cases.NewCase(
                    teacher, java.util.Set.of(entry.id()), "代签核查", ""),
                world.office));
    var attestation = (Attestation) attest(Purpose.APPRAISAL).content();
    assertThat(attestation.items().get(0).have()).isEqualTo("1.0");
    assertThat(attestation.leftOut()).containsExactly(new Attestation.LeftOut("项目式学习研修", "2.0"));
    assertThat(status(before)).isEqualTo(Status.FROZEN);
    assertThat(
            world
                .use(() -> world.certificates.verify(world.tenant, certificate.code()))
                .orElseThrow()
                .status())
        .isEqualTo(Status.FROZEN);
    assertThat(((Transcript) transcript().content()).total().hours()).isEqualTo("1.0");
  }

  @Test
  void each_purpose_has_papers_of_its_own() {
    post("a", "2026-03-10", 90);
    var one = attest(Purpose.RE_REGISTRATION);
    var other = attest(Purpose.APPRAISAL);
    assertThat(other.code()).isNotEqualTo(one.code());
    assertThat(status(one)).isEqualTo(Status.VALID);
  }

  @Test
  void a_paper_changed_in_the_database_is_not_vouched_for() {
    post("a", "2026-03-10", 90);
    var paper = transcript();
    LedgerWorld.intruder()
        .useHandle(
            handle ->
                handle.execute(
                    "update paper set content = jsonb_set(content, '{total,hours}', '\"99.0\"')"
                        + " where id = ?",
                    paper.id()));
    assertThat(status(paper)).isEqualTo(Status.FORGED);
  }

  @Test
  void withdrawing_takes_two_people() {
    post("a", "2026-03-10", 90);
    var paper = transcript();
    var asked = world.use(() -> world.withdrawals.ask(paper.code(), "发给了别人", world.office));
    assertThat(status(paper)).isEqualTo(Status.VALID);
    assertThatThrownBy(() -> decide(asked.id(), world.office)).isInstanceOf(Refusal.class);
    assertThat(status(paper)).isEqualTo(Status.VALID);
    decide(asked.id(), new Actor(world.tenant, "ACCOUNT", "second"));
    assertThat(status(paper)).isEqualTo(Status.WITHDRAWN);
    assertThat(transcript().code()).isNotEqualTo(paper.code());
  }

  @Test
  void the_database_itself_refuses_one_pair_of_eyes() {
    post("a", "2026-03-10", 90);
    var code = transcript().code();
    var asked = world.use(() -> world.withdrawals.ask(code, "测试", world.office));
    assertThatThrownBy(
            () ->
                world.jdbi.useHandle(
                    handle ->
                        handle.execute(
                            """
                            insert into withdrawal_decision (tenant_id, withdrawal_id, accepted,
                              asker_kind, asker_id, recorded_at, actor_kind, actor_id)
                            values (?, ?, true, 'ACCOUNT', 'office', now(), 'ACCOUNT', 'office')""",
                            world.tenant,
                            asked.id())))
        .hasMessageContaining("withdrawal_four_eyes");
  }

  @Test
  void no_paper_about_a_day_to_come() {
    assertThatThrownBy(
            () ->
                world.use(
                    () ->
                        papers.attest(
                            teacher,
                            Purpose.APPRAISAL,
                            LocalDate.of(2026, 11, 25),
                            false,
                            world.office)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void papers_issued_together_are_found_together_and_there_are_as_many_as_people() {
    var other = world.teacher("李建国");
    post("a", "2026-03-10", 90);
    var issued =
        world.use(
            () ->
                papers.attestAll(
                    List.of(teacher, other), Purpose.APPRAISAL, YEAR.to(), world.office));
    assertThat(issued).extracting(Paper::person).containsExactly(teacher, other);
    assertThat(world.use(() -> papers.ofBatch(world.tenant, issued.get(0).batch())))
        .extracting(Paper::code)
        .containsExactlyElementsOf(issued.stream().map(Paper::code).toList());
  }

  private Entry post(String key, String day, int minutes) {
    var evidence = desk.record(key, aSession(teacher).on(day, "09:00", minutes));
    return desk.post(desk.proposed(evidence)).entries().get(0);
  }

  private void remote(String key, LocalDate day, int minutes) {
    desk.post(
        desk.proposed(
            desk.record(key, aSession(teacher).onSomeTimeOf(day, minutes).by(Mode.REMOTE))));
  }

  private Paper transcript() {
    return world.use(() -> papers.transcript(teacher, YEAR, world.office));
  }

  private Paper attest(Purpose purpose) {
    return world.use(() -> papers.attest(teacher, purpose, YEAR.to(), false, world.office));
  }

  private void decide(UUID id, Actor actor) {
    world.run(() -> world.withdrawals.decide(id, true, actor));
  }

  private Status status(Paper paper) {
    return world.use(() -> papers.verify(world.tenant, paper.code())).orElseThrow().status();
  }
}
