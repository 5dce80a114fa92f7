package org.xueshi.followup.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xueshi.followup.entity.FollowUpCompleted;
import org.xueshi.followup.entity.Submission;
import org.xueshi.followup.entity.SubmissionState;
import org.xueshi.followup.entity.Verdict;
import org.xueshi.followup.entity.Work;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.test.Announced;
import org.xueshi.training.control.TrainingWorld;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.web.entity.Actor;

class SubmissionsTest {

  private final TrainingWorld world = new TrainingWorld();
  private final CourseRun run = world.aRun("moodle/42");
  private final FollowUpTask task = world.aTask(run);
  private final UUID teacher = world.aParticipant(run);
  private final Actor mentor = new Actor(world.tenant, "PERSON", world.aTeacher().toString());
  private final SubmissionStore store = new SubmissionStore(world.jdbi);
  private final Announced<FollowUpCompleted> completed = new Announced<>();
  private final Submissions submissions =
      new Submissions(
          store,
          new AttachmentStore(world.jdbi),
          new FollowUpPlanStore(world.jdbi),
          world.progress,
          world.clock);
  private final Mentoring mentoring =
      new Mentoring(
          store, world.progress, world.completions, completed, world.notices, world.clock);

  @Test
  void a_draft_keeps_itself_and_nobody_is_asked_to_look_at_it() {
    var saved = save("我上了一节", 0);
    assertThat(saved.revision()).isEqualTo(1);
    assertThat(now().draft()).isEqualTo("我上了一节");
    assertThat(now().state()).isEqualTo(SubmissionState.DRAFT);
    assertThat(progress()).isEqualTo(ProgressState.STARTED);
  }

  @Test
  void a_window_that_is_behind_does_not_overwrite_a_newer_draft() {
    save("电脑上写的", 0);
    refused("followup.refusal.stale", () -> save("手机上的旧稿", 0));
    assertThat(now().draft()).isEqualTo("电脑上写的");
  }

  @Test
  void handed_in_work_is_kept_as_it_was_and_the_same_words_count_once() {
    submit("我上了一节测量操场的课。\r\n很好。");
    submit("我上了一节测量操场的课。\n很好。");
    assertThat(submissions.works(task, teacher)).hasSize(1);
    assertThat(progress()).isEqualTo(ProgressState.WAITING);
    refused("followup.refusal.notOpen", () -> save("再改一点", now().revision()));
    refused("followup.refusal.notOpen", () -> submit("别的内容"));
  }

  @Test
  void nothing_is_not_handed_in() {
    refused("followup.refusal.empty", () -> submit(" \n "));
    refused("followup.refusal.long", () -> submit("长".repeat(Submission.WORDS_MAX + 1)));
    assertThat(submissions.works(task, teacher)).isEmpty();
  }

  @Test
  void accepted_work_is_evidence_of_grade_c_once() {
    submit("我上了一节课。");
    answer(Verdict.ACCEPTED, "很好");
    answer(Verdict.ACCEPTED, "很好");
    assertThat(world.evidence.ofPerson(world.tenant, teacher))
        .singleElement()
        .satisfies(
            recorded -> {
              assertThat(recorded.facts().grade()).isEqualTo(Grade.C);
              assertThat(recorded.facts().mode()).isEqualTo(Mode.FOLLOW_UP);
              assertThat(recorded.facts().minutes()).isEqualTo(180);
              assertThat(recorded.facts().earnedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
            });
    assertThat(completed.events()).hasSize(1);
    assertThat(world.completed.events()).hasSize(1);
    assertThat(now().state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(progress()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void returned_work_says_why_and_can_be_handed_in_again() {
    submit("第一稿");
    refused("followup.refusal.whyReturned", () -> answer(Verdict.RETURNED, "  "));
    answer(Verdict.RETURNED, "请补充学生的表现");
    assertThat(progress()).isEqualTo(ProgressState.RETURNED);
    save("第二稿", now().revision());
    assertThat(now().state()).isEqualTo(SubmissionState.RETURNED);
    submit("第二稿");
    answer(Verdict.ACCEPTED, "");
    assertThat(submissions.works(task, teacher))
        .extracting(Work::verdict)
        .containsExactly(Verdict.ACCEPTED, Verdict.RETURNED);
  }

  @Test
  void an_answer_is_not_taken_back() {
    submit("第一稿");
    answer(Verdict.ACCEPTED, "好");
    refused("followup.refusal.answered", () -> answer(Verdict.RETURNED, "还是不行"));
    assertThatThrownBy(
            () -> world.jdbi.useHandle(handle -> handle.execute("update feedback set words = ''")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void work_of_somebody_else_is_not_there() {
    submit("第一稿");
    var work = submissions.works(task, teacher).get(0).id();
    var other = world.aParticipant(run);
    var feedback = new Mentoring.Feedback(work, Verdict.ACCEPTED, "");
    refused(
        "web.refusal.notFound",
        () -> world.run(() -> mentoring.answer(task, other, feedback, mentor)));
  }

  private Submission save(String words, int revision) {
    return world.use(() -> submissions.saveDraft(task, teacher, words, revision));
  }

  private void submit(String words) {
    world.run(() -> submissions.submit(task, teacher, words));
  }

  private void answer(Verdict verdict, String words) {
    var work = submissions.works(task, teacher).get(0).id();
    var feedback = new Mentoring.Feedback(work, verdict, words);
    world.run(() -> mentoring.answer(task, teacher, feedback, mentor));
  }

  private Submission now() {
    return submissions.of(task, teacher);
  }

  private ProgressState progress() {
    return world.progress.of(world.tenant, run.id(), teacher).get(task.id()).state();
  }

  private static void refused(String key, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(key));
  }
}
