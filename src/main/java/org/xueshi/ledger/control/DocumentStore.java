package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Document;
import org.xueshi.ledger.entity.DocumentType;
import org.xueshi.web.entity.Actor;

/** Papers as rows: inserted and read, nothing else. */
@ApplicationScoped
class DocumentStore {

  private static final String COLUMNS =
      """
      select tenant_id, id, person_id, about_kind, about_id, file_name, media_type, size, sha256,
        recorded_at, actor_kind, actor_id
      from document
      """;

  private Jdbi jdbi;

  protected DocumentStore() {}

  @Inject
  DocumentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** If the same file is there for the same thing, nothing happens. */
  void insert(Document document, byte[] content) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into document (tenant_id, id, person_id, about_kind, about_id,
                      file_name, media_type, size, sha256, content, recorded_at, actor_kind,
                      actor_id)
                    values (:tenant, :id, :person, :kind, :about, :name, :type, :size, :sha256,
                      :content, :recorded, :actorKind, :actor)
                    on conflict (tenant_id, about_id, sha256) do nothing""")
                .bind("tenant", document.by().tenant())
                .bind("id", document.id())
                .bind("person", document.person())
                .bind("kind", document.about().kind())
                .bind("about", document.about().id())
                .bind("name", document.fileName())
                .bind("type", document.type().mediaType())
                .bind("size", document.size())
                .bind("sha256", document.digest().bytes())
                .bind("content", content)
                .bind("recorded", EntryRows.time(document.recordedAt()))
                .bind("actorKind", document.by().kind())
                .bind("actor", document.by().id())
                .execute());
  }

  /** In the order in which they were attached. */
  List<Document> about(UUID tenant, UUID about) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    COLUMNS + " where tenant_id = :tenant and about_id = :about order by id")
                .bind("tenant", tenant)
                .bind("about", about)
                .map((row, context) -> document(row))
                .list());
  }

  Optional<Document> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + " where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> document(row))
                .findOne());
  }

  byte[] content(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select content from document where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> row.getBytes("content"))
                .one());
  }

  private static Document document(ResultSet row) throws SQLException {
    return new Document(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        new Document.About(row.getString("about_kind"), row.getObject("about_id", UUID.class)),
        row.getString("file_name"),
        DocumentType.ofMediaType(row.getString("media_type")),
        row.getInt("size"),
        EntryRows.seal(row, "sha256"),
        EntryRows.instant(row, "recorded_at"),
        new Actor(
            row.getObject("tenant_id", UUID.class),
            row.getString("actor_kind"),
            row.getString("actor_id")));
  }

  /** Whether these rows are one person. */
  boolean areOne(UUID tenant, UUID one, UUID other) {
    return new org.xueshi.people.control.Persons(jdbi).areOne(tenant, one, other);
  }
}
