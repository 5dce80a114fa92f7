package org.xueshi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The tool with one platform registered, for a load generator from outside: {@code LaunchTarget
 * PORT ISSUER}. Client {@code bench-client}, deployment {@code 1}, addresses {@code ISSUER/auth},
 * {@code /token}, {@code /jwks}.
 */
final class LaunchTarget {

  private LaunchTarget() {}

  public static void main(String[] arguments) throws Exception {
    var port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
    var issuer = arguments.length > 1 ? arguments[1] : "http://127.0.0.1:9200";
    var tool = BenchedTool.start(port, Map.of("xueshi.lti.config-dir", platform(issuer)));
    Runtime.getRuntime().addShutdownHook(new Thread(tool::close));
    System.out.println("tool " + tool.pid() + " database " + tool.databasePid());
    new CountDownLatch(1).await();
  }

  /** A directory with that platform's description, as an operator would write it. */
  static String platform(String issuer) throws java.io.IOException {
    var directory = Path.of("target/bench/lti-config").toAbsolutePath();
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("bench.json"),
        """
        {"name": "Bench", "issuer": "%1$s", "clientId": "bench-client",
         "authorizationEndpoint": "%1$s/auth", "tokenEndpoint": "%1$s/token",
         "tokenAudience": "", "jwksUri": "%1$s/jwks", "deploymentIds": ["1"]}
        """
            .formatted(issuer));
    return directory.toString();
  }
}
