package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.control.FakePlatform.map;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.LegacyClaim;
import org.xueshi.lti.entity.LegacyConsumer;
import org.xueshi.lti.entity.RegistrationStatus;

/** Case 96: what a launch says of its LTI 1.1 past, signed rightly, wrongly, or not at all. */
class LegacyTest {

  private static final String KEY = "moodle-11";
  private static final String SECRET = "共享密钥 of 2014";

  private final LtiWorld world = new LtiWorld();
  private UUID registration;

  @BeforeEach
  void register() {
    registration = world.registered(RegistrationStatus.ACTIVE);
    world.legacy.put(registration, KEY, SECRET, world.administrator);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_example_of_the_specification_verifies() {
    var claim = example("lWd54kFo5qU7xshAna6v8BwoBm6tmUjc6GTax6+12ps=");

    assertThat(claim.signed())
        .isEqualTo(
            "179248902&689302&https://lmsvendor.com&PM48OJSfGDTAzAo&1551290856&172we8671fd8z");
    assertThat(claim.isSignedWith("my-lti11-secret")).isTrue();
    assertThat(claim.isSignedWith("my-lti11-secre")).isFalse();
    assertThat(claim.isSignedWith("")).isFalse();
    assertThat(claim.userId()).isEqualTo("34212");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!!!",
        "lWd54kFo5qU7xshAna6v8BwoBm6tmUjc6GTax6+12pt=",
        "lWd54kFo5qU7xshAna6v8BwoBm6tmUjc6GTax6+12p",
        "LWD54KFO5QU7XSHANA6V8BWOBM6TMUJC6GTAX6+12PS="
      })
  void any_other_signature_does_not(String sign) {
    assertThat(example(sign).isSignedWith("my-lti11-secret")).isFalse();
  }

  private static LegacyClaim example(String sign) {
    return LegacyClaim.of(
            new Claims(
                map(
                    "nonce",
                    "172we8671fd8z",
                    "exp",
                    1551290856,
                    "iss",
                    "https://lmsvendor.com",
                    "aud",
                    "PM48OJSfGDTAzAo",
                    "sub",
                    "3",
                    Claim.DEPLOYMENT_ID,
                    "689302",
                    Claim.LTI11,
                    map(
                        "user_id", "34212",
                        "oauth_consumer_key", "179248902",
                        "oauth_consumer_key_sign", sign))))
        .orElseThrow();
  }

  @Test
  void case_96_right_the_old_user_and_link_are_kept_beside_the_new() {
    assertThat(launched(past("old-7", "link-7"), "3")).isEmpty();

    assertThat(world.legacy.personOf(world.tenant, registration, KEY, "old-7")).isPresent();
    assertThat(world.legacy.placesOf(world.tenant, registration, KEY, "link-7"))
        .containsExactly("1");
    launched(past("old-7", "link-7"), "3");
    assertThat(world.legacy.of(world.tenant, registration))
        .extracting(LegacyConsumer::people, LegacyConsumer::links)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, 1L));
  }

  @Test
  void ids_that_did_not_change_may_be_left_out() {
    assertThat(launched(Map.of("oauth_consumer_key", KEY), "3")).isEmpty();

    assertThat(world.legacy.personOf(world.tenant, registration, KEY, "3")).isPresent();
    assertThat(world.legacy.placesOf(world.tenant, registration, KEY, "1")).containsExactly("1");
  }

  @Test
  void case_96_missing_the_launch_goes_on_and_the_past_is_not_believed() {
    assertThat(unsigned(past("old-7", "link-7"))).containsExactly("LTI11_UNSIGNED");
    nothingIsKept();
  }

  @Test
  void case_96_wrong_the_launch_goes_on_and_the_past_is_not_believed() {
    var claim = new HashMap<>(past("old-7", "link-7"));
    claim.put("oauth_consumer_key_sign", "c2lnbmVkIGJ5IG5vYm9keQ==");
    assertThat(unsigned(claim)).containsExactly("LTI11_SIGN");
    nothingIsKept();
  }

  @Test
  void a_consumer_key_nobody_registered_proves_nothing() {
    var claim = new HashMap<>(past("old-7", "link-7"));
    claim.put("oauth_consumer_key", "unknown");
    assertThat(launched(claim, "3")).containsExactly("LTI11_KEY");
    world.legacy.remove(registration, KEY, world.administrator);
    assertThat(launched(past("old-7", "link-7"), "3")).containsExactly("LTI11_KEY");
    nothingIsKept();
  }

  @Test
  void a_second_person_cannot_take_somebodys_past() {
    launched(past("old-7", "link-7"), "3");
    var first = world.legacy.personOf(world.tenant, registration, KEY, "old-7");

    assertThat(launched(past("old-7", "link-7"), "4")).containsExactly("LTI11_USER");
    assertThat(world.legacy.personOf(world.tenant, registration, KEY, "old-7")).isEqualTo(first);
  }

  @Test
  void a_signature_of_another_launch_is_worth_nothing() {
    var begun = world.begin();
    var claims = world.claims(begun);
    var old = sign(past("old-7", "link-7"), claims);
    var again = world.begin();
    var replayed = world.claims(again);
    replayed.put(Claim.LTI11, old);

    assertThat(arrived(again, replayed)).containsExactly("LTI11_SIGN");
  }

  @Test
  void secrets_are_sealed_and_incomplete_ones_refused() {
    var stored =
        world.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select secret from lti_legacy_consumer")
                    .mapTo(String.class)
                    .one());
    assertThat(stored).isNotEmpty().doesNotContain(SECRET);
    assertThat(world.legacy.of(world.tenant, registration).toString()).doesNotContain(SECRET);
    for (var bad : List.of(List.of("", "s"), List.of("k", " "), List.of("k".repeat(256), "s"))) {
      assertThatThrownBy(
              () -> world.legacy.put(registration, bad.get(0), bad.get(1), world.administrator))
          .isInstanceOf(Refusal.class);
    }
  }

  private static Map<String, Object> past(String user, String link) {
    return map("oauth_consumer_key", KEY, "user_id", user, "resource_link_id", link);
  }

  /** Signs the claim, launches, and says what is on record against it. */
  private List<String> launched(Map<String, Object> claim, String subject) {
    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put("sub", subject);
    claims.put(Claim.LIS, map("person_sourcedid", "JS" + subject));
    claims.put(Claim.LTI11, sign(claim, claims));
    return arrived(begun, claims);
  }

  private List<String> unsigned(Map<String, Object> claim) {
    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put(Claim.LTI11, claim);
    return arrived(begun, claims);
  }

  private List<String> arrived(LtiWorld.Begun begun, Map<String, Object> claims) {
    assertThat(world.arrive(begun, claims, begun.browser())).isInstanceOf(Opened.class);
    var record = world.recorder.recent(world.tenant, null, false).get(0);
    assertThat(record.outcome()).isEqualTo(Outcome.ACCEPTED);
    return record.failed().stream().map(Failure::name).toList();
  }

  private void nothingIsKept() {
    assertThat(world.count("lti_legacy_user")).isZero();
    assertThat(world.count("lti_legacy_link")).isZero();
  }

  private static Map<String, Object> sign(Map<String, Object> claim, Map<String, Object> token) {
    try {
      var text =
          String.join(
              "&",
              claim.get("oauth_consumer_key").toString(),
              token.get(Claim.DEPLOYMENT_ID).toString(),
              token.get("iss").toString(),
              token.get("aud").toString(),
              token.get("exp").toString(),
              token.get("nonce").toString());
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var signed = new HashMap<>(claim);
      signed.put(
          "oauth_consumer_key_sign",
          Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
      return signed;
    } catch (java.security.GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
