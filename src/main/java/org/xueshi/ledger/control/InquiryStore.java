package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.ledger.entity.Inquiry;
import org.xueshi.ledger.entity.InquiryEvent;
import org.xueshi.people.control.Persons;
import org.xueshi.web.entity.Actor;

/** Inquiries and what was said about them, as rows. */
@ApplicationScoped
class InquiryStore {

  private Jdbi jdbi;

  protected InquiryStore() {}

  @Inject
  InquiryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** False if there is an open one about the same matter. */
  boolean insert(Inquiry inquiry, String matter) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into inquiry (tenant_id, id, person_id, evidence_id, matter,
                          course_title, earned_on, words, state, started_at, revision)
                        values (:tenant, :id, :person, :evidence, :matter, :title, :earned, '',
                          'DRAFT', :started, 0)
                        on conflict (tenant_id, person_id, matter)
                          where state in ('DRAFT', 'OPEN') do nothing""")
                    .bind("tenant", inquiry.tenant())
                    .bind("id", inquiry.id())
                    .bind("person", inquiry.person())
                    .bind("evidence", inquiry.evidence())
                    .bind("matter", matter)
                    .bind("title", inquiry.courseTitle())
                    .bind("earned", inquiry.earnedOn())
                    .bind("started", EntryRows.time(inquiry.startedAt()))
                    .execute())
        == 1;
  }

  /** False if it is no draft any more or was changed elsewhere since that revision. */
  boolean write(Inquiry draft, Inquiry.Content content, int revision) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update inquiry set course_title = :title, earned_on = :earned,
                          words = :words, revision = revision + 1
                        where tenant_id = :tenant and id = :id and state = 'DRAFT'
                          and revision = :revision""")
                    .bind("tenant", draft.tenant())
                    .bind("id", draft.id())
                    .bind("title", content.courseTitle())
                    .bind("earned", content.earnedOn())
                    .bind("words", content.words())
                    .bind("revision", revision)
                    .execute())
        == 1;
  }

  /** False if another open one is about the same matter. */
  boolean sameMatter(Inquiry inquiry, String matter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from inquiry where tenant_id = :tenant
                      and person_id = any(identities_of(:tenant, array[:person])) and matter = :matter and id <> :id
                      and state in ('DRAFT', 'OPEN'))""")
                .bind("tenant", inquiry.tenant())
                .bind("person", inquiry.person())
                .bind("matter", matter)
                .bind("id", inquiry.id())
                .mapTo(Boolean.class)
                .one());
  }

  /** False if it was in another state. */
  boolean move(Inquiry inquiry, Inquiry.State from, Inquiry.State to, Move move) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update inquiry set state = :to,
                          matter = coalesce(:matter, matter),
                          submitted_at = case when :to = 'OPEN' then :now else submitted_at end,
                          closed_at = case when :to = 'OPEN' then null else :now end
                        where tenant_id = :tenant and id = :id and state = :from""")
                    .bind("tenant", inquiry.tenant())
                    .bind("id", inquiry.id())
                    .bind("from", from)
                    .bind("to", to)
                    .bind("matter", move.matter())
                    .bind("now", EntryRows.time(move.at()))
                    .execute())
        == 1;
  }

  /**
   * @param matter the new one, or {@code null} to leave it
   */
  record Move(String matter, Instant at) {}

  void seen(UUID tenant, UUID id, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update inquiry set seen_at = :now
                    where tenant_id = :tenant and id = :id and seen_at is null""")
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("now", EntryRows.time(at))
                .execute());
  }

  void insert(UUID tenant, InquiryEvent event) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into inquiry_event (tenant_id, id, inquiry_id, what, words,
                      correction_id, recorded_at, actor_kind, actor_id)
                    values (:tenant, :id, :inquiry, :what, :words, :correction, :at, :kind, :by)""")
                .bind("tenant", tenant)
                .bind("id", event.id())
                .bind("inquiry", event.inquiry())
                .bind("what", event.what())
                .bind("words", event.words())
                .bind("correction", event.correction())
                .bind("at", EntryRows.time(event.at()))
                .bind("kind", event.by().kind())
                .bind("by", event.by().id())
                .execute());
  }

  Optional<Inquiry> find(UUID tenant, UUID id) {
    return one(query -> query.bind("id", id), tenant, "id = :id");
  }

  /** The draft or open one about a matter. */
  Optional<Inquiry> open(UUID tenant, UUID person, String matter) {
    return one(
        query -> query.bind("person", person).bind("matter", matter),
        tenant,
        "person_id = any(identities_of(:tenant, array[:person])) and matter = :matter and state in ('DRAFT', 'OPEN')");
  }

  /** The inquiry for which a correction was proposed. */
  Optional<Inquiry> ofCorrection(UUID tenant, UUID correction) {
    return one(
        query -> query.bind("correction", correction),
        tenant,
        """
        id = (select inquiry_id from inquiry_event
          where tenant_id = :tenant and correction_id = :correction limit 1)""");
  }

  private Optional<Inquiry> one(
      java.util.function.UnaryOperator<Query> binding, UUID tenant, String where) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(
                    handle.createQuery(
                        "select * from inquiry where tenant_id = :tenant and " + where))
                .bind("tenant", tenant)
                .map((row, context) -> inquiry(row))
                .findOne());
  }

  /** Newest first. */
  List<Inquiry> ofPerson(UUID tenant, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from inquiry where tenant_id = :tenant and person_id = any(identities_of(:tenant, array[:person]))
                    order by started_at desc, id desc""")
                .bind("tenant", tenant)
                .bind("person", person)
                .map((row, context) -> inquiry(row))
                .list());
  }

  /** Oldest first. */
  List<InquiryEvent> events(UUID tenant, UUID inquiry) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from inquiry_event
                    where tenant_id = :tenant and inquiry_id = :inquiry order by id""")
                .bind("tenant", tenant)
                .bind("inquiry", inquiry)
                .map((row, context) -> event(row))
                .list());
  }

  /** Whether these rows are one person. */
  boolean areOne(UUID tenant, UUID one, UUID other) {
    return new Persons(jdbi).areOne(tenant, one, other);
  }

  int unseen(UUID tenant, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from inquiry where tenant_id = :tenant
                      and person_id = any(identities_of(:tenant, array[:person])) and state = 'ANSWERED' and seen_at is null""")
                .bind("tenant", tenant)
                .bind("person", person)
                .mapTo(Integer.class)
                .one());
  }

  static Inquiry inquiry(ResultSet row) throws SQLException {
    return new Inquiry(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getObject("evidence_id", UUID.class),
        row.getString("course_title"),
        row.getObject("earned_on", LocalDate.class),
        row.getString("words"),
        Inquiry.State.valueOf(row.getString("state")),
        EntryRows.instant(row, "started_at"),
        instant(row, "submitted_at"),
        instant(row, "closed_at"),
        row.getObject("seen_at") != null,
        row.getInt("revision"));
  }

  private static InquiryEvent event(ResultSet row) throws SQLException {
    return new InquiryEvent(
        row.getObject("id", UUID.class),
        row.getObject("inquiry_id", UUID.class),
        InquiryEvent.What.valueOf(row.getString("what")),
        row.getString("words"),
        row.getObject("correction_id", UUID.class),
        EntryRows.instant(row, "recorded_at"),
        new Actor(
            row.getObject("tenant_id", UUID.class),
            row.getString("actor_kind"),
            row.getString("actor_id")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
