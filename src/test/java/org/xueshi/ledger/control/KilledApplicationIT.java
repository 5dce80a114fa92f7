package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.Actor;

/**
 * kill -9 of a node of the application under clients that post with a key and ask again elsewhere,
 * at seeded moments: what was acknowledged is there, nothing is there twice, the cap holds to the
 * minute and the chains verify. {@code -Dkills=} for more than the default, {@code -Dseed=} to
 * replay the moments.
 */
class KilledApplicationIT {

  private static final int KILLS = Integer.getInteger("kills", 1);
  private static final int TEACHERS = 6;
  private static final int HOURS = 30;
  private static final int CAP_HOURS = 24;
  private static final int HOUR_MINUTES = 45;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final RunningTool tool = RunningTool.get();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  private record Teacher(UUID id, String number) {}

  @Test
  void nothing_acknowledged_is_lost_nothing_is_twice_and_the_cap_holds() throws Exception {
    var seed = Long.getLong("seed", 20_261_124L);
    var random = new Random(seed);
    var underWay = 0;
    for (var kill = 0; kill < KILLS; kill++) {
      var teachers = new ArrayList<Teacher>();
      for (var i = 0; i < TEACHERS; i++) {
        teachers.add(teacher());
      }
      acknowledged.clear();
      postUntilKilled(teachers, 200 + random.nextInt(2_500));
      var when = "seed " + seed + ", kill " + kill + ", acknowledged " + acknowledged.size();
      underWay += acknowledged.size() < TEACHERS * HOURS ? 1 : 0;
      for (var teacher : teachers) {
        askAgain(teacher, when);
      }
      assertVerified(teachers, when);
    }
    assertThat(underWay).as("kills that met clients at work").isPositive();
  }

  private void postUntilKilled(List<Teacher> teachers, int moment) throws Exception {
    var clients = Executors.newFixedThreadPool(TEACHERS);
    try (var node = tool.anotherNode()) {
      teachers.forEach(teacher -> clients.submit(() -> post(node.baseUrl(), teacher)));
      TimeUnit.MILLISECONDS.sleep(moment);
      node.handle().destroyForcibly();
      node.handle().onExit().get(30, TimeUnit.SECONDS);
      clients.shutdown();
      assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** One after the other, until nobody answers any more. */
  private void post(URI node, Teacher teacher) {
    try {
      for (var hour = 0; hour < HOURS; hour++) {
        var answer = send(node, teacher, hour);
        if (answer.statusCode() == 201) {
          acknowledged.put(key(teacher, hour), entry(answer));
        }
      }
    } catch (IOException killed) {
      assertThat(killed).isNotNull();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same requests, under the same keys, at another node. */
  private void askAgain(Teacher teacher, String when) throws Exception {
    var credited = 0;
    for (var hour = 0; hour < HOURS; hour++) {
      var answer = send(tool.url(), teacher, hour);
      var before = acknowledged.get(key(teacher, hour));
      if (before != null) {
        assertThat(answer.statusCode()).as(when + " " + answer.body()).isEqualTo(200);
        assertThat(entry(answer)).as(when).isEqualTo(before);
      }
      assertThat(answer.statusCode()).as(when + " " + answer.body()).isIn(200, 201, 409, 422);
      credited += answer.statusCode() < 300 ? 1 : 0;
    }
    assertThat(credited).as(when).isEqualTo(CAP_HOURS);
    assertThat(sum(teacher)).as(when).isEqualTo(List.of(CAP_HOURS, CAP_HOURS * HOUR_MINUTES));
  }

  private HttpResponse<String> send(URI node, Teacher teacher, int hour)
      throws IOException, InterruptedException {
    var body =
        """
        {"entries":[{"staffNumber":"%s","minutes":45,"earnedOn":"%s","mode":"SCHOOL_BASED",
          "kind":"IN_SERVICE","level":"SCHOOL","theme":"SUBJECT","courseTitle":"校本研修",
          "sourceId":"%s","grade":"C"}]}"""
            .formatted(
                teacher.number(), LocalDate.of(2026, 1, 2).plusDays(hour), key(teacher, hour));
    var request =
        HttpRequest.newBuilder(URI.create(node + "/api/v1/entries"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + RunningTool.API_TOKEN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key(teacher, hour))
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static String key(Teacher teacher, int hour) {
    return teacher.number() + "-" + hour;
  }

  private static String entry(HttpResponse<String> answer) {
    try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(answer.body()))) {
      var item = reader.readObject().getJsonArray("items").getJsonObject(0);
      return item.getJsonArray("entries").getJsonObject(0).getString("id");
    }
  }

  private List<Integer> sum(Teacher teacher) {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*), coalesce(sum(posted_minutes), 0) from credit_entry
                        where person_id = :person""")
                    .bind("person", teacher.id())
                    .map((row, context) -> List.of(row.getInt(1), row.getInt(2)))
                    .one());
  }

  private void assertVerified(List<Teacher> teachers, String when) {
    var jdbi = tool.database();
    var tenant =
        jdbi.withHandle(
            handle ->
                handle.createQuery("select tenant_id from district").mapTo(UUID.class).first());
    var ids = teachers.stream().map(Teacher::id).toList();
    var verification = Verifications.on(jdbi, Clock.systemUTC());
    var run =
        jdbi.inTransaction(handle -> verification.verify(new Actor(tenant, "ACCOUNT", "kill -9")));
    assertThat(run.findings()).as(when).noneMatch(found -> ids.contains(found.person()));
  }

  private Teacher teacher() {
    var id = Ids.next();
    var number = "KA" + id.toString().substring(20);
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into person (tenant_id, id, staff_number, family_name, given_name,
                      cycle_starts_on, version)
                    select tenant_id, ?, ?, '师', '范', ?, 0 from district limit 1""",
                    id,
                    number,
                    LocalDate.of(2026, 1, 1)));
    return new Teacher(id, number);
  }
}
