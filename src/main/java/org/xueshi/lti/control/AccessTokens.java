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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private final Map<Wanted, CompletableFuture<Granted>> asking = new ConcurrentHashMap<>();

  protected AccessTokens() {}

  @Inject
  public AccessTokens(PlatformClient client, OwnKeys keys, Clock clock) {
    this.client = client;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A token for one scope. Many at once ask the platform once, and share what came of it.
   *
   * @throws PlatformFailure if the platform cannot be reached or does not grant it
   */
  String token(Registration platform, Scope scope) {
    var wanted = new Wanted(platform.id(), scope);
    var known = granted.get(wanted);
    return known != null && known.until().isAfter(clock.instant())
        ? known.token()
        : askOnce(platform, wanted).token();
  }

  /**
   * A token in place of one that a service did not take: the one that somebody got meanwhile, or a
   * new one.
   *
   * @throws PlatformFailure as {@link #token}
   */
  String another(Registration platform, Scope scope, String refused) {
    var wanted = new Wanted(platform.id(), scope);
    granted.computeIfPresent(wanted, (same, known) -> known.token().equals(refused) ? null : known);
    return token(platform, scope);
  }

  /** Forgets the token of a scope, so that the next one is asked for: for trying the platform. */
  void forget(Registration platform, Scope scope) {
    granted.remove(new Wanted(platform.id(), scope));
  }

  /** What an answer that is not a good one means. */
  PlatformFailure failure(Reply reply, String what) {
    var said = what + ": status " + reply.status();
    if (reply.status() >= 500 && reply.header("retry-after").isEmpty()) {
      return new PlatformFailure(Kind.UNREACHABLE, said);
    }
    return Patience.isAskedFor(reply)
        ? PlatformFailure.busy(Patience.asked(reply, clock), said)
        : new PlatformFailure(Kind.REFUSED, said);
  }

  private Granted askOnce(Registration platform, Wanted wanted) {
    var mine = new CompletableFuture<Granted>();
    var under = asking.putIfAbsent(wanted, mine);
    if (under != null) {
      return shared(under);
    }
    try {
      var fresh = ask(platform, wanted.scope());
      granted.put(wanted, fresh);
      mine.complete(fresh);
      return fresh;
    } catch (RuntimeException failed) {
      mine.completeExceptionally(failed);
      throw failed;
    } finally {
      asking.remove(wanted, mine);
    }
  }

  private static Granted shared(CompletableFuture<Granted> under) {
    try {
      return under.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof PlatformFailure failure ? failure : failed;
    }
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
      throw failure(reply, "token");
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
    var life = life(answer);
    var spare = life.compareTo(SPARE.multipliedBy(2)) < 0 ? life.dividedBy(2) : SPARE;
    return new Granted(token, clock.instant().plus(life).minus(spare));
  }

  /** RFC 6749 5.1: a number of seconds, which some write as text and others leave out. */
  private static Duration life(Claims answer) {
    var written =
        answer.exact("expires_in").filter(text -> text.matches("\\d{1,9}")).map(Double::valueOf);
    var seconds =
        answer.number("expires_in").or(() -> written).orElse((double) USUAL_LIFE.toSeconds());
    return Duration.ofSeconds(Math.max(0, Math.min(seconds.longValue(), 86_400)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
