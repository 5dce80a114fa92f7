package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Scope;

/**
 * Access tokens for platforms' services (Security Framework 4.1): asked for with an assertion
 * signed by us, one scope at a time, kept in memory until shortly before they end.
 */
@ApplicationScoped
public class AccessTokens {

  /** Moodle grants no leeway to a clock that is ahead, so the assertion is dated back. */
  private static final Duration DATED_BACK = Duration.ofSeconds(10);

  private static final Duration ASSERTION_LASTS = Duration.ofMinutes(2);
  private static final Duration SPARE = Duration.ofMinutes(1);
  private static final Duration USUAL_LIFE = Duration.ofHours(1);
  private static final int ANSWER_BYTES_MAX = 64 * 1024;
  private static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(10);

  private record Wanted(UUID registrationId, Scope scope) {}

  private record Granted(String token, Instant until) {}

  private PlatformClient client;
  private OwnKeys keys;
  private Clock clock;
  private final Map<Wanted, Granted> granted = new ConcurrentHashMap<>();

  protected AccessTokens() {}

  @Inject
  public AccessTokens(PlatformClient client, OwnKeys keys, Clock clock) {
    this.client = client;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A token for one scope.
   *
   * @throws PlatformFailure if the platform cannot be reached or does not grant it
   */
  String token(Registration platform, Scope scope) {
    var wanted = new Wanted(platform.id(), scope);
    var known = granted.get(wanted);
    if (known != null && known.until().isAfter(clock.instant())) {
      return known.token();
    }
    var fresh = ask(platform, scope);
    granted.put(wanted, fresh);
    return fresh.token();
  }

  /** Forgets a token the platform did not take. */
  void forget(Registration platform, Scope scope) {
    granted.remove(new Wanted(platform.id(), scope));
  }

  private Granted ask(Registration platform, Scope scope) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion(platform));
    form.put("scope", scope.uri());
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var call =
        Call.post(platform.description().tokenEndpoint(), "application/x-www-form-urlencoded", body)
            .accepting("application/json")
            .within(ANSWER_TIME_MAX, ANSWER_BYTES_MAX);
    return granted(client.send(call), scope);
  }

  private String assertion(Registration platform) {
    var issuedAt = clock.instant().minus(DATED_BACK);
    return keys.sign(
        platform.tenant(),
        Map.of(
            "iss", platform.clientId(),
            "sub", platform.clientId(),
            "aud", platform.description().tokenAudience(),
            "iat", issuedAt.getEpochSecond(),
            "exp", issuedAt.plus(ASSERTION_LASTS).getEpochSecond(),
            "jti", Ids.next().toString()));
  }

  /**
   * By status first, then leniently: Moodle calls its JSON text/html, and errors may be no JSON.
   */
  private Granted granted(Reply reply, Scope scope) {
    if (!reply.successful()) {
      var kind = reply.status() < 500 ? Kind.REFUSED : Kind.UNREACHABLE;
      throw new PlatformFailure(kind, "token: status " + reply.status());
    }
    var answer = new Claims(Jose.json(reply.body()).orElse(Map.of()));
    var token =
        answer
            .exact("access_token")
            .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "token: none in answer"));
    var scopes = answer.exact("scope").orElse(scope.uri());
    if (!(" " + scopes + " ").contains(" " + scope.uri() + " ")) {
      throw new PlatformFailure(Kind.REFUSED, "token: scope not granted");
    }
    var seconds = answer.number("expires_in").orElse((double) USUAL_LIFE.toSeconds());
    var life = Duration.ofSeconds(Math.max(0, Math.min(seconds.longValue(), 86_400)));
    return new Granted(token, clock.instant().plus(life).minus(SPARE));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
