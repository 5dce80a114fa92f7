package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Entry;

/** What the gate reads and writes, and the one place that writes a batch. */
@ApplicationScoped
class LedgerStores {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String EXCLUSION_VIOLATION = "23P01";

  /** Somebody closed the year in the same moment; asked again, the gate says which. */
  private static final String CLOSED_PERIOD = "XS310";

  private static final Set<String> SETTLED =
      Set.of(UNIQUE_VIOLATION, EXCLUSION_VIOLATION, CLOSED_PERIOD);

  private EntryStore entries;
  private ChainStore chains;
  private ClaimStore claims;
  private Books books;

  protected LedgerStores() {}

  @Inject
  LedgerStores(EntryStore entries, ChainStore chains, ClaimStore claims, Books books) {
    this.entries = entries;
    this.chains = chains;
    this.claims = claims;
    this.books = books;
  }

  EntryStore entries() {
    return entries;
  }

  ChainStore chains() {
    return chains;
  }

  Books books() {
    return books;
  }

  /** Writes what the batch decided; nothing if it decided nothing. */
  void write(UUID tenant, Batch batch) {
    if (batch.links().isEmpty()) {
      return;
    }
    try {
      entries.insert(batch.links());
      claims.insert(tenant, batch.claims());
      chains.move(tenant, batch.moved());
    } catch (JdbiException failed) {
      throw settledElsewhere(failed) ? Refusal.conflict("ledger.refusal.busy") : failed;
    }
  }

  void free(Entry original) {
    var head = original.head();
    claims.free(head.tenant(), head.person(), original.credit().evidence());
  }

  /** The same key, minute or reversal was written, or the year closed, by somebody else. */
  private static boolean settledElsewhere(Throwable failed) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.sql.SQLException sql && SETTLED.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
