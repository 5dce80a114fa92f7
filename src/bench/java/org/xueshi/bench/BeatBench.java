package org.xueshi.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.web.control.Csrf;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewSession;
import org.xueshi.web.entity.Viewer;

/**
 * Beats of remote study over HTTP: forty a second, as six thousand teachers send them in the
 * evening, and as many as sixteen connections can get answered. Every beat is durable.
 */
final class BeatBench {

  private static final int LEARNERS = 400;
  private static final int BEATS_A_SECOND = 40;
  private static final int CONNECTIONS = 16;
  private static final String COURSE = "00000000-0000-7000-8000-000000000001/2";

  private static final List<String> ROWS =
      List.of(
          """
          insert into person (tenant_id, id, staff_number, family_name, given_name, version)
          select :tenant, gen_random_uuid(), 'B' || n, '李', '教师' || n, 1
          from generate_series(1, :learners) n
          """,
          """
          insert into project (tenant_id, id, title, kind, level, theme, posts, problem, cases,
            ethics, created_at, version)
          values (:tenant, :project, 'x', 'IN_SERVICE', 'DISTRICT', 'SUBJECT', '', '', '', '',
            now(), 1)
          """,
          """
          insert into course_run (tenant_id, id, project_id, title, code, starts_on, ends_on,
            follow_up_until, course_key, created_at, version)
          values (:tenant, :run, :project, 'x', 'bench', current_date - 1, current_date + 90,
            current_date + 200, :course, now(), 1)
          """,
          """
          insert into component (tenant_id, id, course_run_id, kind, title, position, minutes,
            version)
          values (:tenant, :unit, :run, 'UNIT', 'x', 1, 20000, 1)
          """,
          """
          insert into remote_unit (tenant_id, id, resource_version_id, must_play)
          values (:tenant, :unit, :unit, true)
          """);

  private final BenchedTool tool;
  private final HttpClient client = HttpClient.newHttpClient();
  private final UUID unit = UUID.randomUUID();
  private final long began = System.nanoTime();

  private BeatBench(BenchedTool tool) {
    this.tool = tool;
  }

  /** A learner with an open page. */
  private record Page(UUID id, String secret, UUID tab, AtomicLong sequence) {}

  static void take(BenchedTool tool, Report report, Options options) throws Exception {
    var bench = new BeatBench(tool);
    bench.fill(Jdbi.create(tool.superuser()));
    var pages = bench.open();
    bench.paced(pages, options.seconds());
    var p95 = Measured.none("ms");
    for (var round = 0; round < options.rounds(); round++) {
      p95 = p95.and(Measured.percentile(bench.paced(pages, options.seconds()), 95));
    }
    report.figure("beats, " + BEATS_A_SECOND + " a second, p95", p95, "< 50 ms");
    var rate = Measured.none("beats/s");
    for (var round = 0; round < options.rounds(); round++) {
      rate = rate.and(bench.flood(pages, options.seconds()));
    }
    report.figure("beats, " + CONNECTIONS + " connections", rate, "");
  }

  private void fill(Jdbi jdbi) {
    var run = UUID.randomUUID();
    var project = UUID.randomUUID();
    jdbi.useTransaction(
        handle -> {
          for (var sql : ROWS) {
            handle
                .createUpdate(sql)
                .bind("tenant", tool.tenant())
                .bind("learners", LEARNERS)
                .bind("project", project)
                .bind("run", run)
                .bind("course", COURSE)
                .bind("unit", unit)
                .execute();
          }
        });
  }

  private List<Page> open() throws Exception {
    try (var connection = new OneConnection(tool.databaseUrl())) {
      var jdbi = connection.jdbi();
      var sessions = new Sessions(jdbi, Clock.systemUTC());
      var learners =
          jdbi.withHandle(
              handle ->
                  handle
                      .createQuery("select id from person where staff_number ~ '^B[0-9]+$'")
                      .mapTo(UUID.class)
                      .list());
      var pages = new ArrayList<Page>();
      for (var learner : learners) {
        var opened = sessions.open(session(learner));
        pages.add(new Page(opened.id(), opened.secret(), UUID.randomUUID(), new AtomicLong()));
      }
      return pages;
    }
  }

  private NewSession session(UUID learner) {
    return new NewSession(
        tool.tenant(),
        Viewer.Kind.LAUNCH,
        learner,
        null,
        "李教师",
        Language.ZH_CN,
        CourseRole.LEARNER,
        COURSE,
        NewSession.LAUNCH_LASTS);
  }

  /** Milliseconds of each beat, counted from when it was due. */
  private List<Double> paced(List<Page> pages, int seconds) throws Exception {
    var times = Collections.synchronizedList(new ArrayList<Double>());
    var pool = Executors.newScheduledThreadPool(CONNECTIONS);
    var start = System.nanoTime();
    var gap = TimeUnit.SECONDS.toNanos(1) / BEATS_A_SECOND;
    for (var i = 0; i < seconds * BEATS_A_SECOND; i++) {
      var due = start + i * gap;
      var page = pages.get(i % pages.size());
      pool.schedule(
          () -> {
            beat(page);
            times.add((System.nanoTime() - due) / 1e6);
            return null;
          },
          due - System.nanoTime(),
          TimeUnit.NANOSECONDS);
    }
    pool.shutdown();
    pool.awaitTermination(seconds * 3L, TimeUnit.SECONDS);
    if (times.size() < seconds * BEATS_A_SECOND) {
      throw new IllegalStateException("only " + times.size() + " beats were answered");
    }
    return times;
  }

  private double flood(List<Page> pages, int seconds) throws Exception {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var next = new AtomicLong();
    Callable<Void> sender =
        () -> {
          while (System.nanoTime() < until) {
            beat(pages.get((int) (next.getAndIncrement() % pages.size())));
          }
          return null;
        };
    var pool = Executors.newFixedThreadPool(CONNECTIONS);
    for (var each : pool.invokeAll(Collections.nCopies(CONNECTIONS, sender))) {
      each.get();
    }
    pool.shutdown();
    return next.get() / (double) seconds;
  }

  /** An honest beat: the video stands where the clock says. */
  private void beat(Page page) throws Exception {
    var position = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    var body =
        """
        {"tab":"%s","sequence":%d,"visible":true,"playing":true,"position":%d,
         "duration":86400000,"percent":100}
        """
            .formatted(page.tab(), page.sequence().incrementAndGet(), position);
    var address = tool.url("/c/" + page.id() + "/units/" + unit + "/beats");
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Cookie", "xs=" + page.secret())
                .header("X-Csrf-Token", Csrf.token(page.secret()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("answered " + answer.statusCode());
    }
  }
}
