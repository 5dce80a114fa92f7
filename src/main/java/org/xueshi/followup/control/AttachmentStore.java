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
import org.xueshi.followup.entity.Attachment;
import org.xueshi.training.entity.FollowUpTask;

/** Files with submissions as rows. */
@ApplicationScoped
class AttachmentStore {

  private Jdbi jdbi;

  protected AttachmentStore() {}

  @Inject
  AttachmentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Attachment> of(FollowUpTask task, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, person_id, work_id, file_name, size, added_at from submission_file
                    where tenant_id = :tenant and task_id = :task and person_id = :person
                    order by id
                    """)
                .bind("tenant", task.tenantId())
                .bind("task", task.id())
                .bind("person", person)
                .map(ConstructorMapper.of(Attachment.class))
                .list());
  }

  void add(FollowUpTask task, Attachment attachment, AttachedFile file) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into submission_file (tenant_id, id, task_id, person_id, file_name,
                  media_type, size, content, added_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                task.tenantId(),
                attachment.id(),
                task.id(),
                attachment.personId(),
                attachment.fileName(),
                file.mediaType(),
                attachment.size(),
                file.content(),
                attachment.addedAt().atOffset(ZoneOffset.UTC)));
  }

  /** Only what is not handed in yet. */
  void remove(FollowUpTask task, UUID person, UUID id) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                delete from submission_file where tenant_id = ? and task_id = ? and person_id = ?
                  and id = ? and work_id is null
                """,
                task.tenantId(),
                task.id(),
                person,
                id));
  }

  /** The draft's files go with the handing-in. */
  void handIn(FollowUpTask task, UUID person, UUID work) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update submission_file set work_id = ?
                where tenant_id = ? and task_id = ? and person_id = ? and work_id is null
                """,
                work,
                task.tenantId(),
                task.id(),
                person));
  }

  Optional<AttachedFile> read(FollowUpTask task, UUID person, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select file_name, media_type, content from submission_file
                    where tenant_id = :tenant and task_id = :task and person_id = :person
                      and id = :id
                    """)
                .bind("tenant", task.tenantId())
                .bind("task", task.id())
                .bind("person", person)
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
