package org.xueshi.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Database;

/** One connection that stays open, for work in this process as the application's role. */
final class OneConnection implements AutoCloseable {

  private final Connection connection;

  OneConnection(String url) throws SQLException {
    connection = java.sql.DriverManager.getConnection(url, "xueshi_app", "xueshi_app");
  }

  Jdbi jdbi() {
    return Database.jdbi(
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getConnection") ? kept() : null));
  }

  private Connection kept() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
