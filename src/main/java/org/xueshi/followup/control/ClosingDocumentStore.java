package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.followup.entity.AttachedFile;
import org.xueshi.followup.entity.ClosingDocument;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.entity.Actor;

/** Documents of the end as rows; only added to. */
@ApplicationScoped
class ClosingDocumentStore {

  private Jdbi jdbi;

  protected ClosingDocumentStore() {}

  @Inject
  ClosingDocumentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<ClosingDocument> of(CourseRun run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, kind, file_name, size, added_at from closing_document
                    where tenant_id = :tenant and course_run_id = :run order by added_at desc, id desc
                    """)
                .bind("tenant", run.tenantId())
                .bind("run", run.id())
                .map(ConstructorMapper.of(ClosingDocument.class))
                .list());
  }

  void add(CourseRun run, ClosingDocument document, AttachedFile file, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into closing_document (tenant_id, id, course_run_id, kind, file_name,
                  media_type, size, content, added_at, actor_kind, actor_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                run.tenantId(),
                document.id(),
                run.id(),
                document.kind(),
                document.fileName(),
                file.mediaType(),
                document.size(),
                file.content(),
                document.addedAt().atOffset(ZoneOffset.UTC),
                actor.kind(),
                actor.id()));
  }

  Optional<AttachedFile> read(CourseRun run, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select file_name, media_type, content from closing_document
                    where tenant_id = :tenant and course_run_id = :run and id = :id
                    """)
                .bind("tenant", run.tenantId())
                .bind("run", run.id())
                .bind("id", id)
                .map(
                    (row, context) ->
                        new AttachedFile(
                            row.getString("file_name"),
                            row.getString("media_type"),
                            row.getBytes("content")))
                .findOne());
  }
}
