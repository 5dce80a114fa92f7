package org.xueshi.start;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./mvnw -Pstart}: everything on loopback, then where to click. */
public final class Start {

  private static final int TOOL_PORT = 8080;
  private static final int DATABASE_PORT = 54380;
  private static final PrintStream OUT = System.out;

  private Start() {}

  public static void main(String[] arguments) throws Exception {
    var data = Path.of("data");
    if (List.of(arguments).contains("fresh")) {
      Directories.delete(data);
    }
    var database = EmbeddedDatabase.kept(data.resolve("postgres"), DATABASE_PORT);
    var tool =
        ToolProcess.start(
            new ToolProcess.Options(
                TOOL_PORT,
                Path.of("target/start"),
                Map.of(
                    "xueshi.db.url",
                    database.url("xueshi"),
                    "xueshi.admin.password",
                    "xueshi-demo"),
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  tool.close();
                  database.close();
                }));
    tool.awaitReady();
    OUT.println("READY " + tool.baseUrl());
    Thread.currentThread().join();
  }
}
