package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.gradebook.control.OutboxStore.Selection;
import org.xueshi.gradebook.entity.Because;
import org.xueshi.gradebook.entity.Delivery;
import org.xueshi.gradebook.entity.SendState;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.LaunchMessage;
import org.xueshi.practice.faults.Faults.Part;
import org.xueshi.web.entity.CourseRole;

/** The outbox against the practice platform, which has Moodle's quirks. */
class ScoreSenderTest {

  private static final String WANG = "王建国";
  private static final String LI = "李秀英";

  private final GradebookWorld world = new GradebookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_score_arrives_and_its_column_is_found_in_the_platforms_list() {
    var wang = world.learner(WANG);
    world.completes(wang, 90);
    assertThat(world.owed.events()).hasSize(1);
    assertThat(world.send()).isEqualTo(1);
    assertThat(world.grade(WANG)).contains(90);
    assertThat(world.dispatch(wang).state()).isEqualTo(SendState.SENT);
    assertThat(world.columns.ofCourse(world.tenant, world.courseKey).get(0).proven()).isTrue();
  }

  @Test
  void the_newest_event_wins_whatever_the_order_of_arrival() {
    var wang = world.learner(WANG);
    var now = world.clock.instant();
    world.completes(wang, 90, now);
    world.completes(wang, 40, now.minusSeconds(60));
    assertThat(world.send()).isEqualTo(1);
    assertThat(world.grade(WANG)).contains(90);
  }

  @Test
  void the_same_event_twice_is_sent_once() {
    var wang = world.learner(WANG);
    world.completes(wang, 90);
    world.send();
    world.completes(wang, 90);
    world.clock.forward(5);
    world.completes(wang, 90);
    assertThat(world.send()).isZero();
  }

  @Test
  void a_lower_score_that_is_newer_overtakes_a_higher_one() {
    var wang = world.learner(WANG);
    world.completes(wang, 90);
    world.send();
    world.clock.forward(60);
    world.completes(wang, 70);
    world.send();
    assertThat(world.grade(WANG)).contains(70);
  }

  @Test
  void two_scores_in_one_second_both_arrive_a_second_apart() {
    var wang = world.learner(WANG);
    world.completes(wang, 50);
    world.send();
    world.completes(wang, 60);
    assertThat(world.send()).as("too early: it would be refused").isZero();
    world.clock.forward(2);
    assertThat(world.send()).isEqualTo(1);
    assertThat(world.grade(WANG)).contains(60);
  }

  @Test
  void a_score_that_comes_while_another_is_on_its_way_goes_out_after_it() {
    var wang = world.learner(WANG);
    world.completes(wang, 50);
    var now = world.clock.instant();
    var outbox = world.stores.outbox();
    var letter =
        outbox
            .claim(world.tenant, world.services.registration, now, now.plusSeconds(90))
            .orElseThrow();
    world.completes(wang, 80, now.plusMillis(1));
    outbox.settle(letter, new Delivery.Step(SendState.SENT, null, null), now);
    assertThat(world.dispatch(wang).state()).isEqualTo(SendState.WAITING);
    world.clock.forward(2);
    world.send();
    assertThat(world.grade(WANG)).contains(80);
  }

  @Test
  void a_platform_that_asks_for_patience_is_left_alone_and_gets_everything_later() {
    var wang = world.learner(WANG);
    var li = world.learner(LI);
    world.completes(wang, 90);
    world.completes(li, 80);
    world.services.platform.hooks().faults().unavailable(Part.SERVICES, 120);
    // Where nothing is proven, the column has to be asked for first.
    assertThat(world.send()).as("one probe, not one for each").isEqualTo(1);
    assertThat(world.sender.due(world.tenant)).isEmpty();
    assertThat(world.dispatch(wang).state()).isEqualTo(SendState.WAITING);
    world.services.platform.hooks().faults().clear();
    world.clock.forward(60 * 60);
    assertThat(world.sender.due(world.tenant)).containsExactly(world.services.registration);
    world.send();
    assertThat(world.grade(WANG)).contains(90);
    assertThat(world.grade(LI)).contains(80);
  }

  @Test
  void the_time_a_platform_asks_for_is_kept() {
    var wang = world.learner(WANG);
    world.completes(wang, 50);
    world.send();
    world.clock.forward(10);
    world.completes(wang, 90);
    world.services.platform.hooks().faults().tooMany(Part.SERVICES, 600);
    world.send();
    world.services.platform.hooks().faults().clear();
    world.clock.forward(599);
    assertThat(world.sender.due(world.tenant)).isEmpty();
    world.clock.forward(2);
    world.send();
    assertThat(world.grade(WANG)).contains(90);
  }

  @Test
  void a_token_that_is_no_longer_taken_is_renewed_in_the_same_attempt() {
    var wang = world.learner(WANG);
    world.completes(wang, 50);
    world.send();
    world.clock.forward(10);
    world.completes(wang, 90);
    world.services.platform.hooks().faults().failNext(Part.SERVICES, 1, 401);
    assertThat(world.send()).isEqualTo(1);
    assertThat(world.grade(WANG)).contains(90);
  }

  @Test
  void somebody_who_is_no_learner_there_is_refused_with_a_reason_and_can_be_sent_again() {
    var teacher = world.learner("刘芳");
    world.completes(teacher, 90);
    world.send();
    assertThat(world.dispatch(teacher).state()).isEqualTo(SendState.REFUSED);
    assertThat(world.dispatch(teacher).because()).isEqualTo(Because.NOT_A_LEARNER);
    assertThat(world.dispatches.resendFailed(world.courseKey, world.office)).isEqualTo(1);
    assertThat(world.dispatch(teacher).state()).isEqualTo(SendState.WAITING);
  }

  @Test
  void one_refusal_does_not_hold_up_the_others() {
    var teacher = world.learner("刘芳");
    var wang = world.learner(WANG);
    world.completes(teacher, 90);
    world.completes(wang, 80);
    assertThat(world.send()).isEqualTo(2);
    assertThat(world.grade(WANG)).contains(80);
  }

  @Test
  void whoever_never_came_from_the_platform_waits_without_being_refused() {
    var stranger = world.training.aParticipant(world.run);
    world.completes(stranger, 90);
    world.send();
    assertThat(world.dispatch(stranger).state()).isEqualTo(SendState.WAITING);
    assertThat(world.dispatch(stranger).because()).isEqualTo(Because.NO_IDENTITY);
    world.link(stranger, String.valueOf(world.platformPerson(WANG).id()));
    world.clock.forward(3601);
    world.send();
    assertThat(world.grade(WANG)).contains(90);
  }

  @Test
  void killed_between_sending_and_writing_it_down_the_score_goes_out_again_and_nothing_is_lost() {
    var wang = world.learner(WANG);
    world.completes(wang, 50);
    world.send();
    world.clock.forward(10);
    world.completes(wang, 90);
    var now = world.clock.instant();
    var letter =
        world
            .stores
            .outbox()
            .claim(world.tenant, world.services.registration, now, now.plus(ScoreSender.LEASE))
            .orElseThrow();
    world.stores.outbox().stamp(letter, now);
    world.postbox.post(
        letter,
        URI.create(letter.column().url()),
        String.valueOf(world.platformPerson(WANG).id()),
        now);
    // Here the process died. Nobody else may send it while its lease lasts.
    assertThat(world.send()).isZero();
    world.clock.forward(ScoreSender.LEASE.toSeconds() + 1);
    assertThat(world.send()).isEqualTo(1);
    assertThat(world.grade(WANG)).contains(90);
    assertThat(world.dispatch(wang).state()).isEqualTo(SendState.SENT);
  }

  @Test
  void a_platform_whose_clock_is_ahead_refuses_once_and_then_takes_it() {
    world.services.platform.hooks().setClock(Clock.offset(world.clock, Duration.ofSeconds(40)));
    var wang = world.learner(WANG);
    world.completes(wang, 50);
    world.send();
    world.clock.forward(5);
    world.completes(wang, 80);
    assertThat(world.send()).isEqualTo(1);
    assertThat(world.grade(WANG)).contains(80);
    assertThat(world.dispatch(wang).state()).isEqualTo(SendState.SENT);
  }

  @Test
  void a_column_that_swallows_scores_is_found_out_at_the_first_one() {
    world.services.platform.hooks().gradebook().remove(world.column);
    world.column = world.placed("150.5");
    var wang = world.learner(WANG);
    world.completes(wang, 90);
    world.send();
    assertThat(world.dispatch(wang).because()).isEqualTo(Because.COLUMN_SWALLOWS);
  }

  @Test
  void a_column_that_is_gone_is_a_reason_until_a_launch_names_another() {
    var wang = world.learner(WANG);
    world.completes(wang, 50);
    world.send();
    world.services.platform.hooks().gradebook().remove(world.column);
    world.clock.forward(10);
    world.completes(wang, 90);
    world.send();
    assertThat(world.dispatch(wang).because()).isEqualTo(Because.NO_COLUMN);
    world.column = world.placed("100");
    world.columns.launched(launch(wang));
    assertThat(world.dispatch(wang).state()).isEqualTo(SendState.WAITING);
    world.clock.forward(10);
    world.send();
    assertThat(world.grade(WANG)).contains(90);
  }

  @Test
  void a_grade_cleared_by_hand_comes_back_when_the_trainer_sends_again() {
    var wang = world.learner(WANG);
    world.completes(wang, 90);
    world.send();
    world.clock.forward(10);
    world.dispatches.resend(world.courseKey, world.dispatch(wang).id(), world.office);
    assertThat(world.send()).isEqualTo(1);
    assertThat(world.grade(WANG)).contains(90);
  }

  @Test
  void a_trainer_of_another_course_cannot_send_anything_again() {
    var wang = world.learner(WANG);
    world.completes(wang, 90);
    world.send();
    var another = new Selection("another/1", world.dispatch(wang).id(), null, null);
    assertThat(world.stores.outbox().resend(world.tenant, another, world.clock.instant())).isZero();
  }

  @Test
  void several_senders_at_once_send_each_score_once() {
    world.services.platform.hooks().addLearners(world.courseId, 20).stream()
        .forEach(
            person -> {
              var teacher = world.training.aParticipant(world.run);
              world.link(teacher, String.valueOf(person.id()));
              world.completes(teacher, 77);
            });
    var tried = IntStream.range(0, 4).parallel().map(any -> world.send()).sum();
    assertThat(tried).isEqualTo(20);
    assertThat(world.dispatches.ofCourse(world.tenant, world.courseKey))
        .allMatch(one -> one.state() == SendState.SENT);
  }

  @Test
  void a_score_that_would_erase_a_grade_cannot_even_be_written_down() {
    var wang = world.learner(WANG);
    world.completes(wang, 90);
    for (var change : List.of("given = null", "given = -1", "given = 101", "maximum = 0")) {
      assertThatThrownBy(
              () ->
                  world.training.jdbi.useHandle(
                      handle -> handle.execute("update score_outbox set " + change)))
          .as(change)
          .hasMessageMatching("(?s).*(violates not-null|violates check).*");
    }
  }

  @Test
  void points_beyond_the_maximum_are_cut_where_it_can_be_seen() {
    var wang = world.learner(WANG);
    world.completes(wang, 130);
    assertThat(world.dispatch(wang).score().given()).isEqualByComparingTo("100");
  }

  private LaunchAccepted launch(UUID person) {
    var base = "/mod/lti/services.php/" + world.courseId + "/lineitems";
    var tool = "?type_id=" + world.services.tool.id();
    var grades =
        Map.<String, Object>of(
            "scope",
            List.of(),
            "lineitems",
            world.services.at(base + tool).toString(),
            "lineitem",
            world.services.at(base + "/" + world.column.id() + "/lineitem" + tool).toString());
    var message =
        new LaunchMessage(
            new Claims(
                Map.of(
                    Claim.AGS,
                    grades,
                    Claim.CUSTOM,
                    Map.of("xs_item", world.session.id().toString()))));
    return new LaunchAccepted(
        world.tenant,
        Ids.next(),
        Ids.next(),
        world.services.registration,
        person,
        CourseRole.LEARNER,
        world.courseKey,
        message);
  }

  @Test
  void a_grade_changed_by_hand_is_never_overwritten_before_the_trainer_chose() {
    var wang = world.learner(WANG);
    world.completes(wang, 60);
    world.send();
    world.gradeByHand(WANG, 75);
    world.clock.forward(60);
    world.completes(wang, 90);
    world.send();
    assertThat(world.grade(WANG)).contains(75);
    assertThat(world.dispatch(wang).isConflict()).isTrue();
    assertThat(world.dispatch(wang).held().score().given()).isEqualByComparingTo("75");
    world.dispatches.resendFailed(world.courseKey, world.office);
    world.clock.forward(60);
    world.send();
    assertThat(world.grade(WANG)).as("all failed ones again").contains(75);
    world.dispatches.leave(world.courseKey, world.dispatch(wang).id(), world.office);
    assertThat(world.dispatch(wang).because()).isEqualTo(Because.KEPT_THERE);
    world.clock.forward(60);
    world.completes(wang, 95);
    world.send();
    assertThat(world.grade(WANG)).as("a newer one asks again").contains(75);
    world.dispatches.resend(world.courseKey, world.dispatch(wang).id(), world.office);
    world.clock.forward(60);
    world.send();
    // Moodle itself keeps what was overridden by hand in an activity's column; it answers 200.
    assertThat(world.dispatch(wang).isConflict()).isFalse();
    assertThat(world.dispatch(wang).state()).isEqualTo(SendState.SENT);
  }
}
