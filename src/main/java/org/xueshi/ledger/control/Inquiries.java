package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Document;
import org.xueshi.ledger.entity.Inquiry;
import org.xueshi.ledger.entity.InquiryEvent;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.web.entity.Actor;

/**
 * 学时疑问, the teacher's side: ask about an entry or a missing one, once a matter; what is being
 * written is kept from the first word.
 */
@ApplicationScoped
public class Inquiries {

  static final String ABOUT = "INQUIRY";

  private InquiryStore store;
  private EvidenceBook evidence;
  private Documents documents;
  private Clock clock;

  protected Inquiries() {}

  @Inject
  public Inquiries(InquiryStore store, EvidenceBook evidence, Documents documents, Clock clock) {
    this.store = store;
    this.evidence = evidence;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * An inquiry with what was said about it.
   *
   * @param events oldest first
   */
  public record Thread(Inquiry inquiry, List<InquiryEvent> events, List<Document> papers) {}

  /**
   * Begins a draft, or goes on with the draft or open inquiry about the same evidence.
   *
   * @param evidence of the teacher's own; {@code null} to ask about hours that are missing
   * @throws Refusal NOT_FOUND, also for somebody else's evidence
   */
  @Transactional
  public Inquiry begin(UUID tenant, UUID person, UUID evidence) {
    var id = Ids.next();
    var matter = evidence == null ? "draft:" + id : "evidence:" + evidence;
    var started = store.open(tenant, person, matter);
    if (started.isPresent()) {
      return started.get();
    }
    var draft = draft(tenant, id, person, evidence);
    store.insert(draft, matter);
    return store.open(tenant, person, matter).orElseThrow();
  }

  private Inquiry draft(UUID tenant, UUID id, UUID person, UUID about) {
    var facts = about == null ? null : this.evidence.get(tenant, about).facts();
    if (facts != null && !store.areOne(tenant, facts.person(), person)) {
      throw Refusal.notFound();
    }
    return new Inquiry(
        tenant,
        id,
        person,
        about,
        facts == null ? "" : facts.course().title(),
        facts == null ? null : facts.earnedOn(),
        "",
        Inquiry.State.DRAFT,
        now(),
        null,
        null,
        false,
        0);
  }

  /**
   * Keeps what is being written.
   *
   * @param revision of what the writer saw
   * @return the draft as kept
   * @throws Refusal NOT_FOUND; INVALID ({@code inquiryWords}); CONFLICT ({@code inquiryChanged}) if
   *     it was written in another window or is no draft any more
   */
  @Transactional
  public Inquiry keep(Actor writer, UUID id, Inquiry.Content content, int revision) {
    var draft = own(writer, id);
    var kept = about(draft, content);
    if (kept.words().length() > Inquiry.WORDS_MAX
        || kept.courseTitle().length() > Inquiry.TITLE_MAX) {
      throw Refusal.invalid("ledger.refusal.inquiryWords", Inquiry.WORDS_MAX, Inquiry.TITLE_MAX);
    }
    if (!store.write(draft, kept, revision)) {
      throw Refusal.conflict("ledger.refusal.inquiryChanged");
    }
    return own(writer, id);
  }

  /** Course and day of what is asked about evidence are the evidence's own. */
  private static Inquiry.Content about(Inquiry draft, Inquiry.Content content) {
    return draft.isMissing()
        ? content
        : new Inquiry.Content(draft.courseTitle(), draft.earnedOn(), content.words());
  }

  /**
   * Hands the draft in.
   *
   * @throws Refusal NOT_FOUND; INVALID ({@code inquiryEmpty, inquiryCourse}); CONFLICT ({@code
   *     inquiryOpen, inquiryChanged})
   */
  @Transactional
  public Inquiry submit(Actor writer, UUID id) {
    var draft = own(writer, id);
    if (draft.words().isBlank()) {
      throw Refusal.invalid("ledger.refusal.inquiryEmpty");
    }
    if (draft.courseTitle().isBlank()) {
      throw Refusal.invalid("ledger.refusal.inquiryCourse");
    }
    var matter = draft.isMissing() ? missing(draft) : "evidence:" + draft.evidence();
    if (store.sameMatter(draft, matter)) {
      throw Refusal.conflict("ledger.refusal.inquiryOpen");
    }
    var move = new InquiryStore.Move(matter, now());
    if (!store.move(draft, Inquiry.State.DRAFT, Inquiry.State.OPEN, move)) {
      throw Refusal.conflict("ledger.refusal.inquiryChanged");
    }
    note(draft, InquiryEvent.What.SUBMITTED, writer);
    return own(writer, id);
  }

  private static String missing(Inquiry draft) {
    var title = draft.courseTitle().toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    return "missing:" + title + ":" + draft.earnedOn();
  }

  /**
   * Takes a draft or an open inquiry back.
   *
   * @throws Refusal NOT_FOUND; CONFLICT ({@code inquiryChanged}) if it is answered already
   */
  @Transactional
  public void withdraw(Actor writer, UUID id) {
    var inquiry = own(writer, id);
    var move = new InquiryStore.Move(null, now());
    var open = inquiry.state() == Inquiry.State.DRAFT || inquiry.state() == Inquiry.State.OPEN;
    if (!open || !store.move(inquiry, inquiry.state(), Inquiry.State.WITHDRAWN, move)) {
      throw Refusal.conflict("ledger.refusal.inquiryChanged");
    }
    note(inquiry, InquiryEvent.What.WITHDRAWN, writer);
  }

  /**
   * Attaches a paper to a draft or an open inquiry.
   *
   * @throws Refusal NOT_FOUND; CONFLICT ({@code inquiryChanged}); those of {@link Documents#attach}
   */
  @Transactional
  public void attach(Actor writer, UUID id, NewDocument paper) {
    var inquiry = own(writer, id);
    if (inquiry.closedAt() != null) {
      throw Refusal.conflict("ledger.refusal.inquiryChanged");
    }
    if (documents.about(inquiry.tenant(), id).size() >= Document.COUNT_MAX) {
      throw Refusal.invalid("ledger.refusal.documentCount", Document.COUNT_MAX);
    }
    documents.attach(new Document.About(ABOUT, id), inquiry.person(), List.of(paper), writer);
  }

  /** The teacher's own, newest first. */
  @Transactional
  public List<Inquiry> ofPerson(UUID tenant, UUID person) {
    return store.ofPerson(tenant, person);
  }

  /**
   * The teacher's own with all that was said; an answer counts as read from now on.
   *
   * @throws Refusal NOT_FOUND, also for somebody else's
   */
  @Transactional
  public Thread read(Actor reader, UUID id) {
    var inquiry = own(reader, id);
    if (inquiry.state() == Inquiry.State.ANSWERED && !inquiry.seen()) {
      store.seen(inquiry.tenant(), id, now());
    }
    return thread(inquiry);
  }

  Thread thread(Inquiry inquiry) {
    var tenant = inquiry.tenant();
    return new Thread(
        inquiry, store.events(tenant, inquiry.id()), documents.about(tenant, inquiry.id()));
  }

  /** How many answers the teacher has not read. On every page of a launch: no transaction. */
  public int unread(UUID tenant, UUID person) {
    return store.unseen(tenant, person);
  }

  private Inquiry own(Actor writer, UUID id) {
    return store
        .find(writer.tenant(), id)
        .filter(
            found -> store.areOne(writer.tenant(), found.person(), UUID.fromString(writer.id())))
        .orElseThrow(Refusal::notFound);
  }

  private void note(Inquiry inquiry, InquiryEvent.What what, Actor by) {
    var event = new InquiryEvent(Ids.next(), inquiry.id(), what, "", null, now(), by);
    store.insert(inquiry.tenant(), event);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
