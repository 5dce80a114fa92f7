package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.gradebook.entity.Choice;
import org.xueshi.gradebook.entity.Draft;
import org.xueshi.gradebook.entity.Finding;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.Line;
import org.xueshi.gradebook.entity.Posted;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Reversal;
import org.xueshi.practice.faults.Faults.Part;

/** From the platform's gradebook to the ledger, with real HTTP and a real book. */
class CreditPostingsTest {

  private static final String WANG = "王建国";
  private static final String LI = "李秀英";

  private final GradebookWorld world = new GradebookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void what_is_ready_is_posted_and_a_repetition_posts_nothing_new() {
    var wang = taught(WANG);
    var run = world.read();
    assertThat(line(wang).finding()).isEqualTo(Finding.READY);
    var choices = ready();
    assertThat(post(run, choices).posted()).isEqualTo(1);
    assertThat(line(wang).finding()).isEqualTo(Finding.CREDITED);
    var entries = world.count("credit_entry");
    var again = post(run, choices);
    assertThat(again.posted()).isZero();
    assertThat(again.already()).isEqualTo(1);
    assertThat(ready()).isEmpty();
    assertThat(world.count("credit_entry")).isEqualTo(entries);
  }

  @Test
  void the_total_is_known_before_anything_is_written() {
    taught(WANG);
    world.read();
    var draft = world.creditPostings.draftOfReady(world.tenant, world.run.id());
    var total = draft.total().posted().plus(draft.total().held());
    assertThat(total).isEqualTo(Hours.ofMinutes(90, 45));
    assertThat(world.count("credit_entry")).isZero();
  }

  @Test
  void a_grade_lowered_by_hand_needs_a_look_and_is_never_among_the_ready() {
    var wang = taught(WANG);
    taught(LI);
    world.gradeByHand(WANG, 0);
    var run = world.read();
    assertThat(line(wang).finding()).isEqualTo(Finding.OVERRIDDEN);
    assertThat(line(wang).changedThere()).isTrue();
    assertThat(post(run, ready()).posted()).isEqualTo(1);
    assertThat(line(wang).finding()).isEqualTo(Finding.OVERRIDDEN);
  }

  @Test
  void somebody_can_decide_to_credit_it_in_spite_of_the_difference_and_it_is_on_record() {
    var wang = taught(WANG);
    world.gradeByHand(WANG, 0);
    var run = world.read();
    var draft = draft(line(wang));
    assertThat(draft.items().get(0).decided()).isTrue();
    var posted = post(run, choices(draft));
    assertThat(posted.posted()).isEqualTo(1);
    var kept = world.creditPostings.get(world.tenant, posted.id());
    assertThat(kept.rows().get(0).finding()).isEqualTo(Finding.OVERRIDDEN);
  }

  @Test
  void credit_that_was_reversed_comes_back_only_by_a_decision() {
    var wang = taught(WANG);
    var run = world.read();
    var first = ready();
    post(run, first);
    reverse(wang);
    assertThat(line(wang).finding()).isEqualTo(Finding.REVERSED);
    assertThat(ready()).isEmpty();
    var oldForm = post(run, first);
    assertThat(oldForm.posted()).as("the form of before the reversal").isZero();
    assertThat(oldForm.refused()).isEqualTo(1);
    assertThat(post(run, choices(draft(line(wang)))).posted()).isEqualTo(1);
  }

  @Test
  void a_grade_lowered_after_credit_is_shown_and_changes_nothing_by_itself() {
    var wang = taught(WANG);
    post(world.read(), ready());
    world.gradeByHand(WANG, 10);
    world.clock.forward(60);
    world.read();
    assertThat(line(wang).finding()).isEqualTo(Finding.LOWERED);
    assertThat(line(wang).booked().isNone()).isFalse();
  }

  @Test
  void a_score_still_on_its_way_and_a_grade_that_was_cleared_are_told_apart() {
    var wang = world.learner(WANG);
    world.attends(wang);
    world.read();
    assertThat(line(wang).finding()).isEqualTo(Finding.ON_ITS_WAY);
    world.send();
    world.gradeByHand(WANG, null);
    world.clock.forward(60);
    world.read();
    assertThat(line(wang).finding()).isEqualTo(Finding.MISSING);
  }

  @Test
  void grades_of_unknown_accounts_and_grades_without_record_need_a_look() {
    var li = world.learner(LI);
    world.gradeByHand(LI, 95);
    world.gradeByHand("张伟", 88);
    world.read();
    assertThat(line(li).finding()).isEqualTo(Finding.GRADE_WITHOUT_RECORD);
    var strangers =
        world.tables.of(world.tenant, world.run.id()).teachers().stream()
            .filter(teacher -> teacher.personId() == null)
            .toList();
    assertThat(strangers).hasSize(1);
    assertThat(strangers.get(0).lines().get(0).finding()).isEqualTo(Finding.UNMATCHED);
  }

  @Test
  void a_platform_that_is_down_leaves_what_was_read_before() {
    var wang = taught(WANG);
    world.read();
    world.services.platform.hooks().faults().unavailable(Part.SERVICES, 60);
    world.clock.forward(60);
    var run = world.read();
    assertThat(run.state()).isEqualTo(GradebookRun.State.UNREAD);
    assertThat(line(wang).finding()).isEqualTo(Finding.READY);
  }

  @Test
  void a_second_reading_with_nothing_new_keeps_nothing_new() {
    taught(WANG);
    world.read();
    assertThat(world.count("gradebook_snapshot")).isEqualTo(1);
    world.clock.forward(60);
    var run = world.read();
    assertThat(world.count("gradebook_snapshot")).isEqualTo(1);
    assertThat(world.runs.readings(run).get(0).changed()).isZero();
    assertThat(world.runs.readings(run).get(0).results()).isEqualTo(1);
  }

  @Test
  void a_reader_that_died_is_taken_over_after_its_lease() {
    taught(WANG);
    var started = world.runs.start(world.run.id(), null, world.office);
    var now = world.clock.instant();
    world.readStores.runs().claim(world.tenant, now, now.plusSeconds(120));
    assertThat(world.reader.readNext(world.tenant)).isFalse();
    world.clock.forward(121);
    assertThat(world.reader.readNext(world.tenant)).isTrue();
    assertThat(world.runs.get(world.tenant, started.id()).state())
        .isEqualTo(GradebookRun.State.READ);
  }

  @Test
  void one_reading_at_a_time_and_the_same_key_the_same_run() {
    var first = world.runs.start(world.run.id(), "key-1", world.office);
    assertThat(world.runs.start(world.run.id(), null, world.office).id()).isEqualTo(first.id());
    world.reader.readNext(world.tenant);
    assertThat(world.runs.start(world.run.id(), "key-1", world.office).id()).isEqualTo(first.id());
    assertThat(world.runs.start(world.run.id(), "key-2", world.office).id())
        .isNotEqualTo(first.id());
  }

  @Test
  void what_was_read_and_posted_cannot_be_rewritten_by_the_application() {
    taught(WANG);
    post(world.read(), ready());
    for (var table :
        List.of(
            "gradebook_snapshot",
            "gradebook_reading",
            "gradebook_posting",
            "gradebook_posting_row")) {
      assertThatThrownBy(
              () -> world.training.jdbi.useHandle(handle -> handle.execute("delete from " + table)))
          .as(table)
          .hasMessageContaining("permission denied");
    }
  }

  /** Took part, and the platform holds the score. */
  private UUID taught(String name) {
    var teacher = world.learner(name);
    world.attends(teacher);
    world.send();
    return teacher;
  }

  private Line line(UUID person) {
    return world.tables.of(world.tenant, world.run.id()).teachers().stream()
        .filter(teacher -> person.equals(teacher.personId()))
        .findFirst()
        .orElseThrow()
        .lines()
        .get(0);
  }

  private Draft draft(Line line) {
    var keys = line.postable().stream().map(Proposal::key).toList();
    return world.creditPostings.draft(world.tenant, world.run.id(), keys);
  }

  private List<Choice> ready() {
    return choices(world.creditPostings.draftOfReady(world.tenant, world.run.id()));
  }

  private static List<Choice> choices(Draft draft) {
    return draft.creditable().stream().map(item -> item.choice().orElseThrow()).toList();
  }

  private Posted post(GradebookRun run, List<Choice> choices) {
    return world.training.use(() -> world.creditPostings.post(run, choices, world.office));
  }

  private void reverse(UUID person) {
    var entry = line(person).entry().orElseThrow();
    world.training.use(
        () ->
            world
                .ledgers
                .ledger()
                .reverse(new Reversal("reversal:" + entry, entry, "登记有误"), world.office));
  }
}
