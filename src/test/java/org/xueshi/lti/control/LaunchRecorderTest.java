package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.lti.control.FakePlatform.map;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.control.Arrivals.Posted;
import org.xueshi.lti.control.Logins.Initiation;
import org.xueshi.lti.entity.Check;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.LaunchDiagnosis;
import org.xueshi.lti.entity.LaunchDiagnosis.Result;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.LaunchSearch;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.web.entity.Language;

/** The launch recorder: found by what one knows, taken apart, forgotten in time, nobody's data. */
class LaunchRecorderTest {

  private static final Duration KEEP = Duration.ofDays(180);

  private final LtiWorld world = new LtiWorld();
  private final LaunchArchive archive =
      new LaunchArchive(new LaunchSearchStore(world.jdbi), KEEP, world.clock);

  @BeforeEach
  void register() {
    world.registered(RegistrationStatus.ACTIVE);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void no_row_holds_a_name_an_address_a_number_or_anything_of_a_token() {
    var begun = world.begin();
    var secrets = new ArrayList<>(List.of(begun.state(), begun.nonce(), begun.browser()));
    var token = world.platform.sign(world.claims(begun));
    secrets.addAll(List.of(token.split("[.]")));
    world.arrivals.receive(new Posted(token, begun.state(), null, begun.browser(), Language.ZH_CN));
    // Whatever a platform may put where something else belongs.
    for (var claim :
        List.of(
            map(
                Claim.TARGET_LINK_URI,
                "https://x.example/open?user=王建国&mail=wangjg@example.edu.cn"),
            map(Claim.DEPLOYMENT_ID, "9"),
            map(Claim.VERSION, "1.2"),
            map("aud", "somebody-else"))) {
      var next = world.begin();
      var claims = world.claims(next);
      claims.putAll(claim);
      world.arrive(next, claims, next.browser());
    }
    world.logins.begin(
        new Initiation(
            world.platform.origin(),
            "3",
            "https://x.example/#王建国",
            "client-1",
            "1",
            "{\"hint\":\"王建国\"}",
            null,
            null));
    world.arrivals.receive(new Posted("a.b.c", "no-state", null, null, Language.ZH_CN));
    var rows =
        world.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select row_to_json(l)::text from lti_launch l")
                    .mapTo(String.class)
                    .list());

    assertThat(rows).hasSizeGreaterThanOrEqualTo(7);
    secrets.addAll(List.of("王", "建国", "wangjg", "JS3301000120", "研修任务", "eyJ", "cmid", "hint"));
    for (var row : rows) {
      assertThat(row).doesNotContain(secrets);
    }
  }

  @Test
  void it_is_narrowed_by_platform_outcome_and_day_and_leafed_through() {
    var id = world.registrations.all(world.tenant).get(0).id();
    for (int i = 0; i < 5; i++) {
      world.launch();
      world.clock.forward(Duration.ofMinutes(1));
    }
    world.logins.begin(new Initiation("https://unknown", "1", "x", null, null, null, null, null));
    world.clock.forward(Duration.ofDays(1));
    world.launch();

    assertThat(found(new LaunchSearch(null, null, null, null, null))).hasSize(7);
    assertThat(found(new LaunchSearch(id, null, null, null, null))).hasSize(6);
    assertThat(found(new LaunchSearch(null, Outcome.REFUSED, null, null, null))).hasSize(1);
    var today = world.clock.instant().minus(Duration.ofHours(1));
    assertThat(found(new LaunchSearch(null, null, today, null, null))).hasSize(1);
    assertThat(found(new LaunchSearch(null, null, null, today, null))).hasSize(6);

    var all = found(new LaunchSearch(null, null, null, null, null));
    var leafed = new ArrayList<LaunchRecord>();
    Optional<java.util.UUID> after = Optional.empty();
    do {
      var page =
          archive.find(
              world.tenant, new LaunchSearch(null, null, null, null, after.orElse(null)), 3);
      leafed.addAll(page.launches());
      after = page.next();
    } while (after.isPresent());
    assertThat(leafed).isEqualTo(all);
    assertThat(new HashSet<>(leafed)).hasSize(7);
  }

  private List<LaunchRecord> found(LaunchSearch search) {
    return archive.find(world.tenant, search, 50).launches();
  }

  @Test
  void every_check_is_passed_failed_or_not_tried_and_says_where_it_is_written() {
    world.launch();
    var accepted = LaunchDiagnosis.of(latest());
    assertThat(accepted.checks()).hasSize(Check.values().length);
    assertThat(accepted.checks())
        .allMatch(line -> line.result() == Result.PASSED && !line.check().section().isEmpty());

    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put("aud", "somebody-else");
    world.arrive(begun, claims, begun.browser());
    var refused = LaunchDiagnosis.of(latest());
    assertThat(result(refused, Check.AUDIENCE)).isEqualTo(Result.FAILED);
    assertThat(result(refused, Check.SIGNATURE)).isEqualTo(Result.NOT_TRIED);
    assertThat(result(refused, Check.ISSUER)).isEqualTo(Result.PASSED);

    world.logins.begin(new Initiation("https://unknown", "1", "x", null, null, null, null, null));
    var unjudged = LaunchDiagnosis.of(latest());
    assertThat(unjudged.checks()).isEmpty();
    assertThat(unjudged.others()).hasSize(1);
  }

  private LaunchRecord latest() {
    world.clock.forward(Duration.ofSeconds(1));
    return found(new LaunchSearch(null, null, null, null, null)).get(0);
  }

  private static Result result(LaunchDiagnosis diagnosis, Check check) {
    return diagnosis.checks().stream()
        .filter(line -> line.check() == check)
        .findFirst()
        .orElseThrow()
        .result();
  }

  @Test
  void what_is_over_is_forgotten_and_nothing_else() {
    world.launch();
    world.launch();
    world
        .database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update lti_launch set at = now() - interval '181 days'
                    where id = (select min(id::text)::uuid from lti_launch)
                    """));
    var present =
        new LaunchArchive(new LaunchSearchStore(world.jdbi), KEEP, java.time.Clock.systemUTC());
    assertThat(present.sweep(world.tenant)).isFalse();

    assertThat(world.count("lti_launch")).isOne();
  }

  @Test
  void the_last_thirty_days_stay_whatever_is_asked() {
    world.launch();
    world
        .database
        .owner()
        .useHandle(
            handle -> handle.execute("update lti_launch set at = now() - interval '29 days'"));
    new LaunchArchive(new LaunchSearchStore(world.jdbi), Duration.ZERO, java.time.Clock.systemUTC())
        .sweep(world.tenant);

    assertThat(world.count("lti_launch")).isOne();
  }
}
