package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.followup.entity.AttachedFile;
import org.xueshi.followup.entity.Attachment;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.FollowUpTask;

/** 附件: files that lie with a draft, and go with it when it is handed in. */
@ApplicationScoped
public class Attachments {

  private AttachmentStore store;
  private SubmissionStore submissions;
  private Clock clock;

  protected Attachments() {}

  @Inject
  Attachments(AttachmentStore store, SubmissionStore submissions, Clock clock) {
    this.store = store;
    this.submissions = submissions;
    this.clock = clock;
  }

  /** All of a participant's, in the order in which they were added. */
  @Transactional
  public List<Attachment> of(FollowUpTask task, UUID person) {
    return store.of(task, person);
  }

  /**
   * @throws Refusal CONFLICT {@code followup.refusal.notOpen}; INVALID {@code
   *     followup.refusal.fileCount}
   */
  @Transactional
  public void add(FollowUpTask task, UUID person, AttachedFile file) {
    open(task, person);
    if (store.of(task, person).size() >= Attachment.COUNT_MAX) {
      throw Refusal.invalid("followup.refusal.fileCount", Attachment.COUNT_MAX);
    }
    var attachment =
        new Attachment(
            Ids.next(), person, null, file.fileName(), file.content().length, clock.instant());
    store.add(task, attachment, file);
  }

  /**
   * Takes it away from the draft; what is handed in stays.
   *
   * @throws Refusal CONFLICT {@code followup.refusal.notOpen}
   */
  @Transactional
  public void remove(FollowUpTask task, UUID person, UUID id) {
    open(task, person);
    store.remove(task, person, id);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public AttachedFile read(FollowUpTask task, UUID person, UUID id) {
    return store.read(task, person, id).orElseThrow(Refusal::notFound);
  }

  private void open(FollowUpTask task, UUID person) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!submissions.lock(task, person, now).open()) {
      throw Refusal.conflict("followup.refusal.notOpen");
    }
  }
}
