package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.lti.control.FakePlatform;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.control.Mutants;
import org.xueshi.test.RunningTool;

/** What a hostile, broken or merely slow other side does to the running tool, by HTTP. */
class HostileWireIT {

  private static final long SEED = Long.getLong("seed", 20_261_124L);
  private static final int MUTANTS = Integer.getInteger("mutants", 2_000) / 10;

  private final CasePlatform platform = new CasePlatform(RunningTool.get());
  private final CaseTable table = new CaseTable(platform);
  private final CaseBrowser browser = new CaseBrowser("en");

  @BeforeEach
  void keyKnown() {
    assertThat(platform.launch(browser).status()).isEqualTo(303);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void of_fifty_posts_at_once_one_gets_in() throws Exception {
    var begun = platform.begin(browser);
    var token = platform.fake.sign(platform.claims(begun));
    var before = platform.sessions();
    var posts = new ArrayList<Callable<Page>>();
    for (int i = 0; i < 50; i++) {
      posts.add(() -> platform.launch(begun, token));
    }
    var statuses = new ArrayList<Integer>();
    for (var page : all(posts)) {
      statuses.add(page.status());
    }

    assertThat(statuses).filteredOn(status -> status == 303).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 400).hasSize(49);
    assertThat(platform.sessions()).isEqualTo(before + 2);
  }

  @Test
  void however_a_token_is_spoilt_nothing_breaks_and_nobody_hopeless_gets_in(TestReporter report) {
    report.publishEntry("seed", "-Dseed=" + SEED + " -Dmutants=" + MUTANTS * 10);
    var mutants = new Mutants(platform.fake, SEED);
    for (int i = 0; i < MUTANTS; i++) {
      var begun = platform.begin(browser);
      var mutant = mutants.of(platform.claims(begun));
      var page = platform.launch(begun, mutant.token());
      var how = "-Dseed=" + SEED + ", mutant " + i + ": " + mutant.how();
      assertThat(page.status()).as(how).isLessThan(500);
      if (page.status() == 303) {
        assertThat(mutant.hopeless()).as(how).isFalse();
        assertThat(browser.get(page.location()).status()).as(how).isLessThan(500);
      } else {
        assertThat(page.body()).as(how).contains("Could not get in");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-90, 90})
  void clocks_that_differ_by_90_seconds_are_accepted_and_measured(int seconds) {
    var page = skewed(seconds);

    assertThat(page.status()).isEqualTo(303);
    assertThat(platform.newest().skewMs())
        .isBetween(-seconds * 1000L - 2_000, -seconds * 1000L + 20_000);
  }

  @Test
  void beyond_the_leeway_they_are_refused_and_measured_all_the_same() {
    table.isRefused(skewed(140), "en", "ISSUED_AT");
    assertThat(platform.newest().skewMs()).isLessThan(-110_000);
    table.isRefused(skewed(-200), "en", "EXPIRY");
    assertThat(platform.newest().skewMs()).isGreaterThan(199_000);
  }

  /** As by a platform whose clock is so many seconds ahead, with Moodle's token of 60 seconds. */
  private Page skewed(int seconds) {
    var begun = platform.begin(browser);
    var claims = platform.claims(begun);
    var issued = Instant.now().getEpochSecond() + seconds;
    claims.put("iat", issued);
    claims.put("exp", issued + 60);
    return platform.launch(begun, platform.fake.sign(claims));
  }

  @Test
  void what_is_too_large_or_no_form_is_turned_away_before_it_is_taken_apart() {
    var large = "state=x&id_token=" + "A".repeat(300_000);
    for (var path : List.of("/lti/launch", "/lti/login")) {
      var page = browser.postRaw(platform.at(path), large, Map.of());
      table.isRefused(page, "en", "FORM_UNREADABLE");
      assertThat(page.status()).isEqualTo(413);
      table.isRefused(
          browser.postRaw(platform.at(path), "state=%zz", Map.of()), "en", "FORM_UNREADABLE");
    }
    table.isRefused(spoilt("A".repeat(66_000)), "en", "TOKEN_READABLE");
    var deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    var token =
        FakePlatform.sign(
            "{\"alg\":\"RS256\",\"kid\":\"key-1\"}", deep.getBytes(), platform.fake.key());
    table.isRefused(spoilt(token), "en", "TOKEN_READABLE");
  }

  private Page spoilt(String token) {
    return platform.launch(platform.begin(browser), token);
  }

  @Test
  void a_key_server_that_hangs_holds_up_nobody_whose_key_is_known() throws Exception {
    var quick = time(() -> platform.launch(new CaseBrowser("en")));
    platform.fake.on("/jwks", request -> slow());
    var waiting = new ArrayList<Callable<Page>>();
    for (int i = 0; i < 64; i++) {
      waiting.add(() -> unknownKey("unknown-" + Math.random()));
    }
    var crowd = CompletableFuture.supplyAsync(() -> allOf(waiting));
    TimeUnit.MILLISECONDS.sleep(700);
    var meanwhile =
        time(() -> assertThat(platform.launch(new CaseBrowser("en")).status()).isEqualTo(303));
    for (var page : crowd.get(60, TimeUnit.SECONDS)) {
      assertThat(page.status()).isEqualTo(400);
    }

    assertThat(meanwhile).isLessThan(quick.multipliedBy(2).plusSeconds(3));
    assertThat(time(() -> unknownKey("one-more"))).isLessThan(quick.multipliedBy(2).plusSeconds(6));
  }

  private static Answer slow() {
    try {
      TimeUnit.SECONDS.sleep(8);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Answer.json("application/json", "{\"keys\":[]}");
  }

  @Test
  void keys_once_read_survive_a_server_that_is_huge_loops_or_is_gone() {
    var chunk = "x".repeat(3_000_000);
    platform.fake.on("/jwks", request -> Answer.json("application/json", chunk));
    table.isRefused(unknownKey("a"), "en", "SIGNATURE");
    platform.fake.on(
        "/jwks", request -> new Answer(302, "text/html", "", Map.of("Location", "/jwks")));
    table.isRefused(unknownKey("b"), "en", "SIGNATURE");
    var asked = platform.fake.seen("/jwks").size();
    assertThat(asked).as("no redirect followed").isEqualTo(3);
    platform.fake.close();
    table.isRefused(unknownKey("c"), "en", "SIGNATURE");

    assertThat(platform.launch(browser).status()).isEqualTo(303);
  }

  private Page unknownKey(String kid) {
    var begun = platform.begin(new CaseBrowser("en"));
    var header = new LinkedHashMap<>(table.header());
    header.put("kid", kid);
    return platform.launch(
        begun, FakePlatform.sign(header, platform.claims(begun), platform.fake.key()));
  }

  private static Duration time(Runnable work) {
    var start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static List<Page> allOf(List<Callable<Page>> calls) {
    try {
      return all(calls);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<Page> all(List<Callable<Page>> calls) throws Exception {
    var threads = Executors.newFixedThreadPool(calls.size());
    try {
      var pages = new ArrayList<Page>();
      for (var answer : threads.invokeAll(calls)) {
        pages.add(answer.get());
      }
      return pages;
    } finally {
      threads.shutdown();
    }
  }
}
