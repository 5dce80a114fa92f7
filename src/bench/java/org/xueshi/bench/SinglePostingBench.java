package org.xueshi.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.xueshi.bench.PostingBench.Roster;

/**
 * One posting a call over HTTP, by programs with a token, beside one-row commits by as many
 * connections. Each call records evidence with its minutes and credits it, durably.
 */
final class SinglePostingBench {

  /** What a district allows by the minute; the bench wants to see what the machine does. */
  static final String PACE = "xueshi.api.calls-per-minute";

  private static final int TEACHERS = 1000;

  /** Before that, the just-in-time compiler is measured rather than the tool. */
  private static final int WARM_UP_SECONDS = 45;

  private static final List<Integer> CLIENTS = List.of(8, 32);
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 6);

  private final BenchedTool tool;
  private final List<UUID> teachers;
  private final AtomicLong sent = new AtomicLong();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SinglePostingBench(BenchedTool tool, List<UUID> teachers) {
    this.tool = tool;
    this.teachers = teachers;
  }

  static void take(BenchedTool tool, Report report, Options options) throws Exception {
    try (var connection = new OneConnection(tool.databaseUrl())) {
      var teachers = Roster.of(connection.jdbi(), tool.tenant(), TEACHERS);
      var bench = new SinglePostingBench(tool, teachers);
      bench.postTogether(CLIENTS.get(0), WARM_UP_SECONDS);
      for (var clients : CLIENTS) {
        bench.take(clients, report, options);
      }
    }
  }

  private void take(int clients, Report report, Options options) throws Exception {
    var floor = new Floor(tool.superuser());
    var ours = Measured.none("postings/s");
    var commits = Measured.none("commits/s");
    for (var round = 0; round < options.rounds(); round++) {
      ours = ours.and(postTogether(clients, options.seconds()));
      commits = commits.and(floor.commits(clients, options.seconds()));
    }
    report.ratio("single postings over HTTP, " + clients, ours, commits, "≥ 0.3, aim 0.5");
  }

  private double postTogether(int clients, int seconds) throws Exception {
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    var work = new ArrayList<Callable<Long>>();
    for (var each = 0; each < clients; each++) {
      work.add(() -> postUntil(until));
    }
    var began = System.nanoTime();
    var done = Floor.together(work).stream().mapToLong(Long::longValue).sum();
    return done / Floor.seconds(began);
  }

  private long postUntil(long until) throws Exception {
    var done = 0L;
    for (; System.nanoTime() < until; done++) {
      var answer =
          client.send(request(sent.getAndIncrement()), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    }
    return done;
  }

  private HttpRequest request(long number) {
    var teacher = teachers.get((int) (number % TEACHERS));
    var day = FIRST.plusDays(number / TEACHERS);
    var body =
        """
        {"entries":[{"staffNumber":"B%s","minutes":90,"earnedOn":"%s","mode":"FACE_TO_FACE",
          "kind":"IN_SERVICE","level":"DISTRICT","theme":"SUBJECT","courseTitle":"项目式学习研修",
          "sourceId":"%d","sourceTitle":"第一次集中研修",
          "intervals":[{"from":"%sT01:00:00Z","to":"%sT02:30:00Z"}]}]}"""
            .formatted(teacher, day, number, day, day);
    return HttpRequest.newBuilder(URI.create(tool.url("/api/v1/entries")))
        .header("Authorization", "Bearer " + BenchedTool.API_TOKEN)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "bench-" + number)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
