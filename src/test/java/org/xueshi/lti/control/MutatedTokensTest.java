package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.Mutants.Mutant;
import org.xueshi.lti.entity.BrowserProof;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.LaunchChecks;
import org.xueshi.lti.entity.Login;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Verdict;
import org.xueshi.web.control.PublicUrls;

/**
 * Property: however a valid token is spoilt, nobody gets in by it unless all that matters is still
 * there (as another JSON parser reads it), and nothing breaks. {@code -Dseed=} repeats a run,
 * {@code -Dmutants=} makes it longer.
 */
class MutatedTokensTest {

  private static final long SEED = Long.getLong("seed", 20_261_124L);
  private static final int MUTANTS = Integer.getInteger("mutants", 3_000);
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void the_judge_lets_no_mutant_in(TestReporter reporter) {
    reporter.publishEntry("seed", "-Dseed=" + SEED + " -Dmutants=" + MUTANTS);
    try (var platform = new FakePlatform()) {
      var login = new Login(FakePlatform.REGISTRATION, "nonce-1", "1", new byte[32], null);
      var judge =
          new Judge(
              new KeySets(
                  new PlatformClient(new AddressGuard("true", "none")),
                  Clock.fixed(NOW, ZoneOffset.UTC)),
              new PublicUrls(FakePlatform.TOOL, "http://content.localhost:8080"));
      var mutants = new Mutants(platform, SEED);
      int letIn = 0;
      for (int i = 0; i < MUTANTS; i++) {
        var mutant = mutants.of(platform.claims("nonce-1", NOW));
        var prepared = judge.prepare(mutant.token(), platform.registration(), NOW);
        var report = LaunchChecks.judge(prepared.with(login, BrowserProof.SAME));
        if (report.verdict() instanceof Verdict.Accepted accepted) {
          mustBeSound(mutant, "nonce-1", platform);
          accepted.launch().message().custom();
          accepted.launch().user().name();
          letIn++;
        }
      }
      assertThat(letIn).as("harmless ones among them").isLessThan(MUTANTS / 2);
      assertThat(platform.seen("/evil")).isEmpty();
    }
  }

  @Test
  void nothing_breaks_on_the_way_into_the_database(TestReporter reporter) {
    reporter.publishEntry("seed", "-Dseed=" + SEED);
    try (var world = new LtiWorld()) {
      world.registered(RegistrationStatus.ACTIVE);
      var mutants = new Mutants(world.platform, SEED);
      int letIn = 0;
      for (int i = 0; i < Math.max(150, MUTANTS / 10); i++) {
        var begun = world.begin();
        var mutant = mutants.of(world.claims(begun));
        var arrived = receive(world, begun, mutant);
        if (arrived instanceof Opened) {
          mustBeSound(mutant, begun.nonce(), world.platform);
          letIn++;
        }
      }
      assertThat(world.count("session")).isEqualTo(letIn);
    }
  }

  private static Arrivals.Arrived receive(LtiWorld world, LtiWorld.Begun begun, Mutant mutant) {
    try {
      return world.arrivals.receive(
          new Arrivals.Posted(
              mutant.token(),
              begun.state(),
              null,
              begun.browser(),
              org.xueshi.web.entity.Language.EN));
    } catch (RuntimeException broken) {
      throw new AssertionError("-Dseed=" + SEED + ": " + mutant.how(), broken);
    }
  }

  /** What lets somebody in must hold in the eyes of another parser. */
  private static void mustBeSound(Mutant mutant, String nonce, FakePlatform platform) {
    var how = "-Dseed=" + SEED + ": " + mutant.how();
    assertThat(mutant.hopeless()).as(how).isFalse();
    var payload = Base64.getUrlDecoder().decode(mutant.token().split("\\.")[1]);
    JsonObject claims;
    try (var reader =
        Json.createReader(new StringReader(new String(payload, StandardCharsets.UTF_8)))) {
      claims = reader.readObject();
    }
    var wanted =
        Map.of(
            "iss",
            platform.origin(),
            "nonce",
            nonce,
            Claim.DEPLOYMENT_ID,
            "1",
            Claim.VERSION,
            "1.3.0",
            Claim.MESSAGE_TYPE,
            "LtiResourceLinkRequest");
    wanted.forEach(
        (name, value) -> assertThat(claims.getString(name, "")).as(how).isEqualTo(value));
    assertThat(claims.get("aud").toString()).as(how).contains("client-1");
    assertThat(claims.get("sub")).as(how).isInstanceOf(JsonString.class);
    assertThat(claims.getString("sub")).as(how).isNotBlank();
    assertThat(claims.get("exp").getValueType()).as(how).isEqualTo(JsonValue.ValueType.NUMBER);
    assertThat(claims.get("iat").getValueType()).as(how).isEqualTo(JsonValue.ValueType.NUMBER);
    assertThat(claims.get(Claim.ROLES).getValueType()).as(how).isEqualTo(JsonValue.ValueType.ARRAY);
  }
}
