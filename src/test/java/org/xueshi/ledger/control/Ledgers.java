package org.xueshi.ledger.control;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.people.control.PersonSearch;
import org.xueshi.people.control.Persons;

/** The real ledger, for tests of the features that post to it. */
public record Ledgers(
    Ledger ledger, Recognitions recognitions, RulePacks packs, Corrections corrections) {

  public static Ledgers on(Jdbi jdbi, Clock clock) {
    var persons = new Persons(jdbi);
    var entries = new EntryStore(jdbi);
    var claims = new ClaimStore(jdbi);
    var evidence = new EvidenceStore(jdbi);
    var books =
        new Books(
            entries,
            claims,
            new PeriodStore(jdbi),
            new Owners(persons, new SpecialCaseStore(jdbi)));
    var packs = new RulePacks(new RulePackStore(jdbi), clock);
    var recognitions = new Recognitions(evidence, books, packs);
    var ledger =
        new Ledger(
            new Gate(new LedgerStores(entries, new ChainStore(jdbi), claims, books), clock),
            new PostingDesk(evidence, recognitions, packs),
            new ResolutionDesk(),
            new AdjustmentDesk(evidence, packs));
    var evidenceBook = new EvidenceBook(evidence, persons, clock);
    var stores = new LedgerStores(entries, new ChainStore(jdbi), claims, books);
    var corrections =
        new Corrections(
            new CorrectionStore(jdbi),
            new CorrectionParts(
                new CorrectionDesk(ledger, new AdjustmentDesk(evidence, packs), books, clock),
                new FourEyes(90),
                stores,
                new OutsidePosting(new OutsideStore(jdbi), evidenceBook, recognitions, ledger)),
            new Documents(new DocumentStore(jdbi), clock),
            clock);
    return new Ledgers(ledger, recognitions, packs, corrections);
  }

  /** The real picture of a district, folded when it is asked for. */
  public static DistrictStandings district(Jdbi jdbi, Clock clock) {
    return new DistrictStandings(
        new LightBooks(jdbi),
        new RulePacks(new RulePackStore(jdbi), clock),
        new PersonSearch(jdbi),
        clock);
  }
}
