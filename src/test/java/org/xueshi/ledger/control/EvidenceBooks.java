package org.xueshi.ledger.control;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.people.control.Persons;

/** The real book of evidence, for tests of the features that write into it. */
public final class EvidenceBooks {

  private EvidenceBooks() {}

  public static EvidenceBook on(Jdbi jdbi, Clock clock) {
    return new EvidenceBook(new EvidenceStore(jdbi), new Persons(jdbi), clock);
  }
}
