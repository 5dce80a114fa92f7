package org.xueshi.lti.control;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.PlatformDescription;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Districts;
import org.xueshi.practice.PracticeOptions;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.practice.tools.Scopes;
import org.xueshi.practice.tools.Tool;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Actor;

/** The real clients of a platform's services, and a practice platform that trusts our key. */
public final class PlatformServices implements AutoCloseable {

  public final PracticePlatform platform;
  public final Tool tool;
  public final UUID registration;
  public final Scores scores;
  public final LineItems lineItems;
  public final Results results;
  public final WebServices webServices;

  private final ServiceClient services;
  private final HttpServer keys;

  public PlatformServices(Jdbi jdbi, UUID tenant, Clock clock) {
    var districts =
        new Districts(jdbi, clock, "甘州区") {
          @Override
          public UUID current() {
            return tenant;
          }
        };
    var vault = new Vault(Optional.empty());
    var ownKeys = new OwnKeys(new KeyStore(jdbi), vault, clock);
    new KeyRotation(new KeyStore(jdbi), ownKeys, vault, TestKeys.settings(), districts, clock)
        .ensure(tenant);
    keys = serve(() -> ownKeys.publicKeys(tenant));
    platform = started(clock);
    tool = added();
    var client = new PlatformClient(new AddressGuard("true", "none"));
    var registrations =
        new Registrations(
            new RegistrationStore(jdbi, clock),
            new DeploymentStore(jdbi, clock),
            new RegistrationHistoryStore(jdbi, clock),
            districts,
            clock);
    registration =
        registrations.put(
            description(),
            Set.of(String.valueOf(tool.id())),
            RegistrationStatus.ACTIVE,
            Actor.system(tenant, "test"));
    services = new ServiceClient(registrations, new AccessTokens(client, ownKeys, clock), client);
    webServices = new WebServices(new SiteClient(client, clock), client, registrations);
    scores = new Scores(services, clock);
    lineItems = new LineItems(new PagedClient(services), services);
    results = new Results(new PagedClient(services));
  }

  /** The doctor's trial column. */
  ScratchColumn scratch(Clock clock) {
    return new ScratchColumn(lineItems, scores, results, services, new Messages(), clock);
  }

  public URI at(String path) {
    return URI.create(platform.baseUrl() + path);
  }

  @Override
  public void close() {
    platform.close();
    keys.stop(0);
  }

  private PlatformDescription description() {
    var base = platform.baseUrl().toString();
    return new PlatformDescription(
        "练习平台",
        base,
        tool.clientId(),
        at("/mod/lti/auth.php"),
        at("/mod/lti/token.php"),
        base + "/mod/lti/token.php",
        at("/mod/lti/certs.php"),
        "moodle");
  }

  private Tool added() {
    var ours = "http://127.0.0.1:" + keys.getAddress().getPort();
    var settings =
        new Tool(
            0,
            "",
            true,
            "学时",
            "",
            ours + "/lti/launch",
            "127.0.0.1",
            ours + "/lti/login",
            List.of(ours + "/lti/launch"),
            ours + "/lti/jwks",
            "",
            "",
            "",
            Scopes.granted(List.of(Scopes.LINE_ITEM)),
            true,
            true);
    var tools = platform.hooks().tools();
    var added = tools.add(settings, "client-1");
    tools.activate(added);
    return tools.find(added.id()).orElseThrow();
  }

  private static PracticePlatform started(Clock clock) {
    try {
      return PracticePlatform.start(PracticeOptions.defaults().withClock(clock));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static HttpServer serve(java.util.function.Supplier<String> keySet) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/lti/jwks",
          exchange -> {
            var body = keySet.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
