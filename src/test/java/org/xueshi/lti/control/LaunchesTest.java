package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.lti.control.Arrivals.Arrived;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.Arrivals.Parked;
import org.xueshi.lti.control.Arrivals.Posted;
import org.xueshi.lti.control.Logins.Initiation;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Rung;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;

/** Login and launch against a real database; the numbers are those of the launch checks. */
class LaunchesTest {

  private final LtiWorld world = new LtiWorld();

  @BeforeEach
  void register() {
    world.registered(RegistrationStatus.ACTIVE);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_launch_that_only_lacked_the_platform_s_keys_may_be_posted_again_and_no_other() {
    var good = world.platform.answer("/jwks");
    world.platform.on("/jwks", request -> new FakePlatform.Answer(503, "text/html", "", Map.of()));
    var begun = world.begin();
    var claims = world.claims(begun);
    var early = (Refused) world.arrive(begun, claims, begun.browser());
    assertThat(early.again()).isPresent();
    assertThat(early.failure().detail()).isEqualTo("KEYS_UNAVAILABLE");
    assertThat(early.again().get().state()).isEqualTo(begun.state());

    world.platform.on("/jwks", good);
    assertThat(world.arrive(begun, claims, begun.browser())).isInstanceOf(Opened.class);
    var used = (Refused) world.arrive(begun, claims, begun.browser());
    assertThat(used.again()).isEmpty();
  }

  @Test
  void no_second_try_is_offered_when_the_token_would_be_too_old_for_it() {
    world.platform.on("/jwks", request -> new FakePlatform.Answer(503, "text/html", "", Map.of()));
    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put("exp", world.clock.instant().getEpochSecond() + 3);

    assertThat(((Refused) world.arrive(begun, claims, begun.browser())).again()).isEmpty();
  }

  @Test
  void a_good_launch_opens_a_session_and_says_so() {
    var opened = (Opened) world.launch();
    var viewer =
        world.sessions.viewer(world.tenant, opened.session().id(), opened.session().secret());

    assertThat(viewer).isPresent();
    assertThat(viewer.get().name()).isEqualTo("王建国");
    assertThat(viewer.get().role()).isEqualTo(CourseRole.LEARNER);
    assertThat(viewer.get().language()).isEqualTo(Language.ZH_CN);
    var heard = world.heard.events.get(0);
    assertThat(heard.personId()).isEqualTo(viewer.get().personId());
    assertThat(heard.courseKey()).isEqualTo(heard.registrationId() + "/2");
    var details = world.launches.of(viewer.get()).orElseThrow();
    assertThat(details.message().type()).isEqualTo(MessageType.RESOURCE_LINK);
    assertThat(details.message().custom()).containsEntry("unit", "u1");
    assertThat(details.message().returnUrl()).isPresent();
  }

  @Test
  void check_1_and_3_state_works_once_and_only_if_we_issued_it() {
    var begun = world.begin();
    var claims = world.claims(begun);

    assertThat(world.arrive(begun, claims, begun.browser())).isInstanceOf(Opened.class);
    assertThat(failure(world.arrive(begun, claims, begun.browser()))).isEqualTo("STATE");
    assertThat(world.count("session")).isEqualTo(1);
    assertThat(world.count("lti_launch where outcome = 'ACCEPTED'")).isEqualTo(1);
  }

  @Test
  void check_3_of_fifty_posts_at_once_one_opens_a_session() throws Exception {
    world.launch();
    var begun = world.begin();
    var token = world.platform.sign(world.claims(begun));
    var posted = new Posted(token, begun.state(), null, begun.browser(), Language.ZH_CN);
    var threads = Executors.newFixedThreadPool(50);
    var posts = new ArrayList<Callable<Arrived>>();
    for (int i = 0; i < 50; i++) {
      posts.add(() -> world.arrivals.receive(posted));
    }
    var opened = 0;
    for (var answer : threads.invokeAll(posts)) {
      opened += answer.get() instanceof Opened ? 1 : 0;
    }
    threads.shutdown();

    assertThat(opened).isEqualTo(1);
    assertThat(world.count("session")).isEqualTo(2);
  }

  @Test
  void check_5_another_browser_s_cookie_is_refused() {
    var attacker = world.begin();
    var victim = world.begin();

    assertThat(failure(world.arrive(attacker, world.claims(attacker), victim.browser())))
        .isEqualTo("BROWSER");
    assertThat(world.count("session")).isZero();
  }

  @Test
  void check_6_a_state_that_is_not_ours_is_refused() {
    var begun = world.begin();
    var token = world.platform.sign(world.claims(begun));
    for (var state :
        new String[] {
          null, "", "x", begun.state().substring(1), "x".repeat(65_536), begun.state() + "\r\n"
        }) {
      var arrived =
          world.arrivals.receive(new Posted(token, state, null, begun.browser(), Language.EN));
      assertThat(failure(arrived)).isEqualTo("STATE_UNKNOWN");
    }
    assertThat(world.count("session")).isZero();
  }

  @Test
  void case_65_a_login_older_than_ten_minutes_is_refused() {
    var begun = world.begin();
    world.clock.forward(Duration.ofMinutes(11));

    assertThat(failure(world.arrive(begun, world.claims(begun), begun.browser())))
        .isEqualTo("STATE");
  }

  @Test
  void a_state_of_another_registration_is_refused() {
    var begun = world.begin();
    var other = world.begin();

    assertThat(failure(world.arrive(begun, world.claims(other), begun.browser())))
        .isEqualTo("NONCE");
  }

  @Test
  void check_24_without_cookies_the_person_confirms_in_a_window_and_once() {
    var begun = world.begin();
    var parked = (Parked) world.arrive(begun, world.claims(begun), null);
    assertThat(world.count("session")).isZero();
    assertThat(world.count("person")).isZero();

    assertThat(world.climbs.waiting(parked.code()).orElseThrow().name()).isEqualTo("王建国");
    world.climbs.confirm(parked.code(), Language.ZH_CN);

    assertThat(world.count("session")).isEqualTo(1);
    assertThat(world.climbs.waiting(parked.code())).isEmpty();
    assertThat(world.recorder.recent(world.tenant, null, false))
        .extracting("outcome")
        .containsExactly(Outcome.ACCEPTED, Outcome.PARKED);
    assertThat(failure(world.climbs.confirm(parked.code(), Language.ZH_CN)))
        .isEqualTo("WAITED_TOO_LONG");
    var record = world.recorder.recent(world.tenant, null, false).get(1);
    assertThat(record.rung()).isEqualTo(Rung.OWN_WINDOW);
    assertThat(record.facts().keyId()).isEqualTo("key-1");
  }

  @Test
  void a_parked_launch_waits_a_minute() {
    var begun = world.begin();
    var parked = (Parked) world.arrive(begun, world.claims(begun), null);
    world.clock.forward(Duration.ofSeconds(61));

    assertThat(world.climbs.waiting(parked.code())).isEmpty();
  }

  @Test
  void check_26_the_platform_s_own_error_is_recorded() {
    var begun = world.begin();
    var arrived =
        world.arrivals.receive(
            new Posted(null, begun.state(), no("bitte anmelden"), begun.browser(), Language.EN));

    assertThat(failure(arrived)).isEqualTo("PLATFORM_REFUSED");
    assertThat(((Refused) arrived).said().orElseThrow().words()).isEqualTo("bitte anmelden");
    assertThat(world.count("lti_login")).isZero();
  }

  @Test
  void a_platform_s_words_are_not_repeated_unless_this_browser_asked_it() {
    var begun = world.begin();
    for (var posted :
        List.of(
            new Posted(null, null, no("call 110"), begun.browser(), Language.EN),
            new Posted(null, begun.state(), no("call 110"), null, Language.EN),
            new Posted(null, begun.state(), no("call 110"), begun.browser(), Language.EN))) {
      assertThat(((Refused) world.arrivals.receive(posted)).said().orElseThrow().words()).isEmpty();
    }
  }

  private static Arrivals.Error no(String words) {
    return new Arrivals.Error("login_required", words);
  }

  @Test
  void a_refusal_is_found_by_its_reference_and_names_nobody() {
    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put(Claim.DEPLOYMENT_ID, "77");
    var refused = (Refused) world.arrive(begun, claims, begun.browser());
    var record = world.recorder.byReference(world.tenant, refused.reference()).orElseThrow();

    assertThat(record.failed()).extracting("name").containsExactly("DEPLOYMENT");
    assertThat(record.failed().get(0).detail()).isEqualTo("77");
    assertThat(record.facts().keyId()).isEqualTo("key-1");
    assertThat(refused.returnUrl()).isPresent();
    assertThat(wholeTable("lti_launch"))
        .doesNotContain("王", "建国", "wangjg", "JS3301000120", begun.nonce());
  }

  @Test
  void what_is_kept_of_an_accepted_launch_names_nobody() {
    world.launch();

    assertThat(wholeTable("lti_launch") + wholeTable("lti_launch_message"))
        .doesNotContain("王", "建国", "wangjg", "JS3301000120");
  }

  @Test
  void secrets_are_kept_as_hashes() {
    var begun = world.begin();

    assertThat(wholeTable("lti_login")).doesNotContain(begun.state(), begun.browser());
  }

  @Test
  void cases_51_to_57_a_login_that_cannot_be_is_refused_with_its_reason() {
    var iss = world.platform.origin();
    var target = FakePlatform.TOOL + "/lti/launch";
    assertThat(refusal(new Initiation(null, "3", target, "client-1", "1", null, null, null)))
        .isEqualTo("LOGIN_INCOMPLETE");
    assertThat(refusal(new Initiation(iss, "", target, "client-1", "1", null, null, null)))
        .isEqualTo("LOGIN_INCOMPLETE");
    assertThat(refusal(new Initiation(iss, "3", null, "client-1", "1", null, null, null)))
        .isEqualTo("LOGIN_INCOMPLETE");
    assertThat(
            refusal(
                new Initiation(
                    "https://x.example", "3", target, "client-1", "1", null, null, null)))
        .isEqualTo("ISSUER_UNKNOWN");
    assertThat(refusal(new Initiation(iss, "3", target, "client-9", "1", null, null, null)))
        .isEqualTo("CLIENT_UNKNOWN");
    assertThat(refusal(new Initiation(iss, "3", target, "client-1", "9", null, null, null)))
        .isEqualTo("DEPLOYMENT_UNKNOWN");
    for (var foreign :
        List.of("https://evil.example/", "//evil.example", "/\\evil", "javascript:alert(1)")) {
      assertThat(refusal(new Initiation(iss, "3", foreign, "client-1", "1", null, null, null)))
          .isEqualTo("TARGET_FOREIGN");
    }
    assertThat(world.count("lti_login")).isZero();
  }

  @Test
  void case_57_a_platform_not_approved_or_switched_off_cannot_begin() {
    var id = world.registered(RegistrationStatus.ACTIVE);
    world.registrations.disable(id, world.administrator);

    assertThat(refusal(world.initiation(null))).isEqualTo("PLATFORM_DISABLED");
    world.registrations.approve(id, world.administrator);
    assertThat(world.launch()).isInstanceOf(Opened.class);
  }

  @Test
  void case_55_and_56_hints_come_back_unchanged_and_state_and_nonce_differ_each_time() {
    var first = (Logins.Redirected) world.logins.begin(world.initiation(null));
    var second = (Logins.Redirected) world.logins.begin(world.initiation(null));
    var query = LtiWorld.query(first.address());

    assertThat(query)
        .containsEntry("lti_message_hint", "{\"cmid\":6}")
        .containsEntry("login_hint", "3");
    assertThat(query)
        .containsEntry("redirect_uri", FakePlatform.TOOL + "/lti/launch")
        .containsEntry("scope", "openid");
    assertThat(query.get("state")).isNotEqualTo(LtiWorld.query(second.address()).get("state"));
    assertThat(query.get("nonce")).isNotEqualTo(LtiWorld.query(second.address()).get("nonce"));
  }

  @Test
  void a_browser_with_several_tabs_keeps_one_cookie_and_every_tab_works() {
    var one = world.begin();
    var two = world.begin(one.browser());

    assertThat(two.browser()).isEqualTo(one.browser());
    assertThat(world.arrive(one, world.claims(one), two.browser())).isInstanceOf(Opened.class);
    assertThat(world.arrive(two, world.claims(two), two.browser())).isInstanceOf(Opened.class);
  }

  @Test
  void a_cookie_we_did_not_make_is_replaced() {
    assertThat(world.begin("short").browser()).isNotEqualTo("short");
    assertThat(world.begin(Digests.newSecret() + "x").browser()).hasSize(43);
  }

  @Test
  void the_application_cannot_rewrite_the_launch_recorder() {
    world.launch();

    assertThatThrownBy(() -> world.jdbi.useHandle(h -> h.execute("delete from lti_launch")))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(
            () -> world.jdbi.useHandle(h -> h.execute("update lti_launch set key_id = ''")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void what_is_over_is_swept_away() {
    world.begin();
    world.launch();
    var begun = world.begin();
    world.arrive(begun, world.claims(begun), null);
    world.clock.forward(Duration.ofHours(11));
    new Expiry(world.jdbi, new KnownCourseStore(world.jdbi), world.clock).sweep(world.tenant);

    assertThat(world.count("lti_login")).isZero();
    assertThat(world.count("lti_parked_launch")).isZero();
    assertThat(world.count("lti_launch_message")).isZero();
    assertThat(world.count("lti_launch")).isEqualTo(2);
  }

  @Test
  void two_logins_that_begin_at_once_in_a_new_browser_need_a_cookie_each() {
    var one = (Logins.Redirected) world.logins.begin(world.initiation(null));
    var two = (Logins.Redirected) world.logins.begin(world.initiation(null));
    var known = (Logins.Redirected) world.logins.begin(world.initiation(one.cookie().value()));

    assertThat(one.cookie().fresh()).isTrue();
    assertThat(one.cookie().login()).isNotEqualTo(two.cookie().login());
    assertThat(one.cookie().login())
        .isEqualTo(Logins.nameOf(LtiWorld.query(one.address()).get("state")));
    assertThat(known.cookie().fresh()).isFalse();
  }

  private String wholeTable(String table) {
    return world.jdbi.withHandle(
        handle ->
            String.valueOf(
                handle
                    .createQuery("select t::text from " + table + " t")
                    .mapTo(String.class)
                    .list()));
  }

  private String refusal(Initiation asked) {
    return ((Refused) world.logins.begin(asked)).failure().name();
  }

  private static String failure(Arrived arrived) {
    return ((Refused) arrived).failure().name();
  }
}
