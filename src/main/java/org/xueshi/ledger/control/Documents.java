package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Document;
import org.xueshi.ledger.entity.DocumentType;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.web.entity.Actor;

/** 证明材料: papers attached to what somebody asks for. Kept as they came, never changed. */
@ApplicationScoped
public class Documents {

  private static final int NAME_MAX = 200;

  private DocumentStore store;
  private Clock clock;

  protected Documents() {}

  @Inject
  public Documents(DocumentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A paper with its bytes. */
  public record Content(Document document, byte[] bytes) {}

  /**
   * Whether these files can be attached at all, before anything is written.
   *
   * @throws Refusal INVALID ({@code ledger.refusal.documentCount, documentEmpty, documentType});
   *     TOO_LARGE ({@code documentSize})
   */
  public void check(List<NewDocument> files) {
    if (files.size() > Document.COUNT_MAX) {
      throw Refusal.invalid("ledger.refusal.documentCount", Document.COUNT_MAX);
    }
    files.forEach(Documents::check);
  }

  /**
   * Attaches papers in the caller's transaction; the same file twice is one.
   *
   * @param about what they belong to
   * @param person whose hours it is about; {@code null} if about several
   * @throws Refusal as {@link #check}
   */
  @Transactional
  public void attach(Document.About about, UUID person, List<NewDocument> files, Actor actor) {
    check(files);
    for (var file : files) {
      store.insert(document(about, person, file, actor), file.content());
    }
  }

  /** Papers of this thing, in the order in which they were attached. */
  @Transactional
  public List<Document> about(UUID tenant, UUID about) {
    return store.about(tenant, about);
  }

  /**
   * A paper for somebody who may see everything in the district.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Content read(UUID tenant, UUID id) {
    var document = store.find(tenant, id).orElseThrow(Refusal::notFound);
    return new Content(document, store.content(tenant, id));
  }

  /**
   * A paper for the teacher it is about.
   *
   * @throws Refusal NOT_FOUND, also if it is about somebody else
   */
  @Transactional
  public Content readOwn(UUID tenant, UUID person, UUID id) {
    store
        .find(tenant, id)
        .filter(document -> document.person() != null)
        .filter(document -> store.areOne(tenant, person, document.person()))
        .orElseThrow(Refusal::notFound);
    return read(tenant, id);
  }

  private Document document(Document.About about, UUID person, NewDocument file, Actor actor) {
    return new Document(
        Ids.next(),
        person,
        about,
        name(file),
        DocumentType.of(file.content()).orElseThrow(),
        file.content().length,
        file.digest(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        actor);
  }

  private static void check(NewDocument file) {
    if (file.content().length == 0) {
      throw Refusal.invalid("ledger.refusal.documentEmpty", name(file));
    }
    if (file.content().length > Document.BYTES_MAX) {
      throw new Refusal(
          Refusal.Kind.TOO_LARGE,
          org.xueshi.kernel.entity.Text.of(
              "ledger.refusal.documentSize", name(file), Document.BYTES_MAX >> 20));
    }
    if (DocumentType.of(file.content()).isEmpty()) {
      throw Refusal.invalid("ledger.refusal.documentType", name(file));
    }
  }

  /** The last part of the path that some browsers send, without what no file name should hold. */
  private static String name(NewDocument file) {
    var given = file.fileName() == null ? "" : file.fileName();
    var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
    if (clean.isEmpty()) {
      return "-";
    }
    return clean.length() > NAME_MAX ? clean.substring(clean.length() - NAME_MAX) : clean;
  }
}
