package org.xueshi.papers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.ledger.entity.Seals;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.papers.entity.Content;
import org.xueshi.papers.entity.Paper;
import org.xueshi.papers.entity.Transcript;
import org.xueshi.web.entity.Actor;

/** Papers as rows: inserted and read, nothing else. */
@ApplicationScoped
class PaperStore {

  private static final Jsonb JSON = JsonbBuilder.create();

  private Jdbi jdbi;

  protected PaperStore() {}

  @Inject
  PaperStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(Paper paper, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into paper (tenant_id, id, kind, code, person_id, series, batch_id,
                      entry_ids, content, hash, issued_at, actor_kind, actor_id)
                    values (:tenant, :id, :kind, :code, :person, :series, :batch,
                      :entries, cast(:content as jsonb), :hash, :issued, :actorKind, :actor)""")
                .bind("tenant", actor.tenant())
                .bind("id", paper.id())
                .bind("kind", paper.kind())
                .bind("code", paper.code())
                .bind("person", paper.person())
                .bind("series", paper.content().series())
                .bind("batch", paper.batch())
                .bind("entries", paper.entries().toArray(UUID[]::new))
                .bind("content", JSON.toJson(paper.content()))
                .bind("hash", seal(paper.code(), paper.person(), paper.entries(), paper.content()))
                .bind("issued", paper.issuedAt().atOffset(ZoneOffset.UTC))
                .bind("actorKind", actor.kind())
                .bind("actor", actor.id())
                .execute());
  }

  Optional<Paper> byCode(UUID tenant, String code) {
    return list(tenant, " and code = :code", query -> query.bind("code", code)).stream()
        .findFirst();
  }

  /** Newest first. */
  List<Paper> ofPerson(UUID tenant, UUID person) {
    return list(
        tenant,
        " and person_id = any(identities_of(:tenant, array[:person])) order by issued_at desc, id desc",
        query -> query.bind("person", person));
  }

  /** In the order in which they were issued. */
  List<Paper> ofBatch(UUID tenant, UUID batch) {
    return list(tenant, " and batch_id = :batch order by id", query -> query.bind("batch", batch));
  }

  private List<Paper> list(UUID tenant, String where, UnaryOperator<Query> more) {
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery("select * from paper where tenant_id = :tenant" + where);
          return more.apply(query.bind("tenant", tenant)).map((row, context) -> paper(row)).list();
        });
  }

  private static Paper paper(ResultSet row) throws SQLException {
    var code = row.getString("code");
    var person = row.getObject("person_id", UUID.class);
    var entries = List.of((UUID[]) row.getArray("entry_ids").getArray());
    var content = content(Paper.Kind.valueOf(row.getString("kind")), row.getString("content"));
    return new Paper(
        row.getObject("id", UUID.class),
        code,
        person,
        row.getObject("batch_id", UUID.class),
        entries,
        content,
        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
        new Seal(row.getBytes("hash")).equals(new Seal(seal(code, person, entries, content))));
  }

  private static Content content(Paper.Kind kind, String json) {
    return JSON.fromJson(
        json, kind == Paper.Kind.TRANSCRIPT ? Transcript.class : Attestation.class);
  }

  /** Over the content as it is spelled here, whatever spaces the database puts in between. */
  private static byte[] seal(String code, UUID person, List<UUID> entries, Content content) {
    return Seals.request("paper", code, person, entries, JSON.toJson(content)).bytes();
  }
}
