package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.TenantKey;
import org.xueshi.resources.entity.FileRow;
import org.xueshi.resources.entity.LibraryItem;

/** Writes resources, versions and manifests: each deed whole, in one transaction. */
@ApplicationScoped
class ResourceStore {

  private static final int FILES_A_BATCH = 1000;

  private Jdbi jdbi;
  private Clock clock;
  private SearchStore search;
  @PersistenceContext private EntityManager entities;

  protected ResourceStore() {}

  @Inject
  ResourceStore(Jdbi jdbi, Clock clock, SearchStore search) {
    this.search = search;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Outside a container, where nobody injects an entity manager. */
  ResourceStore(Jdbi jdbi, Clock clock, SearchStore search, EntityManager entities) {
    this(jdbi, clock, search);
    this.entities = entities;
  }

  /** A new resource with its first version; returns the resource's identifier. */
  @Transactional
  UUID add(UUID tenant, String title, NewVersion first) {
    var item = new LibraryItem(tenant, Ids.next(), title, clock.instant());
    item.ownedBy(first.actor().kind(), first.actor().id());
    entities.persist(item);
    addVersion(item, first);
    return item.id();
  }

  /**
   * A further version; courses that pinned an earlier one keep it.
   *
   * @throws Refusal NOT_FOUND unless the actor owns the resource
   */
  @Transactional
  void addVersion(UUID tenant, UUID resourceId, NewVersion next) {
    var item =
        find(tenant, resourceId)
            .filter(found -> found.isOwnedBy(next.actor().kind(), next.actor().id()))
            .orElseThrow(Refusal::notFound);
    addVersion(item, next);
  }

  Optional<LibraryItem> find(UUID tenant, UUID resourceId) {
    return Optional.ofNullable(entities.find(LibraryItem.class, new TenantKey(tenant, resourceId)));
  }

  private void addVersion(LibraryItem item, NewVersion version) {
    var id = Ids.next();
    var number = item.nextNumber();
    // The number is settled in the resource's row, whose version column decides between two at
    // once.
    entities.flush();
    jdbi.useHandle(
        handle -> {
          insertVersion(handle, item, id, number, version);
          insertFiles(handle, item.tenantId(), id, version);
          handle.execute(
              "insert into version_text (tenant_id, version_id, text) values (?, ?, ?)",
              item.tenantId(),
              id,
              version.text());
        });
    search.index(item.tenantId(), item.id(), item.title());
  }

  private void insertVersion(
      Handle handle, LibraryItem item, UUID id, int number, NewVersion version) {
    handle
        .createUpdate(
            """
            insert into resource_version (tenant_id, id, resource_id, number, kind, file_name,
              media_type, sha256, size_bytes, start_path, runtime, file_count, uploaded_at,
              actor_kind, actor_id)
            values (:tenant, :id, :resource, :number, :kind, :fileName, :mediaType,
              :sha256, :sizeBytes, :startPath, :runtime, :fileCount, :now, :actorKind, :actorId)
            """)
        .bind("kind", version.kind().name())
        .bind("fileName", version.fileName())
        .bind("mediaType", version.mediaType())
        .bind("sha256", version.upload().sha256())
        .bind("sizeBytes", version.upload().sizeBytes())
        .bind("startPath", version.start().path())
        .bind("runtime", version.start().runtime().name())
        .bind("actorKind", version.actor().kind())
        .bind("actorId", version.actor().id())
        .bind("tenant", item.tenantId())
        .bind("id", id)
        .bind("resource", item.id())
        .bind("number", number)
        .bind("fileCount", version.files().size())
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static void insertFiles(Handle handle, UUID tenant, UUID versionId, NewVersion version) {
    try (var batch =
        handle.prepareBatch(
            """
            insert into package_file (tenant_id, version_id, path, media_type, sha256, size_bytes)
            values (:tenant, :version, :path, :mediaType, :sha256, :sizeBytes)
            """)) {
      for (var file : version.files()) {
        add(batch, tenant, versionId, file);
        if (batch.size() == FILES_A_BATCH) {
          batch.execute();
        }
      }
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }

  private static void add(PreparedBatch batch, UUID tenant, UUID versionId, FileRow file) {
    batch.bindMethods(file).bind("tenant", tenant).bind("version", versionId).add();
  }
}
