package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.entity.Rung.COOKIE;
import static org.xueshi.lti.entity.Rung.OWN_WINDOW;
import static org.xueshi.lti.entity.Rung.PLATFORM_STORAGE;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Arrivals.Arrived;
import org.xueshi.lti.control.Arrivals.Asked;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.Arrivals.Parked;
import org.xueshi.lti.control.Climbs.Heard;
import org.xueshi.lti.control.Logins.Initiation;
import org.xueshi.lti.control.Logins.Redirected;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Rung;
import org.xueshi.web.entity.Language;

/** The ladder against a real database: what opens a launch when no cookie comes back. */
class LaddersTest {

  private record Stored(LtiWorld.Begun begun, Redirected redirected) {

    String secret() {
      return redirected.leave().orElseThrow().secret();
    }
  }

  private final LtiWorld world = new LtiWorld();
  private UUID registration;

  @BeforeEach
  void register() {
    registration = world.registered(RegistrationStatus.ACTIVE);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_secret_given_back_opens_the_launch_once() {
    var login = begin("_parent", null);
    var asked = (Asked) arrive(login, null);
    assertThat(world.count("session")).isZero();
    assertThat(asked.target()).isEqualTo(login.redirected().leave().orElseThrow().target());

    var opened = (Opened) hear(asked.code(), login.secret(), null);
    assertThat(opened.rung()).isEqualTo(PLATFORM_STORAGE);
    assertThat(failure(hear(asked.code(), login.secret(), null))).isEqualTo("WAITED_TOO_LONG");
    assertThat(world.count("session")).isEqualTo(1);
    assertThat(newest().rung()).isNull();
    assertThat(world.count("lti_launch where rung = 'PLATFORM_STORAGE' and key_id = 'key-1'"))
        .isEqualTo(1);
  }

  @Test
  void another_login_s_secret_opens_nothing_and_leads_to_the_window() {
    var victim = begin("_parent", null);
    var attacker = begin("_parent", null);
    for (var value : new String[] {attacker.secret(), "", null, Digests.newSecret()}) {
      var login = begin("_parent", null);
      var asked = (Asked) arrive(login, null);
      assertThat(hear(asked.code(), value, null)).isInstanceOf(Parked.class);
      assertThat(hear(asked.code(), login.secret(), null)).isInstanceOf(Refused.class);
    }
    assertThat(arrive(victim, null)).isInstanceOf(Asked.class);
    assertThat(world.count("session")).isZero();
    assertThat(world.count("lti_launch where failed::text like '%STORAGE_FAILED%'")).isEqualTo(4);
  }

  @Test
  void a_code_is_good_on_its_own_rung_only_and_for_a_minute() {
    var login = begin("_parent", null);
    var asked = (Asked) arrive(login, null);
    assertThat(world.climbs.waiting(asked.code())).isEmpty();
    assertThat(failure(world.climbs.confirm(asked.code(), Language.EN)))
        .isEqualTo("WAITED_TOO_LONG");
    world.clock.forward(Duration.ofSeconds(61));
    assertThat(failure(hear(asked.code(), login.secret(), null))).isEqualTo("WAITED_TOO_LONG");

    var parked = (Parked) arrive(begin(null, null), null);
    assertThat(hear(parked.code(), login.secret(), null)).isInstanceOf(Refused.class);
    assertThat(world.climbs.waiting(parked.code())).isPresent();
  }

  @Test
  void a_wrong_cookie_is_refused_whatever_the_platform_stores() {
    var login = begin("_parent", null);

    assertThat(failure(arrive(login, Digests.newSecret()))).isEqualTo("BROWSER");
  }

  @Test
  void a_cookie_that_came_already_spares_the_storage() {
    var browser = Digests.newSecret();

    assertThat(begin("_parent", browser).redirected().leave()).isEmpty();
    assertThat(begin(null, null).redirected().leave()).isEmpty();
    assertThat(((Opened) arrive(begin("_parent", browser), browser)).rung()).isEqualTo(COOKIE);
  }

  @Test
  void storage_first_is_asked_first_and_the_cookie_catches_its_failure() {
    choose(PLATFORM_STORAGE, COOKIE);
    var browser = Digests.newSecret();
    var login = begin("_parent", browser);
    var asked = (Asked) arrive(login, browser);

    assertThat(((Opened) hear(asked.code(), null, "timeout")).rung()).isEqualTo(COOKIE);
  }

  @Test
  void a_ladder_without_a_window_refuses_what_it_cannot_prove() {
    choose(COOKIE);
    var refused = (Refused) arrive(begin("_parent", null), null);

    assertThat(refused.failure().name()).isEqualTo("RUNGS_EXHAUSTED");
    assertThat(refused.returnUrl()).isPresent();
    assertThat(world.count("session")).isZero();
  }

  @Test
  void the_window_alone_is_asked_even_where_the_cookie_came() {
    choose(OWN_WINDOW);
    var browser = Digests.newSecret();

    assertThat(arrive(begin("_parent", browser), browser)).isInstanceOf(Parked.class);
  }

  @Test
  void what_is_no_order_is_refused_and_the_old_one_stays() {
    choose(COOKIE);

    assertThatThrownBy(() -> choose(OWN_WINDOW, COOKIE)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> choose(COOKIE, COOKIE)).isInstanceOf(Refusal.class);
    assertThatThrownBy(this::choose).isInstanceOf(Refusal.class);
    assertThat(world.ladders.of(world.tenant, registration).rungs()).containsExactly(COOKIE);
  }

  @Test
  void secrets_of_storage_are_kept_as_hashes() {
    var login = begin("_parent", null);
    arrive(login, null);
    var rows =
        world.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select p::text from lti_parked_launch p")
                    .mapTo(String.class)
                    .list());

    assertThat(rows.toString()).doesNotContain(login.secret());
  }

  private void choose(Rung... rungs) {
    world.ladders.choose(registration, List.of(rungs), world.administrator);
  }

  private Stored begin(String target, String browser) {
    var asked = world.initiation(browser);
    var redirected =
        (Redirected)
            world.logins.begin(
                new Initiation(
                    asked.issuer(),
                    asked.loginHint(),
                    asked.targetLinkUri(),
                    asked.clientId(),
                    asked.deploymentId(),
                    asked.messageHint(),
                    target,
                    browser));
    var query = LtiWorld.query(redirected.address());
    return new Stored(
        new LtiWorld.Begun(query.get("state"), query.get("nonce"), redirected.cookie().value()),
        redirected);
  }

  private Arrived arrive(Stored login, String browser) {
    return world.arrive(login.begun(), world.claims(login.begun()), browser);
  }

  private Arrived hear(String code, String value, String problem) {
    return world.climbs.hear(new Heard(code, value, problem), Language.ZH_CN);
  }

  private org.xueshi.lti.entity.LaunchRecord newest() {
    return world.recorder.recent(world.tenant, null, false).get(0);
  }

  private static String failure(Arrived arrived) {
    return ((Refused) arrived).failure().name();
  }
}
