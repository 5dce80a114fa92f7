package org.xueshi.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the database before Arquillian starts the server, and tells the server where it is. JUnit
 * also runs this inside the server, where there is nothing left to do.
 */
public class ContainerDatabase implements BeforeAllCallback {

  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address=127.0.0.1\n";

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    if (System.getProperty("payara.micro.jar") == null || System.getProperty("it.db.url") != null) {
      return;
    }
    var work = Files.createDirectories(Path.of("target/arquillian"));
    var preboot = Files.writeString(work.resolve("preboot.txt"), LISTENER);
    System.setProperty("it.preboot", preboot.toAbsolutePath().toString());
    System.setProperty("it.files", work.resolve("files").toAbsolutePath().toString());
    System.setProperty("it.cluster.port", String.valueOf(OutsideTheServer.freePort()));
    // It is put into an XML file as it stands.
    System.setProperty("it.db.url", OutsideTheServer.databaseUrl().replace("&", "&amp;"));
  }

  /** Classes that exist only outside the server are touched only from here. */
  private static final class OutsideTheServer {

    static int freePort() {
      return org.xueshi.start.Ports.anyFree();
    }

    static String databaseUrl() {
      var database = org.xueshi.start.EmbeddedDatabase.temporary();
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
      return database.url("xueshi");
    }
  }
}
