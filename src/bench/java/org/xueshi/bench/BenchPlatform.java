package org.xueshi.bench;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The least of a platform: a key set, and tokens such as Moodle's. */
final class BenchPlatform implements AutoCloseable {

  static final String CLIENT = "bench-client";

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
  private static final int PEOPLE = 10_000;
  private static final int COURSES = 200;

  private final HttpServer server;
  private final String issuer;
  private final RSAKey key;
  private final AtomicLong fetches = new AtomicLong();

  private BenchPlatform(HttpServer server, String issuer, RSAKey key) {
    this.server = server;
    this.issuer = issuer;
    this.key = key;
  }

  static BenchPlatform start(String issuer) throws Exception {
    var address = URI.create(issuer);
    var server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 64);
    var key =
        new RSAKeyGenerator(2048)
            .keyID("bench")
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.RS256)
            .generate();
    var platform = new BenchPlatform(server, issuer, key);
    server.createContext("/jwks", platform::keySet);
    server.start();
    return platform;
  }

  private void keySet(com.sun.net.httpserver.HttpExchange exchange) throws java.io.IOException {
    fetches.incrementAndGet();
    var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  long keySetFetches() {
    return fetches.get();
  }

  String issuer() {
    return issuer;
  }

  /** The token of somebody's launch: one of 10,000 people, in one of 200 courses. */
  String token(long visitor, String nonce, String target) throws Exception {
    var person = visitor % PEOPLE;
    var course = visitor * 7 % COURSES;
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(CLIENT)
            .subject("u-" + person)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .claim("nonce", nonce)
            .claim("given_name", "教师" + person)
            .claim("family_name", "李")
            .claim("email", "t" + person + "@district.example")
            .claim(LTI + "version", "1.3.0")
            .claim(LTI + "message_type", "LtiResourceLinkRequest")
            .claim(LTI + "deployment_id", "1")
            .claim(LTI + "target_link_uri", target)
            .claim(LTI + "resource_link", Map.of("id", "rl-" + course, "title", "单元"))
            .claim(LTI + "context", Map.of("id", "ctx-" + course, "title", "课程"))
            .claim(LTI + "roles", List.of(ROLE + (person % 20 == 0 ? "Instructor" : "Learner")))
            .claim(LTI + "lis", Map.of("person_sourcedid", "P" + person))
            .claim(
                "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                Map.of(
                    "scope",
                    List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
                    "lineitems",
                    issuer + "/ags/" + course + "/lineitems"))
            .build();
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("bench").build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
