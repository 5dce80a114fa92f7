package org.xueshi.followup.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xueshi.followup.entity.AttachedFile;
import org.xueshi.followup.entity.ClosingDocument;
import org.xueshi.followup.entity.FollowUpCompleted;
import org.xueshi.followup.entity.FollowUpRules;
import org.xueshi.followup.entity.ReleaseRule;
import org.xueshi.followup.entity.SurveyAnswer;
import org.xueshi.followup.entity.SurveyStage;
import org.xueshi.followup.entity.Verdict;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Holds;
import org.xueshi.ledger.control.Ledgers;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.OpenHold;
import org.xueshi.test.Announced;
import org.xueshi.training.control.TrainingWorld;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.entity.Actor;

/** From a held share to its release or loss: the clock is moved, not slept. */
class FollowUpsTest {

  /** The run ends on 31 December: three months later, Shanghai time, a day before and the day. */
  private static final Instant THE_DAY_BEFORE = Instant.parse("2027-03-30T15:59:59Z");

  private static final Instant THE_DAY = Instant.parse("2027-03-30T16:00:00Z");

  private final TrainingWorld world = new TrainingWorld();
  private final Ledgers ledgers = Ledgers.on(world.jdbi, world.clock);
  private final CourseRun run = world.aRun("moodle/42");
  private final TrainingSession session = world.aSession(run);
  private final FollowUpTask first = world.aTask(run);
  private final FollowUpTask second = world.aTask(run);
  private final UUID teacher = world.aParticipant(run);
  private final Actor trainer = new Actor(world.tenant, "PERSON", world.aTeacher().toString());
  private final SubmissionStore store = new SubmissionStore(world.jdbi);
  private final AttachmentStore files = new AttachmentStore(world.jdbi);
  private final FollowUpPlanStore plans = new FollowUpPlanStore(world.jdbi);
  private final Holds holds = Holds.on(world.jdbi);
  private final Submissions submissions =
      new Submissions(store, files, plans, world.progress, world.clock);
  private final Attachments attachments = new Attachments(files, store, world.clock);
  private final Mentoring mentoring =
      new Mentoring(
          store,
          world.progress,
          world.completions,
          new Announced<FollowUpCompleted>(),
          world.notices,
          world.clock);
  private final ClosingDocuments documents =
      new ClosingDocuments(new ClosingDocumentStore(world.jdbi), world.clock);
  private final Releases releases =
      new Releases(holds, ledgers.ledger(), world.components, world.progress, plans, world.clock);
  private final FollowUps followUps = new FollowUps(plans, documents, releases, world.clock);
  private final Surveys surveys = new Surveys(new SurveyStore(world.jdbi), world.clock);

  @Test
  void a_share_of_the_hours_is_held_and_released_when_all_tasks_are_done_and_three_months_over() {
    attendsAndIsPosted();
    assertThat(held()).isEqualTo(18);
    accepted(first);
    accepted(second);
    world.clock.set(THE_DAY_BEFORE);
    assertThat(release()).isZero();
    world.clock.set(THE_DAY);
    assertThat(release()).isEqualTo(1);
    assertThat(held()).isZero();
    assertThat(release()).isZero();
  }

  @Test
  void by_rule_each_accepted_task_releases_its_share() {
    attendsAndIsPosted();
    world.run(() -> followUps.lead(run, new FollowUpRules(ReleaseRule.BY_TASK, 7)));
    world.clock.set(THE_DAY);
    assertThat(release()).isZero();
    accepted(first);
    assertThat(release()).isEqualTo(1);
    assertThat(held()).isEqualTo(9);
    assertThat(release()).isZero();
    accepted(second);
    assertThat(release()).isEqualTo(1);
    assertThat(held()).isZero();
  }

  @Test
  void follow_up_is_closed_only_in_its_time_answered_and_with_three_documents() {
    attendsAndIsPosted();
    submit(first);
    world.clock.set(THE_DAY_BEFORE);
    refused("followup.refusal.tooEarly", this::close);
    world.clock.set(THE_DAY);
    refused("followup.refusal.waiting", this::close);
    answer(first);
    refused("followup.refusal.documents", this::close);
    for (var kind : ClosingDocument.Kind.values()) {
      assertThat(followUps.of(run).missing()).contains(kind);
      world.run(() -> documents.add(run, kind, aFile(), trainer));
    }
    close();
    assertThat(followUps.of(run).closed()).isTrue();
    assertThat(held()).as("one task of two is missing: the rest is void").isZero();
    refused("followup.refusal.closed", this::close);
    refused("followup.refusal.closed", () -> submit(second));
  }

  @Test
  void work_without_feedback_is_late_after_the_days_of_the_rules() {
    submit(first);
    world.clock.forward(7 * 86_400L);
    assertThat(followUps.of(run).waiting()).isEqualTo(1);
    assertThat(followUps.of(run).late()).isZero();
    world.clock.forward(1);
    assertThat(followUps.of(run).late()).isEqualTo(1);
    assertThat(followUps.late(world.tenant)).isEqualTo(1);
    world.run(() -> followUps.lead(run, new FollowUpRules(ReleaseRule.AT_END, 14)));
    assertThat(followUps.late(world.tenant)).isZero();
    refused(
        "followup.refusal.days",
        () -> world.run(() -> followUps.lead(run, new FollowUpRules(ReleaseRule.AT_END, 61))));
  }

  @Test
  void files_lie_with_the_draft_and_go_with_the_handing_in() {
    world.run(() -> attachments.add(first, teacher, aFile()));
    world.run(() -> attachments.add(first, teacher, aFile()));
    var gone = attachments.of(first, teacher).get(0).id();
    world.run(() -> attachments.remove(first, teacher, gone));
    submit(first);
    var work = submissions.works(first, teacher).get(0);
    assertThat(attachments.of(first, teacher))
        .singleElement()
        .satisfies(file -> assertThat(file.workId()).isEqualTo(work.id()));
    refused(
        "followup.refusal.notOpen",
        () -> world.run(() -> attachments.add(first, teacher, aFile())));
    var kept = attachments.of(first, teacher).get(0).id();
    assertThat(attachments.read(first, teacher, kept).content()).isEqualTo(aFile().content());
    refused("web.refusal.notFound", () -> attachments.read(first, world.aParticipant(run), kept));
  }

  @Test
  void a_survey_is_answered_once_from_the_end_of_the_course_and_shown_without_names() {
    refused("followup.refusal.surveyClosed", () -> answers(teacher, 5));
    world.clock.set(Instant.parse("2026-12-31T01:00:00Z"));
    answers(teacher, 5);
    refused("followup.refusal.surveyAnswered", () -> answers(teacher, 1));
    answers(world.aParticipant(run), 4);
    assertThat(surveys.results(run).get(0).shown()).isFalse();
    answers(world.aParticipant(run), 3);
    var end = surveys.results(run).get(0);
    assertThat(end.shown()).isTrue();
    assertThat(end.lines().get(0).counts()).containsExactly(0, 0, 1, 1, 1);
    assertThat(end.lines().get(0).mean()).isEqualTo(4.0);
    assertThatThrownBy(() -> new SurveyAnswer(SurveyStage.END, new HashMap<>(), ""))
        .isInstanceOf(Refusal.class);
  }

  private void attendsAndIsPosted() {
    world.clock.set(session.endsAt());
    world.run(() -> world.attendance.confirm(session, teacher, null, trainer));
    var evidence = world.evidence.ofPerson(world.tenant, teacher).get(0);
    world.run(
        () -> {
          var asked = List.of(new Assessed(evidence.id(), Assessment.PASSED));
          var proposal = ledgers.recognitions().propose(world.tenant, asked).get(0);
          ledgers.ledger().post(List.of(proposal.posting().orElseThrow()), trainer);
        });
  }

  private void accepted(FollowUpTask task) {
    submit(task);
    answer(task);
  }

  private void submit(FollowUpTask task) {
    world.run(() -> submissions.submit(task, teacher, "我上了一节课。"));
  }

  private void answer(FollowUpTask task) {
    var work = submissions.works(task, teacher).get(0).id();
    var feedback = new Mentoring.Feedback(work, Verdict.ACCEPTED, "很好");
    world.run(() -> mentoring.answer(task, teacher, feedback, trainer));
  }

  private void answers(UUID person, int mark) {
    var marks = new HashMap<String, Integer>();
    SurveyStage.END.questions().forEach(question -> marks.put(question, mark));
    world.run(() -> surveys.answer(run, person, new SurveyAnswer(SurveyStage.END, marks, "")));
  }

  private int release() {
    return world.use(() -> releases.release(run));
  }

  private void close() {
    world.run(() -> followUps.close(run, trainer));
  }

  private int held() {
    return holds.open(world.tenant, run.id()).stream().mapToInt(OpenHold::left).sum();
  }

  private static AttachedFile aFile() {
    return AttachedFile.of("a.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
  }

  private static void refused(String key, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(key));
  }
}
