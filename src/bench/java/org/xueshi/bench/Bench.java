package org.xueshi.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code ./mvnw -Pbench}: the benches that {@link Options} name, in one run, beside their floors.
 */
public final class Bench {

  /** Measures something of the running tool and reports it. */
  @FunctionalInterface
  interface Measure {
    void take(BenchedTool tool, Report report, Options options) throws Exception;
  }

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    var options = Options.of(arguments);
    var report = new Report(conditions());
    var settings =
        Map.of(
            "xueshi.lti.config-dir",
            LaunchTarget.platform(LaunchBench.ISSUER),
            SinglePostingBench.PACE,
            String.valueOf(Integer.MAX_VALUE));
    try (var tool = BenchedTool.start(0, settings)) {
      for (var bench : benches().entrySet()) {
        if (options.wants(bench.getKey())) {
          take(bench.getKey(), bench.getValue(), tool, report, options);
        }
      }
    }
  }

  private static void take(
      String name, Measure bench, BenchedTool tool, Report report, Options options) {
    try {
      bench.take(tool, report, options);
    } catch (Exception failed) {
      report.error(name, failed);
    }
  }

  private static Map<String, Measure> benches() {
    var benches = new LinkedHashMap<String, Measure>();
    benches.put("launches", LaunchBench::take);
    benches.put("postings", PostingBench::take);
    benches.put("single", SinglePostingBench::take);
    benches.put("recomputation", RecomputationBench::take);
    benches.put("beats", BeatBench::take);
    benches.put("transcripts", TranscriptBench::take);
    benches.put("gradebook", GradebookBench::take);
    return benches;
  }

  private static String conditions() throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return "%s · %d processors · load %.1f · Java %s"
        .formatted(
            LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES),
            system.getAvailableProcessors(),
            system.getSystemLoadAverage(),
            Runtime.version());
  }
}
