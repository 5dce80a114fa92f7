package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.control.FakePlatform.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Checkup;
import org.xueshi.lti.entity.Checkup.Cause;
import org.xueshi.lti.entity.CheckupAsked;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.CheckupItem;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.Health;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Scope;
import org.xueshi.practice.tools.Tool;
import org.xueshi.test.Announced;
import org.xueshi.test.TestDatabase;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/**
 * The registration doctor: with a platform that is well, and with one thing after another wrong.
 */
class DoctorTest {

  private final LtiWorld world = new LtiWorld();
  private final Announced<CheckupAsked> asked = new Announced<>();
  private final CheckupStore store = new CheckupStore(world.jdbi);
  private final PagedClient pages = new PagedClient(world.services);
  private final LineItems lineItems = new LineItems(pages, world.services);
  private final Doctor doctor = doctor(true);

  @AfterEach
  void close() {
    world.close();
  }

  private Doctor doctor(boolean mayScratch) {
    var scratch =
        new ScratchColumn(
            lineItems,
            new Scores(world.services, world.clock),
            new Results(pages),
            world.services,
            new Messages(),
            world.clock);
    return new Doctor(
        world.registrations,
        store,
        new ReachExam(
            world.client,
            new CertificateClient(new AddressGuard("true", "none")),
            world.urls,
            world.clock),
        new ProofExam(
            new OwnAddressClient(world.tool),
            world.ownKeys,
            world.registrationStore,
            world.deploymentStore,
            world.launchStore,
            world.tool,
            world.updates),
        new TokenExam(world.tokens),
        new CourseExam(
            new KnownCourseStore(world.jdbi), new Members(pages), scratch, mayScratch, world.clock),
        asked,
        Duration.ofDays(7),
        world.clock);
  }

  private Map<CheckupItem, CheckupFinding> examined(Doctor by) {
    var id = by.ask(world.registered(RegistrationStatus.ACTIVE), world.administrator);
    by.examine(world.tenant, id);
    var findings = new java.util.EnumMap<CheckupItem, CheckupFinding>(CheckupItem.class);
    by.find(world.tenant, id).orElseThrow().findings().forEach(f -> findings.put(f.item(), f));
    return findings;
  }

  private void everythingIsGranted() {
    world.keyRotation.ensure(world.tenant);
    world.platform.on(
        "/token",
        request ->
            FakePlatform.Answer.json(
                "text/html", Jose.json(map("access_token", "t", "expires_in", 3600))));
  }

  @Test
  void nothing_is_known_yet_of_a_platform_registered_by_hand() {
    everythingIsGranted();
    var found = examined(doctor);

    assertThat(outcome(found, CheckupItem.PLATFORM_KEYS)).isEqualTo("GOOD read");
    assertThat(outcome(found, CheckupItem.TOKEN)).isEqualTo("GOOD granted");
    assertThat(outcome(found, CheckupItem.OUR_KEYS)).isEqualTo("GOOD proved");
    assertThat(outcome(found, CheckupItem.REDIRECT)).isEqualTo("UNKNOWN unknown");
    assertThat(outcome(found, CheckupItem.DEPLOYMENT)).isEqualTo("WARN never");
    assertThat(outcome(found, CheckupItem.ROSTER)).isEqualTo("UNKNOWN noCourse");
    assertThat(outcome(found, CheckupItem.NAMES)).isEqualTo("UNKNOWN noCourse");
    assertThat(outcome(found, CheckupItem.COLUMN)).isEqualTo("UNKNOWN noCourse");
    assertThat(outcome(found, CheckupItem.ADDRESS)).isEqualTo("GOOD demonstration");
  }

  @Test
  void a_launch_proves_addresses_and_deployment_and_its_course_is_tried() {
    everythingIsGranted();
    world.registered(RegistrationStatus.ACTIVE);
    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put(
        org.xueshi.lti.entity.Claim.NRPS,
        map("context_memberships_url", world.platform.origin() + "/members"));
    claims.put(
        org.xueshi.lti.entity.Claim.AGS,
        map("scope", List.of(), "lineitems", world.platform.origin() + "/items"));
    world.arrive(begun, claims, begun.browser());
    world.platform.on(
        "/members",
        request ->
            FakePlatform.Answer.json(
                "application/json",
                Jose.json(
                    map("members", List.of(map("user_id", "3", "roles", List.of("Learner")))))));
    var found = examined(doctor);

    assertThat(outcome(found, CheckupItem.REDIRECT)).isEqualTo("GOOD proved");
    assertThat(outcome(found, CheckupItem.DEPLOYMENT)).isEqualTo("GOOD seen");
    assertThat(outcome(found, CheckupItem.ROSTER)).isEqualTo("GOOD read");
    assertThat(found.get(CheckupItem.ROSTER).details()).containsExactly("1", "1");
    assertThat(outcome(found, CheckupItem.NAMES)).isEqualTo("BAD none");
    assertThat(outcome(found, CheckupItem.COLUMN)).isEqualTo("BAD failed");
    assertThat(outcome(examined(doctor(false)), CheckupItem.COLUMN)).isEqualTo("UNKNOWN forbidden");
  }

  @Test
  void a_platform_that_is_away_is_asked_once_and_everything_says_so() {
    world.keyRotation.ensure(world.tenant);
    world.platform.on("/jwks", request -> new FakePlatform.Answer(500, "text/html", "", Map.of()));
    world.platform.on("/token", request -> new FakePlatform.Answer(500, "text/html", "", Map.of()));
    var found = examined(doctor);

    assertThat(outcome(found, CheckupItem.PLATFORM_KEYS)).isEqualTo("BAD none");
    assertThat(outcome(found, CheckupItem.TOKEN)).isEqualTo("BAD failed");
    assertThat(world.platform.seen("/token")).hasSize(1);
    assertThat(outcome(found, CheckupItem.OUR_KEYS)).startsWith("BAD");
  }

  @Test
  void one_service_switched_off_has_another_fix_than_all_of_them() {
    everythingIsGranted();
    var off = Scope.MEMBERSHIP_READ.uri().replace(":", "%3A").replace("/", "%2F");
    world.platform.on(
        "/token",
        request ->
            request.body().contains(off)
                ? new FakePlatform.Answer(400, "text/html", "invalid_scope", Map.of())
                : FakePlatform.Answer.json("text/html", Jose.json(map("access_token", "t"))));
    var found = examined(doctor);
    assertThat(outcome(found, CheckupItem.TOKEN)).isEqualTo("BAD off");
    assertThat(outcome(found, CheckupItem.OUR_KEYS)).isEqualTo("GOOD proved");

    world.clock.forward(Checkup.LONGEST);
    world.platform.on("/token", request -> new FakePlatform.Answer(400, "text/html", "", Map.of()));
    assertThat(outcome(examined(doctor), CheckupItem.TOKEN)).isEqualTo("BAD allRefused");
  }

  @Test
  void clocks_certificates_and_names_have_their_limits() {
    assertThat(ReachExam.skew(5).health()).isEqualTo(Health.GOOD);
    assertThat(ReachExam.skew(-5).health()).isEqualTo(Health.GOOD);
    assertThat(ReachExam.skew(6))
        .isEqualTo(CheckupFinding.of(CheckupItem.CLOCK, Health.WARN, "ahead", 6));
    assertThat(ReachExam.skew(-31))
        .isEqualTo(CheckupFinding.of(CheckupItem.CLOCK, Health.BAD, "behind", 31));
    var now = Instant.parse("2026-11-24T12:00:00Z");
    assertThat(ReachExam.certificate("m", now.plus(Duration.ofDays(21)), now).health())
        .isEqualTo(Health.GOOD);
    assertThat(ReachExam.certificate("m", now.plus(Duration.ofDays(20)), now).health())
        .isEqualTo(Health.WARN);
    assertThat(ReachExam.certificate("m", now.plus(Duration.ofDays(2)), now).health())
        .isEqualTo(Health.BAD);
    assertThat(CourseExam.names(9, 0).outcome()).isEqualTo("shared");
    assertThat(CourseExam.names(9, 2).outcome()).isEqualTo("some");
    assertThat(CourseExam.names(9, 9).outcome()).isEqualTo("none");
  }

  @Test
  void a_platforms_clock_is_read_from_its_answers() {
    everythingIsGranted();

    // The platform's server has the real time; ours stands still at noon.
    assertThat(outcome(examined(doctor), CheckupItem.CLOCK)).isNotEqualTo("UNKNOWN unknown");
  }

  @Test
  void what_the_platform_keeps_of_us_is_compared_with_what_we_are_now() {
    everythingIsGranted();
    var id = world.registered(RegistrationStatus.ACTIVE);
    world.registrationStore.keepTool(world.tenant, id, world.tool.registration());
    assertThat(outcome(examined(doctor), CheckupItem.REDIRECT)).isEqualTo("GOOD known");

    world.clock.forward(Checkup.LONGEST);
    var old = new java.util.HashMap<>(world.tool.registration());
    old.put("redirect_uris", List.of("https://old.example/lti/launch"));
    world.registrationStore.keepTool(world.tenant, id, old);
    var found = examined(doctor).get(CheckupItem.REDIRECT);
    assertThat(found.outcome()).isEqualTo("differs");
    assertThat(found.details().get(0)).contains("https://old.example/lti/launch");
  }

  @Test
  void where_the_platform_can_be_asked_its_addresses_are_read_as_they_are_now() {
    everythingIsGranted();
    var id = world.registered(RegistrationStatus.ACTIVE);
    world.registrationStore.keepTool(world.tenant, id, world.tool.registration());
    var place =
        new ManagementStore.Place(world.platform.at("/managed"), world.vault.keep("manage"));
    new ManagementStore(world.jdbi).keep(world.tenant, id, place);
    var now = new java.util.HashMap<>(world.tool.registration());
    world.platform.on(
        "/managed", request -> FakePlatform.Answer.json("application/json", Jose.json(now)));
    assertThat(outcome(examined(doctor), CheckupItem.REDIRECT)).isEqualTo("GOOD read");

    world.clock.forward(Checkup.LONGEST);
    now.put("redirect_uris", List.of("https://old.example/lti/launch"));
    assertThat(outcome(examined(doctor), CheckupItem.REDIRECT)).isEqualTo("BAD outdated");

    world.clock.forward(Checkup.LONGEST);
    world.platform.on(
        "/managed", request -> new FakePlatform.Answer(503, "text/html", "", Map.of()));
    assertThat(outcome(examined(doctor), CheckupItem.REDIRECT)).isEqualTo("GOOD known");
  }

  @Test
  void the_scratch_column_makes_a_round_and_touches_nothing_else() throws IOException {
    var database = TestDatabase.fresh();
    try (var moodle = new PlatformServices(database.jdbi(), database.tenant(), Clock.systemUTC())) {
      var hooks = moodle.platform.hooks();
      Tool tool = moodle.tool;
      var gradebook = hooks.gradebook();
      var columns =
          new CourseService(
              database.tenant(),
              moodle.registration,
              moodle.at("/mod/lti/services.php/2/lineitems?type_id=" + tool.id()));
      var before = moodle.lineItems.list(columns);
      var scratch = moodle.scratch(Clock.systemUTC());
      var learner = String.valueOf(hooks.person("王建国").id());

      assertThat(scratch.tryOut(columns, Optional.of(learner)))
          .isEqualTo(CheckupFinding.good(CheckupItem.COLUMN, "done"));
      assertThat(scratch.tryOut(columns, Optional.empty()))
          .isEqualTo(CheckupFinding.good(CheckupItem.COLUMN, "withoutScore"));
      assertThat(moodle.lineItems.list(columns)).isEqualTo(before);
      assertThat(gradebook).isNotNull();
    }
  }

  @Test
  void one_left_behind_by_a_crash_is_removed_next_time_but_no_other() throws IOException {
    var database = TestDatabase.fresh();
    try (var moodle = new PlatformServices(database.jdbi(), database.tenant(), Clock.systemUTC())) {
      var columns =
          new CourseService(
              database.tenant(),
              moodle.registration,
              moodle.at("/mod/lti/services.php/2/lineitems?type_id=" + moodle.tool.id()));
      var kept =
          moodle.lineItems.findOrCreate(
              columns, new org.xueshi.lti.entity.NewColumn("研修成绩", 100, "unit-1", "final"));
      moodle.lineItems.findOrCreate(
          columns, new org.xueshi.lti.entity.NewColumn("旧", 1, "xueshi-checkup", "old"));
      moodle.scratch(Clock.systemUTC()).tryOut(columns, Optional.empty());

      assertThat(moodle.lineItems.list(columns)).contains(kept);
      assertThat(moodle.lineItems.list(columns))
          .noneMatch(item -> item.resourceId().equals("xueshi-checkup"));
    }
  }

  @Test
  void a_platform_is_looked_at_after_approval_and_then_every_week_by_one_node() throws Exception {
    everythingIsGranted();
    var id = world.registered(RegistrationStatus.PENDING);
    assertThat(doctor.examineNext(world.tenant)).isFalse();
    world.registrations.approve(id, world.administrator);
    var threads = Executors.newFixedThreadPool(4);
    var nodes =
        threads.invokeAll(
            IntStream.range(0, 4)
                .mapToObj(
                    i ->
                        (java.util.concurrent.Callable<Boolean>)
                            () -> doctor(true).examineNext(world.tenant))
                .toList());
    threads.shutdown();
    var examined = 0;
    for (var node : nodes) {
      examined += node.get() ? 1 : 0;
    }
    assertThat(examined).isOne();
    world.clock.forward(Duration.ofDays(6));
    assertThat(doctor.examineNext(world.tenant)).isFalse();
    world.clock.forward(Duration.ofDays(1));
    assertThat(doctor.examineNext(world.tenant)).isTrue();

    assertThat(doctor.of(world.tenant, id))
        .extracting(Checkup::cause)
        .containsExactly(Cause.WEEKLY, Cause.REGISTERED);
    world.registrations.disable(id, world.administrator);
    world.clock.forward(Duration.ofDays(8));
    assertThat(doctor.examineNext(world.tenant)).isFalse();
  }

  @Test
  void asked_twice_at_once_it_looks_once_and_one_broken_off_is_seen_as_such() {
    var id = world.registered(RegistrationStatus.ACTIVE);
    var first = doctor.ask(id, world.administrator);
    assertThat(doctor.ask(id, world.administrator)).isEqualTo(first);
    assertThat(asked.events()).hasSize(1);

    world.clock.forward(Checkup.LONGEST);
    assertThat(doctor.find(world.tenant, first).orElseThrow().brokenOff(world.clock.instant()))
        .isTrue();
    assertThat(doctor.ask(id, world.administrator)).isNotEqualTo(first);
    world.registrations.disable(id, world.administrator);
    assertThatThrownBy(() -> doctor.ask(id, world.administrator)).isInstanceOf(Refusal.class);
  }

  @Test
  void every_outcome_has_words_and_a_fix_in_both_languages() throws IOException {
    var outcome =
        Pattern.compile(
            "CheckupFinding\\s*\\.(good|of)\\(\\s*([A-Z_]+),\\s*(?:Health\\.[A-Z]+|health),\\s*"
                + "([^,;)]+)|CheckupFinding\\s*\\.(good)\\(\\s*([A-Z_]+),\\s*([^,;)]+)",
            Pattern.DOTALL);
    var missing = new TreeSet<String>();
    for (var exam : List.of("ReachExam", "ProofExam", "TokenExam", "CourseExam", "ScratchColumn")) {
      var source =
          Files.readString(Path.of("src/main/java/org/xueshi/lti/control", exam + ".java"));
      var matcher = outcome.matcher(source);
      while (matcher.find()) {
        var good = matcher.group(1) == null || matcher.group(1).equals("good");
        var item = good ? matcher.group(5) : matcher.group(2);
        var names = quoted(good ? matcher.group(6) : matcher.group(3));
        for (var name : names) {
          missing.addAll(missingKeys(item, name, !good));
        }
      }
    }
    for (var kind : PlatformFailure.Kind.values()) {
      missing.addAll(missingKey("lti.doctor.kind." + kind));
      missing.addAll(missingKey("lti.doctor.kind." + kind + ".fix"));
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> quoted(String expression) {
    var names = new ArrayList<String>();
    var matcher = Pattern.compile("\"([a-zA-Z]+)\"").matcher(expression);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static List<String> missingKeys(String item, String name, boolean fix) {
    var keys = new ArrayList<>(missingKey("lti.doctor." + item + "." + name));
    if (fix) {
      keys.addAll(missingKey("lti.doctor." + item + "." + name + ".fix"));
    }
    return keys;
  }

  /** An unknown key comes back as itself. */
  private static List<String> missingKey(String key) {
    return new Messages().text(Language.ZH_CN, key).equals(key) ? List.of(key) : List.of();
  }

  private static String outcome(Map<CheckupItem, CheckupFinding> found, CheckupItem item) {
    var finding = found.get(item);
    return finding == null ? "" : finding.health() + " " + finding.outcome();
  }
}
