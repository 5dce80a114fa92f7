package org.xueshi.start;

import java.util.List;

/**
 * What stood behind {@code -Dstart.args=}.
 *
 * @param fresh forget everything kept so far
 */
record StartOptions(boolean fresh, int toolPort, int platformPort, int databasePort) {

  static StartOptions of(List<String> arguments) {
    return new StartOptions(
        arguments.contains("fresh"),
        port(arguments, "tool-port", 8080),
        port(arguments, "platform-port", 8090),
        port(arguments, "database-port", 54380));
  }

  private static int port(List<String> arguments, String name, int usual) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> Integer.parseInt(argument.substring(name.length() + 1)))
        .findFirst()
        .orElse(usual);
  }
}
