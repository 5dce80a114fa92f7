package org.xueshi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time of a process and its children, from {@code /proc}; Linux only. */
final class Cpu {

  private static final double TICKS_A_SECOND = 100;

  private Cpu() {}

  /** Seconds of user and system time so far; children that ended are not in it. */
  static double seconds(long pid) {
    var process = ProcessHandle.of(pid).orElseThrow();
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToDouble(each -> ticks(each.pid()))
        .sum();
  }

  private static double ticks(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    } catch (IOException gone) {
      return 0;
    }
  }
}
