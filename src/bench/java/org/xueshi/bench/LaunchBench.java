package org.xueshi.bench;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whole launches by fresh browsers, from the platform's first request to the page: login, token,
 * page. The floor is what PostgreSQL can commit: a launch needs two, one for the login and one for
 * everything else.
 */
final class LaunchBench {

  static final String ISSUER = "http://127.0.0.1:9200";

  private static final int LANES = 16;
  private static final int WARM_UP_ROUNDS = 2;

  private final BenchedTool tool;
  private final BenchPlatform platform;
  private final AtomicLong visitor = new AtomicLong();

  private LaunchBench(BenchedTool tool, BenchPlatform platform) {
    this.tool = tool;
    this.platform = platform;
  }

  static void take(BenchedTool tool, Report report, Options options) throws Exception {
    try (var platform = BenchPlatform.start(ISSUER)) {
      new LaunchBench(tool, platform).take(report, options);
    }
  }

  private void take(Report report, Options options) throws Exception {
    var floor = new Floor(tool.superuser());
    var launches = Measured.none("launches/s");
    var commits = Measured.none("pairs of commits/s");
    var cpu = Measured.none("ms");
    for (var round = -WARM_UP_ROUNDS; round < options.rounds(); round++) {
      var before = Cpu.seconds(tool.pid()) + Cpu.seconds(tool.databasePid());
      var began = System.nanoTime();
      var done = launch(options.seconds());
      var rate = done / Floor.seconds(began);
      var spent = Cpu.seconds(tool.pid()) + Cpu.seconds(tool.databasePid()) - before;
      if (round >= 0) {
        launches = launches.and(rate);
        cpu = cpu.and(1000 * spent / done);
        commits = commits.and(floor.commits(LANES, options.seconds()) / 2);
      }
    }
    report.ratio("launches by " + LANES + " at once", launches, commits, "—");
    report.figure("processor time of a launch, database included", cpu, "—");
    report.figure(
        "key set fetched", Measured.of(platform.keySetFetches(), "times"), "≤ 1 in 1,000");
  }

  private long launch(int seconds) throws Exception {
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    var lanes = new ArrayList<Callable<Long>>();
    for (var lane = 0; lane < LANES; lane++) {
      lanes.add(() -> launchUntil(until));
    }
    return Floor.together(lanes).stream().mapToLong(Long::longValue).sum();
  }

  private long launchUntil(long until) throws Exception {
    var done = 0L;
    for (; System.nanoTime() < until; done++) {
      new BenchBrowser(tool.url(""), platform).launch(visitor.incrementAndGet());
    }
    return done;
  }
}
