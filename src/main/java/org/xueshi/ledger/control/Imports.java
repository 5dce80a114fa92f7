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
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Document;
import org.xueshi.ledger.entity.ImportFile;
import org.xueshi.ledger.entity.ImportRow;
import org.xueshi.ledger.entity.ImportRow.Checked;
import org.xueshi.ledger.entity.NewImport;
import org.xueshi.ledger.entity.OutsideCredit;
import org.xueshi.web.entity.Actor;

/**
 * 外来学时: credit earned in other districts and institutions (5.6, 5.7, 13.3), one at a time or by
 * file. Checked as a whole, asked for with papers, decided by a second person ({@link
 * Corrections#decide}), posted whole or not at all. The same credit brought again, in whatever
 * file, is credited once.
 */
@ApplicationScoped
public class Imports {

  private static final int TEXT_MAX = 500;
  private static final int NAME_MAX = 200;

  private ImportChecks checks;
  private ImportStores stores;
  private Documents documents;
  private Clock clock;

  protected Imports() {}

  @Inject
  Imports(ImportChecks checks, ImportStores stores, Documents documents, Clock clock) {
    this.checks = checks;
    this.stores = stores;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * The dry run: all problems of all rows at once, and what the rules would credit today; nothing
   * is written.
   *
   * @throws Refusal INVALID ({@code importEmpty, importTooLong})
   */
  @Transactional
  public List<Checked> check(UUID tenant, List<ImportRow> rows) {
    if (rows.isEmpty()) {
      throw Refusal.invalid("ledger.refusal.importEmpty");
    }
    if (rows.size() > NewImport.ROWS_MAX) {
      throw Refusal.invalid("ledger.refusal.importTooLong", NewImport.ROWS_MAX);
    }
    return checks.check(tenant, rows);
  }

  /**
   * Asks for the credit of all rows; somebody else decides.
   *
   * @return it, or what was answered to the same request before
   * @throws Refusal INVALID ({@code importRows} if any row has a problem, {@code documentNeeded,
   *     reason}, those of {@link Documents#check}); CONFLICT ({@code keyReused})
   */
  @Transactional
  public Correction propose(NewImport asked, Actor actor) {
    checkPapers(asked);
    var before = stores.corrections().byKey(actor.tenant(), asked.key());
    if (before.isPresent()) {
      return same(before.get(), asked);
    }
    var checked = check(actor.tenant(), asked.rows());
    var bad = checked.stream().filter(one -> !one.isGood()).count();
    if (bad > 0) {
      throw Refusal.invalid("ledger.refusal.importRows", bad);
    }
    var credits = checked.stream().map(Checked::credit).toList();
    var correction = correction(asked, credits, actor);
    if (!stores
        .corrections()
        .insert(asked.key(), new CorrectionStore.Asked(correction, asked.content()))) {
      throw Refusal.conflict("ledger.refusal.busy");
    }
    stores.outside().insert(actor.tenant(), correction.id(), credits);
    var about = new Document.About("IMPORT", correction.id());
    documents.attach(about, correction.person(), asked.documents(), actor);
    return correction;
  }

  /**
   * What was asked for, newest first.
   *
   * @param before only older requests, or {@code null}
   */
  @Transactional
  public List<Correction> newest(UUID tenant, UUID before, int limit) {
    return stores.corrections().imports(tenant, before, limit);
  }

  /** The rows of a request, in order. */
  @Transactional
  public List<OutsideCredit> rows(UUID tenant, UUID correction) {
    return stores.outside().of(tenant, correction);
  }

  /**
   * Keeps a file as it came; the same bytes are one file.
   *
   * @return its identifier
   * @throws Refusal INVALID ({@code importEmpty}); TOO_LARGE
   */
  @Transactional
  public UUID keep(String fileName, byte[] content, Actor actor) {
    if (content.length == 0) {
      throw Refusal.invalid("ledger.refusal.importEmpty");
    }
    if (content.length > ImportFile.BYTES_MAX) {
      throw new Refusal(
          Refusal.Kind.TOO_LARGE,
          Text.of("ledger.refusal.documentSize", fileName, ImportFile.BYTES_MAX >> 20));
    }
    var name = fileName.isBlank() ? "-" : fileName.strip();
    var shown = name.length() > NAME_MAX ? name.substring(name.length() - NAME_MAX) : name;
    var format = ImportFile.Format.of(content);
    var file =
        new ImportFile(
            Ids.next(), shown, format, content, clock.instant().truncatedTo(ChronoUnit.MICROS));
    return stores.files().insert(file, actor);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public ImportFile file(UUID tenant, UUID id) {
    return stores.files().find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /** What was asked with this key before; {@code null} if nothing was. */
  @Transactional
  public Correction byKey(UUID tenant, String key) {
    return stores
        .corrections()
        .byKey(tenant, key)
        .map(CorrectionStore.Asked::correction)
        .orElse(null);
  }

  private void checkPapers(NewImport asked) {
    if (asked.reason() == null || asked.reason().isBlank() || asked.reason().length() > TEXT_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", TEXT_MAX);
    }
    if (asked.documents().isEmpty()) {
      throw Refusal.invalid("ledger.refusal.documentNeeded");
    }
    documents.check(asked.documents());
  }

  private static Correction same(CorrectionStore.Asked before, NewImport asked) {
    if (!before.content().equals(asked.content())) {
      throw Refusal.conflict("ledger.refusal.keyReused", asked.key());
    }
    return before.correction();
  }

  private Correction correction(NewImport asked, List<OutsideCredit> credits, Actor actor) {
    var persons = credits.stream().map(OutsideCredit::person).distinct().toList();
    return new Correction(
        actor.tenant(),
        Ids.next(),
        Correction.Kind.IMPORT,
        persons.size() == 1 ? persons.get(0) : null,
        null,
        credits.stream().mapToInt(OutsideCredit::minutes).sum(),
        asked.reason().strip(),
        true,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        actor,
        null);
  }
}
