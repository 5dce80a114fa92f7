package org.xueshi.gradebook.control;

import jakarta.persistence.Persistence;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.kernel.control.Database;
import org.xueshi.ledger.control.EvidenceBooks;
import org.xueshi.ledger.control.Ledgers;
import org.xueshi.training.control.PlannedRuns;
import org.xueshi.web.control.Messages;

/**
 * A node that applies sheets, as a process of its own that dies at a chosen statement: at once,
 * with nothing closed and nothing said, as by kill -9.
 */
final class SheetNode {

  /** What it says when it had nothing left to do. */
  static final int FINISHED = 0;

  static final int KILLED = 137;

  private SheetNode() {}

  /** Arguments: address of the database, district, seconds to be ahead, statements to live. */
  public static void main(String[] arguments) {
    var source = new PGSimpleDataSource();
    source.setUrl(arguments[0]);
    source.setUser("xueshi_app");
    source.setPassword("xueshi_app");
    var tenant = UUID.fromString(arguments[1]);
    var ahead = java.time.Duration.ofSeconds(Long.parseLong(arguments[2]));
    var clock = Clock.offset(Clock.systemUTC(), ahead);
    var jdbi = Database.jdbi(source);
    jdbi.getConfig(SqlStatements.class).setSqlLogger(new Death(Long.parseLong(arguments[3])));
    var applier = applier(jdbi, source, clock);
    while (applier.workNext(tenant)) {
      System.err.println("worked");
    }
    Runtime.getRuntime().halt(FINISHED);
  }

  /** Before or after a statement: between the two, whatever it wrote is not committed yet. */
  private static final class Death implements SqlLogger {
    private final AtomicLong left;

    Death(long statements) {
      left = new AtomicLong(statements);
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
      tick();
    }

    @Override
    public void logAfterExecution(StatementContext context) {
      tick();
    }

    private void tick() {
      if (left.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(KILLED);
      }
    }
  }

  private static SheetApplier applier(Jdbi jdbi, DataSource source, Clock clock) {
    var entities =
        Persistence.createEntityManagerFactory(
                "xueshi",
                Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.nonJtaDataSource", source,
                    "eclipselink.weaving", "false"))
            .createEntityManager();
    var ledgers = Ledgers.on(jdbi, clock);
    var stores = SheetStores.of(jdbi);
    var held = new SheetCreditStore(jdbi);
    var planned = PlannedRuns.on(entities, clock);
    var words = new SheetCredits.Words(planned.runs(), planned.projects(), new Messages());
    var credits = new SheetCredits(held, stores.cells(), ledgers.recognitions(), words, clock);
    var applies = new SheetApplyStore(jdbi);
    var doors =
        new SheetPortion.Doors(
            EvidenceBooks.on(jdbi, clock), ledgers.recognitions(), ledgers.ledger());
    var portion =
        new SheetPortion(applies, held, credits, doors) {
          @Override
          int credit(SheetApply apply, Map<UUID, CountedColumn> columns, int after) {
            return jdbi.inTransaction(handle -> super.credit(apply, columns, after));
          }
        };
    var step =
        new SheetStep(
            applies,
            held,
            credits,
            ledgers.recognitions(),
            ledgers.corrections(),
            ledgers.ledger()) {
          @Override
          void undo(SheetApply apply, SheetApply.Row row) {
            jdbi.useTransaction(handle -> super.undo(apply, row));
          }
        };
    var lines = new SheetLines(stores, new SheetLineStore(jdbi), credits, clock);
    return new SheetApplier(applies, stores, portion, step, lines, clock);
  }
}
