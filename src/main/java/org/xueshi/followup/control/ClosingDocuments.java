package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.xueshi.followup.entity.AttachedFile;
import org.xueshi.followup.entity.ClosingDocument;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.entity.Actor;

/** 结项材料 (31.2): the three documents of the end; all are kept, the newest of a kind holds. */
@ApplicationScoped
public class ClosingDocuments {

  private ClosingDocumentStore store;
  private Clock clock;

  protected ClosingDocuments() {}

  @Inject
  ClosingDocuments(ClosingDocumentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Newest first. */
  @Transactional
  public List<ClosingDocument> of(CourseRun run) {
    return store.of(run);
  }

  /**
   * @throws Refusal INVALID {@code followup.refusal.documentKind}
   */
  @Transactional
  public void add(CourseRun run, ClosingDocument.Kind kind, AttachedFile file, Actor actor) {
    if (kind == null) {
      throw Refusal.invalid("followup.refusal.documentKind");
    }
    var document =
        new ClosingDocument(
            Ids.next(), kind, file.fileName(), file.content().length, clock.instant());
    store.add(run, document, file, actor);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public AttachedFile read(CourseRun run, UUID id) {
    return store.read(run, id).orElseThrow(Refusal::notFound);
  }
}
