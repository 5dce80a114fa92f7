package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.followup.entity.Submission;
import org.xueshi.followup.entity.SubmissionState;
import org.xueshi.followup.entity.Work;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.Progress;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.ProgressState;

/** A participant's work on follow-up tasks (25.2): written, kept, handed in. */
@ApplicationScoped
public class Submissions {

  private SubmissionStore store;
  private AttachmentStore files;
  private FollowUpPlanStore plans;
  private Progress progress;
  private Clock clock;

  protected Submissions() {}

  @Inject
  Submissions(
      SubmissionStore store,
      AttachmentStore files,
      FollowUpPlanStore plans,
      Progress progress,
      Clock clock) {
    this.store = store;
    this.files = files;
    this.plans = plans;
    this.progress = progress;
    this.clock = clock;
  }

  /** The participant's submission; a blank one if nothing was begun. */
  @Transactional
  public Submission of(FollowUpTask task, UUID person) {
    return store.find(task, person).orElseGet(() -> Submission.blank(task.id(), person));
  }

  /** Everybody's, longest waiting first. */
  @Transactional
  public List<Submission> of(FollowUpTask task) {
    return store.all(task);
  }

  /** What the participant handed in, and the answers; newest first. */
  @Transactional
  public List<Work> works(FollowUpTask task, UUID person) {
    return store.works(task, person);
  }

  /**
   * Keeps what is being written.
   *
   * @param revision of the draft that was written on
   * @throws Refusal CONFLICT {@code followup.refusal.stale} if another window saved meanwhile, or
   *     {@code followup.refusal.notOpen} if it is handed in; INVALID {@code followup.refusal.long}
   */
  @Transactional
  public Submission saveDraft(FollowUpTask task, UUID person, String words, int revision) {
    var before = open(task, person);
    if (before.revision() != revision) {
      throw Refusal.conflict("followup.refusal.stale");
    }
    var kept = written(before, before.state(), checked(words));
    store.save(task, kept);
    if (kept.state() == SubmissionState.DRAFT) {
      progress.mark(task, person, ProgressState.STARTED, 0);
    }
    return kept;
  }

  /**
   * Hands it in. The same words sent twice are handed in once.
   *
   * @throws Refusal INVALID {@code followup.refusal.empty, long}; CONFLICT {@code
   *     followup.refusal.notOpen, closed}
   */
  @Transactional
  public void submit(FollowUpTask task, UUID person, String words) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var before = store.lock(task, person, now);
    var text = checked(words);
    if (before.state() == SubmissionState.SUBMITTED && before.draft().equals(text)) {
      return;
    }
    if (!before.open()) {
      throw Refusal.conflict("followup.refusal.notOpen");
    }
    refuseClosed(task);
    if (text.isBlank()) {
      throw Refusal.invalid("followup.refusal.empty");
    }
    store.save(task, written(before, SubmissionState.SUBMITTED, text));
    files.handIn(task, person, store.handIn(task, person, text, now));
    progress.mark(task, person, ProgressState.WAITING, 0);
  }

  private Submission open(FollowUpTask task, UUID person) {
    var before = store.lock(task, person, clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (!before.open()) {
      throw Refusal.conflict("followup.refusal.notOpen");
    }
    return before;
  }

  private void refuseClosed(FollowUpTask task) {
    if (plans.closedAt(task.tenantId(), task.courseRunId()).isPresent()) {
      throw Refusal.conflict("followup.refusal.closed");
    }
  }

  private Submission written(Submission before, SubmissionState state, String words) {
    return new Submission(
        before.taskId(),
        before.personId(),
        state,
        words,
        before.revision() + 1,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static String checked(String words) {
    var text = words == null ? "" : words.replace("\u0000", "").replace("\r\n", "\n");
    if (text.length() > Submission.WORDS_MAX) {
      throw Refusal.invalid("followup.refusal.long", Submission.WORDS_MAX);
    }
    return text;
  }
}
