package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.DynamicRegistration.Asked;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.entity.Difference;
import org.xueshi.lti.entity.InvitationState;
import org.xueshi.lti.entity.RegistrationChange;
import org.xueshi.lti.entity.RegistrationChange.What;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Identities;
import org.xueshi.practice.PracticeOptions;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.practice.http.Parameters;

/** A platform registers itself, is brought up to date, and is refused in every way it can be. */
class DynamicRegistrationTest {

  private final LtiWorld world = new LtiWorld();
  private final PracticePlatform moodle;
  private final Invitations invitations =
      new Invitations(new InvitationStore(world.jdbi, world.clock), world.urls);
  private final DynamicRegistration registration =
      new DynamicRegistration(
          invitations,
          new RegistrationClient(world.client),
          world.registrations,
          world.registrationStore,
          world.tool,
          world.updates,
          world.districts);
  private final Deployments deployments =
      new Deployments(world.registrations, world.deploymentStore, world.history);
  private final RegistrationRemoval removal =
      new RegistrationRemoval(
          world.registrations,
          world.registrationStore,
          world.history,
          new CheckupStore(world.jdbi),
          new Identities(world.jdbi, world.clock));

  DynamicRegistrationTest() throws IOException {
    moodle = PracticePlatform.start(PracticeOptions.defaults().withClock(Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    moodle.close();
    world.close();
  }

  private String invitation() {
    return invitations.invite("Moodle", world.administrator).replaceAll(".*=", "");
  }

  private Asked first(String invitation) {
    return asked(invitation, moodle.hooks().registrationOf(URI.create("http://localhost/x")));
  }

  private Asked update(String invitation) {
    var tool = moodle.hooks().tools().all().get(0);
    return asked(invitation, moodle.hooks().updateOf(tool, URI.create("http://localhost/x")));
  }

  private static Asked asked(String invitation, URI address) {
    var query = Parameters.parse(address.getRawQuery());
    return new Asked(
        invitation, query.get("openid_configuration"), query.get("registration_token"));
  }

  @Test
  void a_new_platform_waits_for_approval_with_the_deployment_it_was_given() {
    var id = registration.connect(first(invitation()));

    var platform = world.registrations.byId(world.tenant, id).orElseThrow();
    assertThat(platform.status()).isEqualTo(RegistrationStatus.PENDING);
    assertThat(platform.issuer()).isEqualTo(moodle.baseUrl().toString());
    assertThat(platform.deploymentIds()).hasSize(1);
    assertThat(whats(id)).containsExactly(What.DEPLOYMENT_ADDED, What.REGISTERED);
  }

  @Test
  void an_update_shows_what_will_change_and_keeps_client_deployment_status_and_name() {
    var id = registration.connect(first(invitation()));
    world.registrations.approve(id, world.administrator);
    world.jdbi.useHandle(h -> h.execute("update lti_registration set name = '区平台'"));
    world.registrations.forget(world.tenant);
    var before = world.registrations.byId(world.tenant, id).orElseThrow();
    var known = moodle.hooks().tools().all().get(0);
    // Somebody changed our settings on the platform by hand.
    moodle.hooks().tools().replace(known, renamed(known));

    var asked = update(invitation());
    var proposal = registration.propose(asked);
    assertThat(proposal.update()).isTrue();
    assertThat(proposal.changes())
        .contains(new Difference("tool.name", "改过的名字", "教师培训学时"))
        .anySatisfy(
            change -> {
              assertThat(change.part()).isEqualTo("tool.redirect");
              assertThat(change.after()).isEqualTo(FakePlatform.TOOL + "/lti/launch");
            });

    assertThat(registration.connect(asked)).isEqualTo(id);
    assertThat(world.registrations.byId(world.tenant, id).orElseThrow()).isEqualTo(before);
    assertThat(moodle.hooks().tools().all()).hasSize(1);
    assertThat(moodle.hooks().tools().all().get(0).name()).isEqualTo("教师培训学时");
    assertThat(whats(id).get(0)).isEqualTo(What.TOOL_UPDATED);
    var again = registration.propose(update(invitation()));
    assertThat(again.changes()).isEmpty();
  }

  private static org.xueshi.practice.tools.Tool renamed(org.xueshi.practice.tools.Tool tool) {
    return new org.xueshi.practice.tools.Tool(
        tool.id(),
        tool.clientId(),
        tool.active(),
        "改过的名字",
        tool.description(),
        tool.toolUrl(),
        tool.domain(),
        tool.loginUrl(),
        List.of("https://old.example/launch"),
        tool.jwksUri(),
        tool.iconUrl(),
        tool.deepLinkUrl(),
        tool.custom(),
        tool.scopes(),
        tool.sendsName(),
        tool.sendsEmail());
  }

  @Test
  void a_second_registration_of_the_same_moodle_is_another_platform() {
    var one = registration.connect(first(invitation()));
    var two = registration.connect(first(invitation()));

    assertThat(two).isNotEqualTo(one);
    assertThat(world.registrations.byIssuer(world.tenant, moodle.baseUrl().toString())).hasSize(2);
  }

  @Test
  void check_32_of_twenty_who_use_one_invitation_at_once_one_gets_in() throws Exception {
    var invitation = invitation();
    var threads = Executors.newFixedThreadPool(20);
    var tries =
        IntStream.range(0, 20)
            .mapToObj(i -> (Callable<UUID>) () -> tried(() -> first(invitation)))
            .toList();
    var registered = 0;
    for (var outcome : threads.invokeAll(tries)) {
      registered += outcome.get() == null ? 0 : 1;
    }
    threads.shutdown();
    assertThat(registered).isOne();
    assertThat(moodle.hooks().tools().all()).hasSize(1);
    assertThat(registration.invitation(first(invitation))).isEqualTo(InvitationState.USED);
  }

  private UUID tried(Callable<Asked> asked) throws Exception {
    try {
      return registration.connect(asked.call());
    } catch (Refusal refused) {
      assertThat(refused.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
      return null;
    }
  }

  @Test
  void an_invitation_expires_after_seven_days_and_each_refusal_has_words_of_its_own() {
    var old = invitation();
    world.clock.forward(Duration.ofDays(7));
    var used = invitation();
    registration.connect(first(used));

    refused(first(old), "lti.register.invitation.EXPIRED");
    refused(first(used), "lti.register.invitation.USED");
    refused(first("x"), "lti.register.invitation.UNKNOWN");
    refused(first(null), "lti.register.invitation.UNKNOWN");
    refused(new Asked(invitation(), null, null), "lti.register.incomplete");
    refused(new Asked(invitation(), "ftp://moodle.example", null), "lti.register.incomplete");
  }

  private void refused(Asked asked, String key) {
    for (Callable<Object> step :
        List.<Callable<Object>>of(
            () -> registration.propose(asked), () -> registration.connect(asked))) {
      assertThatThrownBy(step::call)
          .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.text().key()).isEqualTo(key));
    }
  }

  @Test
  void a_platform_cannot_speak_for_another_host_and_the_invitation_stays_good() {
    for (var stranger : List.of("issuer", "registration_endpoint")) {
      var invitation = invitation();
      world.platform.on("/configuration", request -> configuration(stranger));
      var asked = new Asked(invitation, world.platform.origin() + "/configuration", "t");

      assertThatThrownBy(() -> registration.connect(asked))
          .isInstanceOfSatisfying(
              Refusal.class,
              no -> assertThat(no.text().key()).isEqualTo("lti.register.failed.UNUSABLE_ANSWER"));
      assertThat(registration.invitation(asked)).isEqualTo(InvitationState.OPEN);
      assertThat(world.registrations.all(world.tenant)).isEmpty();
    }
  }

  private Answer configuration(String stranger) {
    var document =
        new java.util.HashMap<String, Object>(
            Map.of(
                "issuer", world.platform.origin(),
                "authorization_endpoint", world.platform.origin() + "/auth",
                "token_endpoint", world.platform.origin() + "/token",
                "jwks_uri", world.platform.origin() + "/jwks",
                "registration_endpoint", world.platform.origin() + "/register"));
    document.put(stranger, "https://bank.example/");
    return Answer.json("application/json", Jose.json(document));
  }

  @Test
  void check_30_outside_a_demonstration_an_address_inside_is_refused_before_a_connection() {
    var guarded =
        new DynamicRegistration(
            invitations,
            new RegistrationClient(new PlatformClient(new AddressGuard("false", "none"))),
            world.registrations,
            world.registrationStore,
            world.tool,
            world.updates,
            world.districts);
    var asked = new Asked(invitation(), world.platform.origin() + "/configuration", "t");

    assertThatThrownBy(() -> guarded.connect(asked))
        .isInstanceOfSatisfying(
            Refusal.class,
            no -> assertThat(no.text().key()).isEqualTo("lti.register.failed.ADDRESS_NOT_ALLOWED"));
    assertThat(world.platform.seen("/configuration")).isEmpty();
  }

  @Test
  void check_30_a_redirect_is_not_followed() {
    try (var inside = new FakePlatform()) {
      world.platform.on(
          "/configuration",
          request ->
              new Answer(302, "text/html", "", Map.of("Location", inside.origin() + "/secret")));
      var asked = new Asked(invitation(), world.platform.origin() + "/configuration", "t");

      assertThatThrownBy(() -> registration.connect(asked)).isInstanceOf(Refusal.class);
      assertThat(inside.seen("/secret")).isEmpty();
    }
  }

  @Test
  void a_deployment_that_is_switched_off_stays_so_when_the_platform_registers_again() {
    var id = registration.connect(first(invitation()));
    var deployment = deployments.of(world.tenant, id).get(0).id();
    deployments.enable(id, deployment, false, world.administrator);
    registration.connect(update(invitation()));

    assertThat(world.registrations.byId(world.tenant, id).orElseThrow().deploymentIds()).isEmpty();
    deployments.enable(id, deployment, true, world.administrator);
    deployments.enable(id, deployment, true, world.administrator);
    deployments.add(id, " 7 ", world.administrator);
    assertThat(world.registrations.byId(world.tenant, id).orElseThrow().deploymentIds())
        .containsExactlyInAnyOrder(deployment, "7");
    assertThat(whats(id))
        .startsWith(What.DEPLOYMENT_ADDED, What.DEPLOYMENT_ENABLED)
        .contains(What.DEPLOYMENT_DISABLED);
    assertThatThrownBy(() -> deployments.enable(id, "99", false, world.administrator))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void only_what_was_never_used_can_be_deleted() {
    var never = registration.connect(first(invitation()));
    removal.remove(never, world.administrator);
    assertThat(world.registrations.byId(world.tenant, never)).isEmpty();
    assertThat(whats(never)).startsWith(What.DELETED);

    var used = world.registered(RegistrationStatus.ACTIVE);
    world.launch();
    assertThatThrownBy(() -> removal.remove(used, world.administrator))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.text().key()).isEqualTo("lti.platform.wasUsed"));
    assertThat(world.registrations.byId(world.tenant, used)).isPresent();
  }

  private List<What> whats(UUID id) {
    return world.registrations.history(world.tenant, id).stream()
        .map(RegistrationChange::what)
        .toList();
  }

  /** A platform that has files looked at, sends notices and lets registrations be managed. */
  private UUID managed(String management) {
    var configuration = new java.util.HashMap<String, Object>();
    configuration.put(
        "messages_supported",
        List.of(
            Map.of("type", "LtiResourceLinkRequest"),
            Map.of(
                "type",
                "LtiDeepLinkingRequest",
                "placements",
                List.of("ContentArea", "ActivityAssetProcessor"))));
    configuration.put(
        "notice_types_supported", List.of("LtiHelloWorldNotice", "LtiSomethingElseNotice"));
    world.platform.on(
        "/configuration",
        request -> {
          var document = Jose.json(described(Map.of()).body()).orElseThrow();
          document.put("https://purl.imsglobal.org/spec/lti-platform-configuration", configuration);
          return Answer.json("application/json", Jose.json(document));
        });
    world.platform.on(
        "/register",
        request -> {
          var kept = Jose.json(request.body()).orElseThrow();
          kept.put("client_id", "managed-1");
          kept.put("registration_client_uri", management);
          kept.put("registration_access_token", "manage-1");
          return Answer.json("application/json", Jose.json(kept));
        });
    return registration.connect(
        new Asked(invitation(), world.platform.origin() + "/configuration", "t"));
  }

  private Answer described(Map<String, Object> more) {
    var document =
        new java.util.HashMap<String, Object>(
            Map.of(
                "issuer", world.platform.origin(),
                "authorization_endpoint", world.platform.origin() + "/auth",
                "token_endpoint", world.platform.origin() + "/token",
                "jwks_uri", world.platform.origin() + "/jwks",
                "registration_endpoint", world.platform.origin() + "/register"));
    document.putAll(more);
    return Answer.json("application/json", Jose.json(document));
  }

  private String management() {
    return world.platform.at("/managed/1").toString();
  }

  @Test
  void what_a_platform_offers_beyond_the_core_is_declared_to_it_and_to_no_other() {
    managed(management());
    registration.connect(first(invitation()));

    var told = world.platform.seen("/register").get(0).body();
    assertThat(told)
        .contains("\"placements\":[\"ActivityAssetProcessor\"]", "spec/lti/scope/asset.readonly")
        .contains("\"notice_types_supported\":[\"LtiHelloWorldNotice\"]");
    var moodles = Jose.json(world.tool.registration());
    assertThat(moodles).doesNotContain("AssetProcessor", "asset.readonly", "notice_types");
  }

  @Test
  void a_managed_registration_is_read_and_replaced_with_its_token_which_lies_sealed() {
    var id = managed(management());
    assertThat(world.updates.isPossible(world.tenant, id)).isTrue();
    assertThat(stored("management_token", id)).doesNotContain("manage-1");
    assertThat(stored("tool_known::text", id)).contains("managed-1").doesNotContain("manage-1");
    var kept = new java.util.HashMap<>(Jose.json(stored("tool_known::text", id)).orElseThrow());
    kept.put("redirect_uris", List.of("https://old.example/lti/launch"));
    world.platform.on(
        "/managed/1",
        request ->
            request.method().equals("GET")
                ? Answer.json("application/json", Jose.json(kept))
                : Answer.json(
                    "application/json",
                    request
                        .body()
                        .replaceFirst(
                            "^[{]",
                            "{\"registration_access_token\":\"manage-2\","
                                + "\"registration_client_uri\":\""
                                + management()
                                + "\",")));

    assertThat(world.updates.propose(world.tenant, id))
        .extracting(Difference::part)
        .containsExactly("tool.redirect");
    world.updates.push(id, world.administrator);
    world.updates.propose(world.tenant, id);

    var seen = world.platform.seen("/managed/1");
    var put = seen.stream().filter(one -> one.method().equals("PUT")).findFirst().orElseThrow();
    assertThat(put.body())
        .contains("\"client_id\":\"managed-1\"", FakePlatform.TOOL + "/lti/launch")
        .doesNotContain("registration_access_token", "registration_client_uri");
    assertThat(put.headers().get("Authorization")).containsExactly("Bearer manage-1");
    assertThat(seen.get(seen.size() - 1).headers().get("Authorization"))
        .containsExactly("Bearer manage-2");
    assertThat(whats(id)).startsWith(What.TOOL_UPDATED);
  }

  @Test
  void a_platform_that_no_longer_knows_us_or_our_token_is_told_apart() {
    var id = managed(management());
    for (var said : Map.of(404, "gone", 410, "gone", 401, "token", 403, "token").entrySet()) {
      world.platform.on(
          "/managed/1", request -> new Answer(said.getKey(), "text/html", "", Map.of()));
      assertThatThrownBy(() -> world.updates.push(id, world.administrator))
          .isInstanceOfSatisfying(
              Refusal.class,
              no -> assertThat(no.text().key()).isEqualTo("lti.update.refused." + said.getValue()));
    }
  }

  @Test
  void a_management_address_on_another_host_never_gets_its_token() {
    try (var thief = new FakePlatform()) {
      var id = managed(thief.at("/managed").toString());

      assertThat(world.updates.isPossible(world.tenant, id)).isFalse();
      assertThat(thief.seen("/managed")).isEmpty();
    }
  }

  private String stored(String column, UUID id) {
    return world.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select " + column + " from lti_registration where id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .one());
  }
}
