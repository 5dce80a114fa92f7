package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.entity.Signature;

/** Keys of platforms: few readings, rotation, and key servers that are dead or hostile. */
class KeySetsTest {

  private final FakePlatform platform = new FakePlatform();
  private final LtiWorld.MovedClock clock = new LtiWorld.MovedClock();
  private final KeySets keys =
      new KeySets(new PlatformClient(new AddressGuard("true", "none")), clock);

  @AfterEach
  void close() {
    platform.close();
  }

  private Signature check(String kid) {
    var token =
        FakePlatform.sign(Map.of("alg", "RS256", "kid", kid), Map.of("a", 1), platform.key());
    return keys.check(platform.registration(), kid, token);
  }

  @Test
  void a_known_key_is_read_once() {
    for (int i = 0; i < 1000; i++) {
      assertThat(check("key-1")).isEqualTo(Signature.VERIFIED);
    }
    assertThat(platform.seen("/jwks")).hasSize(1);
  }

  @Test
  void case_73_a_rotated_key_costs_one_reading_and_so_does_a_wrong_one() {
    check("key-1");
    platform.publish(FakePlatform.newKey("key-2"), platform.key());

    assertThat(check("key-2")).isEqualTo(Signature.VERIFIED);
    assertThat(platform.seen("/jwks")).hasSize(2);
    for (int i = 0; i < 20; i++) {
      assertThat(check("wrong")).isEqualTo(Signature.UNKNOWN_KEY);
    }
    assertThat(platform.seen("/jwks")).hasSize(3);
  }

  @Test
  void many_invented_key_ids_cause_few_readings() {
    check("key-1");
    for (int i = 0; i < 100; i++) {
      assertThat(check("invented-" + i)).isNotEqualTo(Signature.VERIFIED);
    }
    assertThat(platform.seen("/jwks")).hasSizeLessThanOrEqualTo(5);
    assertThat(check("key-1")).isEqualTo(Signature.VERIFIED);
  }

  @Test
  void case_64_keys_once_read_survive_a_server_that_is_away_or_talks_nonsense() {
    check("key-1");
    for (var answer :
        new Answer[] {
          new Answer(500, "text/html", "", Map.of()),
          Answer.json("application/json", ""),
          Answer.json("text/html", "<html>"),
          Answer.json("application/json", "[".repeat(5000))
        }) {
      platform.on("/jwks", request -> answer);
      clock.forward(Duration.ofHours(2));
      assertThat(check("key-1")).isEqualTo(Signature.VERIFIED);
      assertThat(check("other")).isEqualTo(Signature.KEYS_UNAVAILABLE);
    }
  }

  @Test
  void check_10_a_key_server_that_hangs_is_waited_for_five_seconds_at_most() {
    check("key-1");
    var hanging = new CountDownLatch(1);
    platform.on("/jwks", request -> hang(hanging));
    var began = System.nanoTime();

    assertThat(check("other")).isEqualTo(Signature.KEYS_UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(check("key-1")).isEqualTo(Signature.VERIFIED);
    hanging.countDown();
  }

  @Test
  void a_redirected_key_server_is_not_followed() {
    try (var other = new FakePlatform()) {
      platform.on(
          "/jwks",
          request ->
              new Answer(302, "text/html", "", Map.of("Location", other.origin() + "/jwks")));

      assertThat(check("key-1")).isEqualTo(Signature.KEYS_UNAVAILABLE);
      assertThat(other.seen("/jwks")).isEmpty();
    }
  }

  @Test
  void case_71_keys_of_other_kinds_or_too_short_or_twice_are_not_used() throws Exception {
    var rsa = platform.key().toPublicJWK().toJSONString();
    var ec =
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"ec\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";
    var encryption = rsa.replace("\"sig\"", "\"enc\"").replace("key-1", "enc");
    var other = rsa.replace("RS256", "RS512").replace("key-1", "rs512");
    var twice = rsa.replace("key-1", "twice");
    var bare =
        rsa.replace("\"alg\":\"RS256\",", "")
            .replace(",\"alg\":\"RS256\"", "")
            .replace("key-1", "bare");
    var set =
        "{\"keys\":[" + String.join(",", rsa, ec, encryption, other, twice, twice, bare) + "]}";

    assertThat(Jose.publicKeys(set)).containsOnlyKeys("key-1", "bare");
  }

  private static Answer hang(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return new Answer(200, "text/html", "", Map.of());
  }
}
