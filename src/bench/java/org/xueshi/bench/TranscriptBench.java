package org.xueshi.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewSession;
import org.xueshi.web.entity.Viewer;

/**
 * A teacher's own page of hours, over HTTP, in a small book and in a big one with as many entries a
 * teacher. The entries are made by SQL: their chains would not verify, which no page asks.
 */
final class TranscriptBench {

  static final int ENTRIES_A_TEACHER = 75;
  private static final long SMALL = 100_000;
  private static final int VISITORS = 40;
  private static final long SEED = 20261124;

  private static final String PERSONS =
      """
      insert into person (tenant_id, id, staff_number, family_name, given_name, cycle_starts_on,
        version)
      select :tenant, gen_random_uuid(), :mark || n, '李', '教师' || n, date '2025-01-01', 1
      from generate_series(1, :teachers) n
      """;

  private static final String EVIDENCE =
      """
      insert into evidence (tenant_id, id, person_id, source_kind, source_id, source_title,
        course_title, project_kind, level, theme, grade, mode, minutes, planned_minutes, earned_on,
        starts_at, ends_at, request_key, request_content, recorded_at, actor_kind, actor_id, hash)
      select tenant_id, id, id, 'SESSION', staff_number, '集中研修', '项目式学习研修', 'IN_SERVICE',
        'DISTRICT', 'SUBJECT', 'A', 'FACE_TO_FACE', 90, 0, date '2025-01-06', '{}', '{}',
        staff_number, '\\x00', now(), 'SYSTEM', 'bench', sha256(staff_number::bytea)
      from person where tenant_id = :tenant and staff_number like :mark || '%'
      """;

  private static final String ENTRIES =
      """
      insert into credit_entry (tenant_id, id, person_id, position, type, posted_minutes,
        held_minutes, evidence_id, evidence_hash, course_title, project_kind, level, theme, grade,
        mode, earned_on, pack, hour_minutes, reasons, request_key, request_part, request_content,
        recorded_at, actor_kind, actor_id, previous_hash, hash)
      select p.tenant_id, gen_random_uuid(), p.id, n, 'POSTED', 90, 0, p.id, h.zero,
        '项目式学习研修', 'IN_SERVICE', 'DISTRICT', 'SUBJECT', 'A', 'FACE_TO_FACE',
        date '2025-01-06' + cast(n * 8 as integer), k.code, 45, '[]', p.staff_number || ':' || n, 0,
        h.zero, timestamptz '2026-11-01' - n * interval '1 day', 'SYSTEM', 'bench', h.zero, h.zero
      from person p cross join generate_series(1, :each) n
        cross join (select sha256('') zero) h
        cross join (select code from rule_pack where tenant_id = :tenant
                    order by effective_from limit 1) k
      where p.tenant_id = :tenant and p.staff_number like :mark || '%'
      """;

  private final BenchedTool tool;
  private final HttpClient client = HttpClient.newHttpClient();

  TranscriptBench(BenchedTool tool) {
    this.tool = tool;
  }

  static void take(BenchedTool tool, Report report, Options options) throws Exception {
    var bench = new TranscriptBench(tool);
    var small = bench.measured("S", SMALL, options);
    var big = bench.measured("L", options.entries(), options);
    report.ratio(
        "page of hours, p95, among " + options.entries() + " entries beside " + SMALL,
        big,
        small,
        "≤ 2, aim 1.2");
  }

  private Measured measured(String mark, long entries, Options options) throws Exception {
    var jdbi = Jdbi.create(tool.superuser());
    fill(jdbi, mark, entries);
    var pages = pages(mark);
    var p95 = Measured.none("ms");
    for (var round = 0; round <= options.rounds(); round++) {
      var times = visit(pages, options.seconds());
      if (round > 0) {
        p95 = p95.and(Measured.percentile(times, 95));
      }
    }
    return p95;
  }

  void fill(Jdbi jdbi, String mark, long entries) {
    for (var sql : List.of(PERSONS, EVIDENCE, ENTRIES)) {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(sql)
                  .bind("tenant", tool.tenant())
                  .bind("mark", mark)
                  .bind("teachers", entries / ENTRIES_A_TEACHER)
                  .bind("each", ENTRIES_A_TEACHER)
                  .execute());
    }
    jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
  }

  /** Teachers drawn with a printed seed, each with a session of their own. */
  private List<HttpRequest> pages(String mark) throws Exception {
    try (var connection = new OneConnection(tool.databaseUrl())) {
      var jdbi = connection.jdbi();
      var sessions = new Sessions(jdbi, Clock.systemUTC());
      var pages = new ArrayList<HttpRequest>();
      for (var teacher : drawn(jdbi, mark)) {
        var opened = sessions.open(session(teacher));
        pages.add(
            HttpRequest.newBuilder(URI.create(tool.url("/c/" + opened.id() + "/hours")))
                .header("Cookie", "xs=" + opened.secret())
                .build());
      }
      return pages;
    }
  }

  private List<UUID> drawn(Jdbi jdbi, String mark) {
    var all =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select id from person where staff_number like ? order by id")
                    .bind(0, mark + "%")
                    .mapTo(UUID.class)
                    .list());
    var random = new Random(SEED);
    return random.ints(VISITORS, 0, all.size()).mapToObj(all::get).toList();
  }

  private NewSession session(UUID teacher) {
    return new NewSession(
        tool.tenant(),
        Viewer.Kind.LAUNCH,
        teacher,
        null,
        "李教师",
        Language.ZH_CN,
        CourseRole.LEARNER,
        "bench/1",
        NewSession.LAUNCH_LASTS);
  }

  /** Milliseconds of each page, one after the other. */
  private List<Double> visit(List<HttpRequest> pages, int seconds) throws Exception {
    var times = new ArrayList<Double>();
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < until) {
      var page = pages.get(times.size() % pages.size());
      var began = System.nanoTime();
      var answer = client.send(page, HttpResponse.BodyHandlers.ofString());
      times.add((System.nanoTime() - began) / 1e6);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("answered " + answer.statusCode());
      }
    }
    return times;
  }
}
