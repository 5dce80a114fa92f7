package org.xueshi.start;

import java.nio.file.Path;
import java.util.List;

/**
 * What stood behind {@code -Dstart.args=}.
 *
 * @param fresh forget everything kept so far
 * @param data where databases, files and the practice platform keep what they know
 */
record StartOptions(boolean fresh, Path data, int toolPort, int platformPort, int databasePort) {

  static StartOptions of(List<String> arguments) {
    return new StartOptions(
        arguments.contains("fresh"),
        Path.of(value(arguments, "data", "data")),
        port(arguments, "tool-port", 8080),
        port(arguments, "platform-port", 8090),
        port(arguments, "database-port", 54380));
  }

  private static int port(List<String> arguments, String name, int usual) {
    return Integer.parseInt(value(arguments, name, String.valueOf(usual)));
  }

  private static String value(List<String> arguments, String name, String usual) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> argument.substring(name.length() + 1))
        .findFirst()
        .orElse(usual);
  }
}
