package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.web.entity.Actor;

/** Certificates as rows: inserted and read, nothing else. */
@ApplicationScoped
class CertificateStore {

  private Jdbi jdbi;

  protected CertificateStore() {}

  @Inject
  CertificateStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(Certificate certificate, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into certificate (tenant_id, id, code, person_id, course_run_id,
                      entry_ids, content, hash, issued_at, actor_kind, actor_id)
                    values (:tenant, :id, :code, :person, :courseRun, :entries,
                      cast(:content as jsonb), :hash, :issued, :actorKind, :actor)""")
                .bind("tenant", actor.tenant())
                .bind("id", certificate.id())
                .bind("code", certificate.code())
                .bind("person", certificate.person())
                .bind("courseRun", certificate.courseRun())
                .bind("entries", certificate.entries().toArray(UUID[]::new))
                .bind("content", write(certificate.content()))
                .bind("hash", certificate.hash().bytes())
                .bind("issued", EntryRows.time(certificate.issuedAt()))
                .bind("actorKind", actor.kind())
                .bind("actor", actor.id())
                .execute());
  }

  Optional<Certificate> byCode(UUID tenant, String code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from certificate where tenant_id = :tenant and code = :code")
                .bind("tenant", tenant)
                .bind("code", code)
                .map((row, context) -> certificate(row))
                .findOne());
  }

  /** Newest first. */
  List<Certificate> ofPerson(UUID tenant, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from certificate where tenant_id = :tenant and person_id = any(identities_of(:tenant, array[:person]))
                    order by issued_at desc, id desc""")
                .bind("tenant", tenant)
                .bind("person", person)
                .map((row, context) -> certificate(row))
                .list());
  }

  /**
   * Those that two people withdrew, of which an entry was taken back or corrected since, that a
   * newer one of the same course replaces, or of which a case freezes an entry.
   */
  List<UUID> notToBeReliedOn(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.id from certificate c where c.tenant_id = :tenant and (
                      exists (
                        select 1 from withdrawal w
                        join withdrawal_decision d
                          on d.tenant_id = w.tenant_id and d.withdrawal_id = w.id and d.accepted
                        where w.tenant_id = c.tenant_id and w.code = c.code)
                      or exists (
                        select 1 from credit_entry e
                        where e.tenant_id = c.tenant_id and e.target_id = any(c.entry_ids)
                          and e.type in ('REVERSED', 'ADJUSTED') and e.id <> all(c.entry_ids))
                      or exists (
                        select 1 from certificate n
                        where n.tenant_id = c.tenant_id and n.course_run_id = c.course_run_id
                          and n.person_id = any(identities_of(c.tenant_id, array[c.person_id]))
                          and (n.issued_at, n.id) > (c.issued_at, c.id))
                      or exists (
                        select 1 from ledger_case k
                        join credit_entry e on e.tenant_id = c.tenant_id and e.id = any(c.entry_ids)
                        where k.tenant_id = c.tenant_id
                          and k.person_id = any(identities_of(c.tenant_id, array[c.person_id]))
                          and not exists (
                            select 1 from ledger_case_closing z
                            where z.tenant_id = k.tenant_id and z.case_id = k.id)
                          and (not exists (
                              select 1 from ledger_case_evidence x
                              where x.tenant_id = k.tenant_id and x.case_id = k.id)
                            or exists (
                              select 1 from ledger_case_evidence x
                              where x.tenant_id = k.tenant_id and x.case_id = k.id
                                and x.evidence_id = e.evidence_id))))
                    order by c.id""")
                .bind("tenant", tenant)
                .mapTo(UUID.class)
                .list());
  }

  private static Certificate certificate(ResultSet row) throws SQLException {
    return new Certificate(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getObject("person_id", UUID.class),
        row.getObject("course_run_id", UUID.class),
        List.of((UUID[]) row.getArray("entry_ids").getArray()),
        read(row.getString("content")),
        EntryRows.instant(row, "issued_at"),
        EntryRows.seal(row, "hash"));
  }

  private static String write(Certificate.Content content) {
    return Json.createObjectBuilder()
        .add("name", content.name())
        .add("school", content.school())
        .add("courseTitle", content.courseTitle())
        .add("kind", content.kind().name())
        .add("level", content.level().name())
        .add("hours", content.hours())
        .add("minutes", content.minutes())
        .add("earnedFrom", content.earnedFrom().toString())
        .add("earnedTo", content.earnedTo().toString())
        .add("issuer", content.issuer())
        .add("rules", content.rules())
        .build()
        .toString();
  }

  private static Certificate.Content read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      var object = reader.readObject();
      return new Certificate.Content(
          object.getString("name"),
          object.getString("school"),
          object.getString("courseTitle"),
          ProjectKind.valueOf(object.getString("kind")),
          Level.valueOf(object.getString("level")),
          object.getString("hours"),
          object.getInt("minutes"),
          LocalDate.parse(object.getString("earnedFrom")),
          LocalDate.parse(object.getString("earnedTo")),
          object.getString("issuer"),
          object.getString("rules"));
    }
  }
}
