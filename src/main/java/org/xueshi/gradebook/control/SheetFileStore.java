package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.entity.Actor;

/** Files that were handed in: inserted and read, never changed. */
@ApplicationScoped
class SheetFileStore {

  private Jdbi jdbi;

  protected SheetFileStore() {}

  @Inject
  SheetFileStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A file as it came. */
  record Kept(UUID id, UUID courseRunId, SheetSource source, String name, byte[] content) {}

  void insert(Kept file, Actor actor, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into sheet_file (tenant_id, id, course_run_id, source, name, content,
                      uploaded_at, actor_kind, actor_id)
                    values (:tenant, :id, :courseRunId, :sourceName, :name, :content, :now,
                      :actorKind, :actor)
                    """)
                .bind("id", file.id())
                .bind("courseRunId", file.courseRunId())
                .bind("sourceName", file.source().name())
                .bind("name", file.name())
                .bind("content", file.content())
                .bind("tenant", actor.tenant())
                .bind("now", Times.column(now))
                .bind("actorKind", actor.kind())
                .bind("actor", actor.id())
                .execute());
  }

  Optional<Kept> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select course_run_id, source, name, content from sheet_file
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("tenant", tenant)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Kept(
                            id,
                            row.getObject(1, UUID.class),
                            SheetSource.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getBytes(4)))
                .findOne());
  }

  byte[] content(UUID tenant, UUID id) {
    return find(tenant, id).orElseThrow(Refusal::notFound).content();
  }

  /** The maxima that a run was started with, by column. */
  Map<String, BigDecimal> maxima(UUID tenant, UUID run) {
    var json =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select maxima from sheet_run where tenant_id = :tenant and id = :run")
                    .bind("tenant", tenant)
                    .bind("run", run)
                    .mapTo(String.class)
                    .one());
    var maxima = new HashMap<String, BigDecimal>();
    try (var reader = Json.createReader(new StringReader(json))) {
      reader
          .readObject()
          .forEach((key, value) -> maxima.put(key, ((JsonNumber) value).bigDecimalValue()));
    }
    return maxima;
  }
}
