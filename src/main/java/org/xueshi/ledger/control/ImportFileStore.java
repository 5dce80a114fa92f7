package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.ledger.entity.ImportFile;
import org.xueshi.web.entity.Actor;

/** Files of rows: inserted and read, nothing else. */
@ApplicationScoped
class ImportFileStore {

  private Jdbi jdbi;

  protected ImportFileStore() {}

  @Inject
  ImportFileStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The file's identifier; the same bytes get the one they had before. */
  UUID insert(ImportFile file, Actor actor) {
    var sha256 = Digests.sha256(file.content());
    return jdbi.withHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into import_file (tenant_id, id, file_name, format, sha256, content,
                    recorded_at, actor_kind, actor_id)
                  values (:tenant, :id, :name, :format, :sha256, :content, :at, :kind, :actor)
                  on conflict (tenant_id, sha256) do nothing""")
              .bind("tenant", actor.tenant())
              .bind("id", file.id())
              .bind("name", file.fileName())
              .bind("format", file.format())
              .bind("sha256", sha256)
              .bind("content", file.content())
              .bind("at", EntryRows.time(file.at()))
              .bind("kind", actor.kind())
              .bind("actor", actor.id())
              .execute();
          return handle
              .createQuery(
                  "select id from import_file where tenant_id = :tenant and sha256 = :sha256")
              .bind("tenant", actor.tenant())
              .bind("sha256", sha256)
              .mapTo(UUID.class)
              .one();
        });
  }

  Optional<ImportFile> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from import_file where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new ImportFile(
                            row.getObject("id", UUID.class),
                            row.getString("file_name"),
                            ImportFile.Format.valueOf(row.getString("format")),
                            row.getBytes("content"),
                            EntryRows.instant(row, "recorded_at")))
                .findOne());
  }
}
