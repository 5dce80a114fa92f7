package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.followup.entity.FollowUpCompleted;
import org.xueshi.followup.entity.SubmissionState;
import org.xueshi.followup.entity.Verdict;
import org.xueshi.followup.entity.Work;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.training.control.Completions;
import org.xueshi.training.control.Progress;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.web.control.PersonNotices;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.NewNotice;

/** 跟踪指导: a mentor answers handed-in work; what is accepted is evidence of grade C. */
@ApplicationScoped
public class Mentoring {

  private static final int WORDS_MAX = 4000;

  private SubmissionStore store;
  private Progress progress;
  private Completions completions;
  private Event<FollowUpCompleted> completed;
  private PersonNotices notices;
  private Clock clock;

  protected Mentoring() {}

  @Inject
  Mentoring(
      SubmissionStore store,
      Progress progress,
      Completions completions,
      Event<FollowUpCompleted> completed,
      PersonNotices notices,
      Clock clock) {
    this.store = store;
    this.progress = progress;
    this.completions = completions;
    this.completed = completed;
    this.notices = notices;
    this.clock = clock;
  }

  /** What a mentor says about the latest handing-in. */
  public record Feedback(UUID work, Verdict verdict, String words) {}

  /**
   * Answers the work that is waiting. The same answer sent twice counts once.
   *
   * @throws Refusal NOT_FOUND if the person handed in no such work; CONFLICT {@code
   *     followup.refusal.answered}; INVALID {@code followup.refusal.verdict, whyReturned, long}
   */
  @Transactional
  public void answer(FollowUpTask task, UUID person, Feedback feedback, Actor mentor) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var words = checked(feedback);
    store.find(task, person).orElseThrow(Refusal::notFound);
    store.lock(task, person, now);
    var work = named(store.works(task, person), feedback.work());
    if (work.answered()) {
      if (work.verdict() == feedback.verdict() && work.feedback().equals(words)) {
        return;
      }
      throw Refusal.conflict("followup.refusal.answered");
    }
    var mentorId = UUID.fromString(mentor.id());
    store.answer(
        task, new SubmissionStore.Answer(work.id(), feedback.verdict(), words, mentorId), now);
    tell(task, work, feedback.verdict());
    if (feedback.verdict() == Verdict.ACCEPTED) {
      accept(task, work, now, mentor);
    } else {
      store.state(task, person, SubmissionState.RETURNED);
      progress.mark(task, person, ProgressState.RETURNED, 0);
    }
  }

  private void tell(FollowUpTask task, Work work, Verdict verdict) {
    var words = verdict == Verdict.ACCEPTED ? "accepted" : "returned";
    notices.tell(
        new NewNotice(
            task.tenantId(),
            work.personId(),
            "feedback:" + work.id(),
            Text.of("followup.notice." + words, task.title()),
            ""));
  }

  private void accept(FollowUpTask task, Work work, Instant now, Actor mentor) {
    var person = work.personId();
    store.state(task, person, SubmissionState.ACCEPTED);
    var day = LocalDate.ofInstant(work.submittedAt(), Clocks.DISTRICT_ZONE);
    var proof = new Completions.Proof(Grade.C, task.minutes(), day, List.of());
    completions.complete(task, person, proof, mentor);
    completed.fire(
        new FollowUpCompleted(task.tenantId(), task.courseRunId(), task.id(), person, now));
  }

  private static Work named(List<Work> works, UUID id) {
    return works.stream()
        .filter(work -> work.id().equals(id))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private static String checked(Feedback feedback) {
    var words = feedback.words() == null ? "" : feedback.words().replace("\u0000", "").strip();
    if (feedback.verdict() == null) {
      throw Refusal.invalid("followup.refusal.verdict");
    }
    if (feedback.verdict() == Verdict.RETURNED && words.isEmpty()) {
      throw Refusal.invalid("followup.refusal.whyReturned");
    }
    if (words.length() > WORDS_MAX) {
      throw Refusal.invalid("followup.refusal.long", WORDS_MAX);
    }
    return words;
  }
}
