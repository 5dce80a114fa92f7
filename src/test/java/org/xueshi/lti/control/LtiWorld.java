package org.xueshi.lti.control;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.control.Arrivals.Arrived;
import org.xueshi.lti.control.Arrivals.Posted;
import org.xueshi.lti.control.Logins.Initiation;
import org.xueshi.lti.control.Logins.Redirected;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Districts;
import org.xueshi.people.control.Identities;
import org.xueshi.test.TestDatabase;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.Language;

/** This feature on a real database, with a platform on the other side of the wire. */
final class LtiWorld implements AutoCloseable {

  /** A clock that stands until it is moved. */
  static final class MovedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");

    void forward(java.time.Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** The event bus's other end. */
  static final class Heard implements Event<LaunchAccepted> {
    final List<LaunchAccepted> events = new CopyOnWriteArrayList<>();

    @Override
    public void fire(LaunchAccepted event) {
      events.add(event);
    }

    @Override
    public <U extends LaunchAccepted> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends LaunchAccepted> CompletionStage<U> fireAsync(
        U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<LaunchAccepted> select(Annotation... qualifiers) {
      return this;
    }

    @Override
    public <U extends LaunchAccepted> Event<U> select(Class<U> type, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends LaunchAccepted> Event<U> select(
        TypeLiteral<U> type, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }

  /** A login under way, as the browser and the platform see it. */
  record Begun(String state, String nonce, String browser) {}

  final TestDatabase database = TestDatabase.fresh();
  final FakePlatform platform = new FakePlatform();
  final MovedClock clock = new MovedClock();
  final Heard heard = new Heard();
  final Jdbi jdbi = database.jdbi();
  final UUID tenant = database.tenant();
  final Actor administrator = new Actor(tenant, "ACCOUNT", "a");
  final PublicUrls urls = new PublicUrls(FakePlatform.TOOL, "http://content.localhost:8080");
  final Districts districts =
      new Districts(jdbi, clock, "甘州区") {
        @Override
        public UUID current() {
          return tenant;
        }
      };
  final PlatformClient client = new PlatformClient(new AddressGuard("true", "none"));
  final RegistrationStore registrationStore = new RegistrationStore(jdbi, clock);
  final RegistrationHistoryStore history = new RegistrationHistoryStore(jdbi, clock);
  final DeploymentStore deploymentStore = new DeploymentStore(jdbi, clock);
  final Registrations registrations =
      new Registrations(registrationStore, deploymentStore, history, districts, clock);
  final LaunchStore launchStore = new LaunchStore(jdbi);
  final LaunchRecorder recorder = new LaunchRecorder(launchStore, districts, clock);
  final Sessions sessions = new Sessions(jdbi, clock);
  final LoginStore loginStore = new LoginStore(jdbi, clock);
  final Ladders ladders = new Ladders(new LadderStore(jdbi, clock), clock);
  final Logins logins = new Logins(registrations, loginStore, recorder, ladders, districts, urls);
  final Vault vault = new Vault(Optional.of("a secret"));
  final Legacy legacy = new Legacy(registrations, new LegacyStore(jdbi, clock), vault);
  final Climbs climbs =
      new Climbs(
          new ParkedStore(jdbi, clock),
          registrations,
          recorder,
          new Admissions(new Identities(jdbi, clock), sessions, launchStore, legacy, heard, clock),
          districts);
  final Launches launches = new Launches(loginStore, launchStore, recorder, ladders, climbs);
  final KeySets keySets = new KeySets(client, clock);
  final Arrivals arrivals =
      new Arrivals(registrations, new Judge(keySets, urls), launches, recorder, districts, clock);
  final OwnKeys ownKeys = new OwnKeys(new KeyStore(jdbi), vault, clock);
  final KeyRotation keyRotation =
      new KeyRotation(new KeyStore(jdbi), ownKeys, vault, TestKeys.settings(), districts, clock);
  final AccessTokens tokens = new AccessTokens(client, ownKeys, clock);
  final ServiceClient services = new ServiceClient(registrations, tokens, client);
  final ToolDescription tool = new ToolDescription(new Messages(), urls);
  final ToolUpdates updates =
      new ToolUpdates(
          new RegistrationClient(client),
          registrations,
          registrationStore,
          new ManagementStore(jdbi),
          tool,
          vault);

  /** The platform's registration in this world. */
  UUID registered(RegistrationStatus status) {
    return registrations.put(
        platform.registration().description(), Set.of("1", "2"), status, administrator);
  }

  Begun begin() {
    return begin(null);
  }

  Begun begin(String browser) {
    var redirected = (Redirected) logins.begin(initiation(browser));
    var query = query(redirected.address());
    return new Begun(query.get("state"), query.get("nonce"), redirected.cookie().value());
  }

  Initiation initiation(String browser) {
    return new Initiation(
        platform.origin(),
        "3",
        FakePlatform.TOOL + "/lti/launch",
        "client-1",
        "1",
        "{\"cmid\":6}",
        null,
        browser);
  }

  Map<String, Object> claims(Begun begun) {
    return platform.claims(begun.nonce(), clock.instant());
  }

  Arrived arrive(Begun begun, Map<String, Object> claims, String browser) {
    return arrivals.receive(
        new Posted(platform.sign(claims), begun.state(), null, browser, Language.ZH_CN));
  }

  Arrived launch() {
    var begun = begin();
    return arrive(begun, claims(begun), begun.browser());
  }

  int count(String table) {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    platform.close();
  }
}
