package org.xueshi.ledger.control;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.control.Persons;
import org.xueshi.test.TestDatabase;
import org.xueshi.web.entity.Actor;

/** The ledger on a real PostgreSQL, in a district of its own, with a clock that tests set. */
public final class LedgerWorld {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Jdbi APPLICATION = DATABASE.jdbi();

  public final UUID tenant = Ids.next();
  public final Jdbi jdbi = APPLICATION;
  public final Actor office = new Actor(tenant, "ACCOUNT", "office");
  public final Actor second = new Actor(tenant, "ACCOUNT", "second");
  public final TestClock clock = new TestClock(Instant.parse("2026-11-24T06:00:00Z"));

  final Persons persons = new Persons(jdbi);
  final EntryStore entryStore = new EntryStore(jdbi);
  final ClaimStore claimStore = new ClaimStore(jdbi);
  final ChainStore chainStore = new ChainStore(jdbi);
  final PeriodStore periodStore = new PeriodStore(jdbi);
  final EvidenceStore evidenceStore = new EvidenceStore(jdbi);
  final Books books =
      new Books(
          entryStore, claimStore, periodStore, new Owners(persons, new SpecialCaseStore(jdbi)));

  public final RulePacks packs = new RulePacks(new RulePackStore(jdbi), clock);
  public final EvidenceBook evidenceBook = new EvidenceBook(evidenceStore, persons, clock);
  public final Recognitions recognitions = new Recognitions(evidenceStore, books, packs);
  final LedgerStores stores = new LedgerStores(entryStore, chainStore, claimStore, books);
  final AdjustmentDesk adjustments = new AdjustmentDesk(evidenceStore, packs);
  public final Ledger ledger =
      new Ledger(
          new Gate(stores, clock),
          new PostingDesk(evidenceStore, recognitions, packs),
          new ResolutionDesk(),
          adjustments);

  public final Documents documents = new Documents(new DocumentStore(jdbi), clock);
  final OutsideStore outsideStore = new OutsideStore(jdbi);
  final CorrectionStore correctionStore = new CorrectionStore(jdbi);
  public final Corrections corrections =
      new Corrections(
          correctionStore,
          new CorrectionParts(
              new CorrectionDesk(ledger, adjustments, books, clock),
              new FourEyes(90),
              stores,
              new OutsidePosting(outsideStore, evidenceBook, recognitions, ledger)),
          documents,
          clock);

  public final Imports imports =
      new Imports(
          new ImportChecks(
              persons,
              new ImportReading(packs, recognitions, outsideStore),
              new org.xueshi.web.control.Messages(),
              clock),
          new ImportStores(correctionStore, outsideStore, new ImportFileStore(jdbi)),
          documents,
          clock);

  public final Overlaps overlaps =
      new Overlaps(
          new OverlapStore(jdbi),
          new OverlapDesk(evidenceBook, recognitions, ledger, new FourEyes(90)),
          stores,
          clock);

  public final org.xueshi.people.control.IdentityMerges identityMerges =
      org.xueshi.people.control.Merging.on(jdbi, clock);
  public final Merges merges = new Merges(identityMerges, chainStore, books);

  public final Standings standings = new Standings(books, recognitions, packs);
  public final Entries entries = new Entries(entryStore, books, persons);
  public final Periods periods = new Periods(periodStore, clock);
  public final Cases cases = new Cases(new CaseStore(jdbi), entries, clock);
  final VerificationStore verificationStore = new VerificationStore(jdbi);
  final RulePackTexts packTexts = new RulePackTexts(jdbi);
  public final DistrictKeys keys =
      new DistrictKeys(
          new DistrictKeyStore(jdbi),
          new org.xueshi.lti.control.Vault(java.util.Optional.of("秘密")),
          clock);
  public final Checkpoints checkpoints =
      new Checkpoints(new CheckpointStore(jdbi, packTexts), verificationStore, keys, clock);
  public final BookExport bookExport = new BookExport(verificationStore, packTexts);
  public final Verification verification =
      new Verification(verificationStore, claimStore, checkpoints, clock);

  public final Certificates certificates =
      new Certificates(
          new CertificateStore(jdbi),
          books,
          packs,
          persons,
          new Certificates.Issuer(
              new org.xueshi.people.control.Districts(jdbi, clock, "测试区"),
              clock,
              new WithdrawalStore(jdbi),
              cases));

  public final AttestedBooks attestedBooks = new AttestedBooks(books, packs, cases);
  public final Withdrawals withdrawals = new Withdrawals(new WithdrawalStore(jdbi), clock);

  public LedgerWorld() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into district (tenant_id, name, created_at) values (?, '测试区', now())",
                tenant));
  }

  /** In one transaction, as the container would run a use case. */
  public <T> T use(Supplier<T> useCase) {
    return jdbi.inTransaction(handle -> useCase.get());
  }

  public void run(Runnable useCase) {
    jdbi.useTransaction(handle -> useCase.run());
  }

  /** As superuser: the intruder. */
  public static Jdbi intruder() {
    return DATABASE.superuser();
  }

  public static Jdbi owner() {
    return DATABASE.owner();
  }

  /** As whoever makes reports. */
  public static Jdbi reader() {
    return org.xueshi.kernel.control.Database.jdbi(DATABASE.dataSource("xueshi_read"));
  }

  public UUID teacher(String name) {
    return teacher(name, LocalDate.of(2026, 1, 1));
  }

  /** As {@link #teacher(String)} numbers them. */
  public static String staffNumber(UUID teacher) {
    return "T" + teacher;
  }

  /** A teacher whose cycle begins on that day. */
  public UUID teacher(String name, LocalDate cycleStart) {
    var id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into person (tenant_id, id, staff_number, family_name, given_name,
                  cycle_starts_on, version) values (?, ?, ?, ?, ?, ?, 0)""",
                tenant,
                id,
                "T" + id,
                name.substring(0, 1),
                name.substring(1),
                cycleStart));
    return id;
  }

  /** A clock that stands still until it is set. */
  public static final class TestClock extends Clock {
    private volatile Instant now;

    public TestClock(Instant now) {
      this.now = now;
    }

    public void set(Instant instant) {
      now = instant;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return Clocks.DISTRICT_ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
