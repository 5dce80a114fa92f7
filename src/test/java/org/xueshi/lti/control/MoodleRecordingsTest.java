package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.lti.entity.BrowserProof;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Launch;
import org.xueshi.lti.entity.LaunchAttempt;
import org.xueshi.lti.entity.LaunchChecks;
import org.xueshi.lti.entity.Login;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.lti.entity.OpenIdConfiguration;
import org.xueshi.lti.entity.PlatformDescription;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Signature;
import org.xueshi.lti.entity.Verdict;
import org.xueshi.web.entity.CourseRole;

/** Every token recorded from a real Moodle 4.5 passes, with its real signature, at its own time. */
class MoodleRecordingsTest {

  private static final Path RECORDINGS = Path.of("src/test/resources/moodle-4.5");

  @TestFactory
  Stream<DynamicTest> every_recorded_token_passes() throws IOException {
    return claims("id-tokens.json").stream()
        .filter(entry -> Files.exists(RECORDINGS.resolve(entry.exact("from").orElseThrow())))
        .map(
            entry ->
                dynamicTest(
                    entry.exact("from").orElseThrow(),
                    () -> launch(entry.exact("from").orElseThrow())));
  }

  @Test
  void a_chinese_teacher_s_launch_reads_as_moodle_meant_it() throws Exception {
    var launch = launch("launch/learner-iframe.json");

    assertThat(launch.user().name()).isEqualTo("王建国");
    assertThat(launch.user().staffNumber()).isEqualTo("JS3301000120");
    assertThat(launch.role()).isEqualTo(CourseRole.LEARNER);
    assertThat(launch.message().contextTitle()).isEqualTo("2026年秋季初中数学新课标教学能力提升培训");
    assertThat(launch.message().courseNumber()).isEqualTo("GP2026-0137");
    assertThat(launch.message().locale().orElseThrow().toLanguageTag()).isEqualTo("zh-CN");
    assertThat(launch.message().custom())
        .containsEntry("literal", "值=含等号;分号")
        .containsEntry("MixedCase", "1");
    assertThat(launch.message().grades().orElseThrow().lineItem().orElseThrow())
        .hasQuery("type_id=1");
    assertThat(launch.message().memberships()).isPresent();
  }

  @Test
  void a_missing_staff_number_is_none_and_a_teacher_as_student_is_a_learner() throws Exception {
    assertThat(launch("launch/learner-no-idnumber.json").user().staffNumber()).isEmpty();
    assertThat(launch("launch/instructor-switched-to-student-role.json").role())
        .isEqualTo(CourseRole.LEARNER);
    assertThat(launch("launch/site-admin.json").role()).isEqualTo(CourseRole.TRAINER);
    assertThat(launch("launch/nonediting-teacher.json").role()).isEqualTo(CourseRole.TRAINER);
  }

  @Test
  void deep_linking_settings_are_moodle_s() throws Exception {
    var launch = launch("deep-linking/single-item.json");
    var settings = launch.message().deepLinking().orElseThrow();

    assertThat(launch.message().type()).isEqualTo(MessageType.DEEP_LINKING);
    assertThat(settings.acceptTypes()).containsExactly("ltiResourceLink");
    assertThat(settings.acceptMultiple()).isTrue();
    assertThat(settings.acceptLineItem()).isTrue();
    assertThat(launch.message().custom()).doesNotContainKey("sub_resourcelink_id");
  }

  @Test
  void moodle_s_description_of_itself_is_complete_and_consistent() throws Exception {
    var document = new Claims(object("platform/openid-configuration.json"));
    var source = URI.create("http://localhost:8081/mod/lti/openid-configuration.php");

    assertThat(OpenIdConfiguration.of(source, document)).isPresent();
    assertThat(OpenIdConfiguration.of(URI.create("http://other:8081/x"), document)).isEmpty();
  }

  private static Launch launch(String file) throws Exception {
    var raw = new Claims(object(file)).object("idToken").exact("raw").orElseThrow();
    var token = Jose.read(raw);
    var key =
        Jose.publicKeys(read("platform/jwks.json")).get(token.header().exact("kid").orElseThrow());
    var signature = Jose.isSignedBy(key, raw) ? Signature.VERIFIED : Signature.WRONG;
    var claims = token.claims();
    var platform = platform(claims.exact("aud").orElseThrow());
    var login =
        new Login(platform.id(), claims.exact("nonce").orElseThrow(), null, new byte[32], null);
    var target = claims.url(org.xueshi.lti.entity.Claim.TARGET_LINK_URI).orElseThrow();
    var attempt =
        new LaunchAttempt(
            token,
            signature,
            platform,
            login,
            BrowserProof.SAME,
            Registration.origin(target),
            Instant.ofEpochSecond(claims.number("iat").orElseThrow().longValue() + 1));
    var report = LaunchChecks.judge(attempt);
    assertThat(report.failed()).isEmpty();
    return ((Verdict.Accepted) report.verdict()).launch();
  }

  private static Registration platform(String clientId) {
    var base = "http://localhost:8081/mod/lti/";
    var description =
        new PlatformDescription(
            "Moodle",
            "http://localhost:8081",
            clientId,
            URI.create(base + "auth.php"),
            URI.create(base + "token.php"),
            base + "token.php",
            URI.create(base + "certs.php"),
            "");
    return new Registration(
        FakePlatform.TENANT,
        FakePlatform.REGISTRATION,
        description,
        RegistrationStatus.ACTIVE,
        Set.of("1", "2", "3"));
  }

  private static List<Claims> claims(String file) throws IOException {
    return Jose.jsonList(read(file)).orElseThrow();
  }

  /** Recordings nest deeper than any message may, so they are read without that bound. */
  private static Map<String, Object> object(String file) throws Exception {
    return com.nimbusds.jose.util.JSONObjectUtils.parse(read(file));
  }

  private static String read(String file) throws IOException {
    return Files.readString(RECORDINGS.resolve(file), StandardCharsets.UTF_8);
  }
}
