package org.xueshi.kernel.control;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Jdbi's connections: within a JTA transaction one for all its statements, taken from the container
 * with the first and given back when the transaction has ended; outside one, a connection for each
 * handle.
 */
final class TransactionConnections implements ConnectionFactory {

  private static final Logger LOG = Logger.getLogger(TransactionConnections.class.getName());

  private final DataSource dataSource;
  private final TransactionSynchronizationRegistry transactions;

  TransactionConnections(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
    this.dataSource = dataSource;
    this.transactions = transactions;
  }

  @Override
  public Connection openConnection() throws SQLException {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      return dataSource.getConnection();
    }
    if (transactions.getResource(this) instanceof Connection known) {
      return known;
    }
    var connection = dataSource.getConnection();
    transactions.putResource(this, connection);
    transactions.registerInterposedSynchronization(new GivenBack(connection));
    return connection;
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    if (!isOfTransaction(connection)) {
      connection.close();
    }
  }

  private boolean isOfTransaction(Connection connection) {
    return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION
        && transactions.getResource(this) == connection;
  }

  private record GivenBack(Connection connection) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Whatever others do before the end may still ask for it.
    }

    @Override
    public void afterCompletion(int status) {
      try {
        connection.close();
      } catch (SQLException alreadyGone) {
        LOG.log(Level.FINE, "connection was gone already", alreadyGone);
      }
    }
  }
}
