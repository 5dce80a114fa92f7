package org.xueshi.kernel.control;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The application's connections, as the role that may not rewrite the book. JPA and Jdbi use the
 * same data source, so that both take part in one JTA transaction ({@code @Transactional} in
 * control).
 *
 * <p>An XA data source although there is one resource (so every commit has one phase): of a non-XA
 * one, Payara takes a second connection from the pool whenever the transaction's own is still in
 * JPA's hands, and 32 transactions at once then wait for each other.
 */
@ApplicationScoped
@DataSourceDefinition(
    name = "java:app/jdbc/xueshi",
    className = "org.postgresql.xa.PGXADataSource",
    url = "${MPCONFIG=xueshi.db.url}",
    user = "${MPCONFIG=xueshi.db.user}",
    password = "${MPCONFIG=xueshi.db.password}",
    initialPoolSize = 2,
    minPoolSize = 2,
    maxPoolSize = 32,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      // A connection in use every few milliseconds is not asked each time whether it still lives.
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
    })
public class Database {

  @Resource(lookup = "java:app/jdbc/xueshi")
  private DataSource dataSource;

  @Produces
  @Singleton
  public Jdbi jdbi() {
    return jdbi(dataSource).setTransactionHandler(new CMTTransactionHandler());
  }

  /**
   * Jdbi as this project sets it up; tests pass their own data source and begin transactions
   * themselves.
   */
  public static Jdbi jdbi(DataSource dataSource) {
    var jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    // The container ends the transaction, not the handle.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    return jdbi;
  }
}
