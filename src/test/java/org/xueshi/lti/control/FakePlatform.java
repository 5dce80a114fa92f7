package org.xueshi.lti.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.PlatformDescription;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationStatus;

/** The other side of the wire on loopback: signs tokens, serves keys and whatever a test sets. */
public final class FakePlatform implements AutoCloseable {

  public static final String TOOL = "http://localhost:8080";
  public static final UUID TENANT = UUID.fromString("019aaaaa-0000-7000-8000-000000000001");
  public static final UUID REGISTRATION = UUID.fromString("019aaaaa-0000-7000-8000-000000000002");

  /** A request as it came in. */
  public record Seen(String method, String uri, Map<String, List<String>> headers, String body) {}

  /** What to answer. */
  public record Answer(int status, String type, String body, Map<String, String> headers) {
    public static Answer json(String type, String body) {
      return new Answer(200, type, body, Map.of());
    }
  }

  private static final RSAKey FIRST_KEY = newKey("key-1");

  private final HttpServer server;
  private final List<RSAKey> published = new CopyOnWriteArrayList<>(List.of(FIRST_KEY));
  private final Map<String, Function<Seen, Answer>> answers = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  public FakePlatform() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::handle);
    server.start();
    on("/jwks", request -> Answer.json("application/json", keySet()));
  }

  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public URI at(String path) {
    return URI.create(origin() + path);
  }

  public void on(String path, Function<Seen, Answer> answer) {
    answers.put(path, answer);
  }

  /** What is answered at a path now. */
  public Function<Seen, Answer> answer(String path) {
    return answers.get(path);
  }

  public List<Seen> seen(String path) {
    return seen.stream().filter(request -> path(request.uri()).equals(path)).toList();
  }

  public RSAKey key() {
    return published.get(0);
  }

  public void publish(RSAKey... keys) {
    published.clear();
    published.addAll(List.of(keys));
  }

  public static RSAKey newKey(String kid) {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(kid)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public Registration registration() {
    return registration(RegistrationStatus.ACTIVE);
  }

  public Registration registration(RegistrationStatus status) {
    var description =
        new PlatformDescription(
            "测试平台",
            origin(),
            "client-1",
            at("/auth"),
            at("/token"),
            origin() + "/token",
            at("/jwks"),
            "moodle 4.5");
    return new Registration(TENANT, REGISTRATION, description, status, Set.of("1", "2"));
  }

  /** Claims of a teacher's launch as Moodle sends them. */
  public Map<String, Object> claims(String nonce, Instant now) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", origin());
    claims.put("aud", "client-1");
    claims.put("sub", "3");
    claims.put("nonce", nonce);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 60);
    claims.put("family_name", "王");
    claims.put("given_name", "建国");
    claims.put("name", "建国 王");
    claims.put("email", "wangjg@example.edu.cn");
    claims.put(Claim.MESSAGE_TYPE, "LtiResourceLinkRequest");
    claims.put(Claim.VERSION, "1.3.0");
    claims.put(Claim.DEPLOYMENT_ID, "1");
    claims.put(Claim.TARGET_LINK_URI, TOOL + "/lti/launch");
    claims.put(Claim.RESOURCE_LINK, map("id", "1", "title", "研修任务一"));
    claims.put(
        Claim.ROLES,
        new ArrayList<>(List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner")));
    claims.put(Claim.CONTEXT, map("id", "2", "label", "JSYX", "title", "2026年秋季研修"));
    claims.put(Claim.LIS, map("person_sourcedid", "JS3301000120"));
    claims.put(Claim.CUSTOM, map("unit", "u1"));
    claims.put(
        Claim.LAUNCH_PRESENTATION, map("locale", "zh_cn", "return_url", origin() + "/return?s=1"));
    return claims;
  }

  public static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  public String sign(Map<String, Object> claims) {
    return sign(Map.of("typ", "JWT", "alg", "RS256", "kid", key().getKeyID()), claims, key());
  }

  /** Signs with RSA SHA-256 whatever header is wanted. */
  public static String sign(Map<String, Object> header, Map<String, Object> claims, RSAKey key) {
    return sign(Jose.json(header), Jose.json(claims).getBytes(StandardCharsets.UTF_8), key);
  }

  /** Signs with RSA SHA-256 whatever bytes are wanted. */
  public static String sign(String header, byte[] payload, RSAKey key) {
    try {
      var signed = Base64URL.encode(header) + "." + Base64URL.encode(payload);
      var signature =
          new RSASSASigner(key)
              .sign(new JWSHeader(JWSAlgorithm.RS256), signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + signature;
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String sign(JWSHeader header, Map<String, Object> claims, RSAKey key) {
    try {
      var token = new JWSObject(header, new Payload(Jose.json(claims)));
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String keySet() {
    return new JWKSet(List.copyOf(published)).toString(true);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var request =
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            body);
    seen.add(request);
    var found = answers.get(path(request.uri()));
    var answer = found == null ? new Answer(404, "text/html", "", Map.of()) : found.apply(request);
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static String path(String uri) {
    return uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
  }
}
