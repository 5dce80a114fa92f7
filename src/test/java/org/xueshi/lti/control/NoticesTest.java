package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.control.FakePlatform.map;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.ContextCopied;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.LaunchMessage;
import org.xueshi.lti.entity.Receipt;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Identities;
import org.xueshi.test.Announced;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.CourseRole;

/** Platform notices, from the handler's registration to what they lead to; case 107. */
class NoticesTest {

  private static final String JSON = "application/json";

  private final LtiWorld world = new LtiWorld();
  private final Announced<ContextCopied> copied = new Announced<>();
  private final NoticeStore store = new NoticeStore(world.jdbi);
  private final AssetStore assets = new AssetStore(world.jdbi);
  private final Notices notices =
      new Notices(
          world.registrations,
          new Judge(world.keySets, world.urls),
          new Notices.NoticeHandling(store, assets, copied, world.clock),
          world.districts,
          world.clock);
  private final NoticeHandlers handlers =
      new NoticeHandlers(store, world.services, world.urls, world.clock);
  private final AssetProcessor processor =
      new AssetProcessor(assets, world.services, new Messages(), world.clock);
  private UUID registration;

  @BeforeEach
  void register() {
    registration = world.registered(RegistrationStatus.ACTIVE);
    world.keyRotation.ensure(world.tenant);
    world.platform.on("/token", request -> Answer.json("text/html", "{\"access_token\":\"t\"}"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Map<String, Object> notice(String type) {
    var now = world.clock.instant();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", world.platform.origin());
    claims.put("aud", "client-1");
    claims.put("azp", "client-1");
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 3600);
    claims.put(Claim.VERSION, "1.3.0");
    claims.put(Claim.DEPLOYMENT_ID, "1");
    claims.put(Claim.NOTICE, map("id", "n-1", "type", type, "timestamp", now.toString()));
    claims.put(Claim.CONTEXT, map("id", "4", "title", "副本"));
    claims.put(Claim.ORIGIN_CONTEXTS, List.of("2"));
    return claims;
  }

  private List<String> received(Map<String, Object> claims) {
    return notices.receive(List.of(world.platform.sign(claims))).get(0);
  }

  @Test
  void a_copied_course_is_announced_once_however_often_the_notice_comes() {
    var claims = notice("LtiContextCopyNotice");

    assertThat(received(claims)).isEmpty();
    assertThat(received(claims)).isEmpty();
    assertThat(copied.events())
        .containsExactly(
            new ContextCopied(world.tenant, registration + "/4", List.of(registration + "/2")));
    assertThat(world.count("lti_notice")).isEqualTo(1);
    assertThat(received(notice("LtiHelloWorldNotice"))).isEmpty();
  }

  @Test
  void a_notice_may_have_waited_as_long_as_it_has_not_expired() {
    var claims = notice("LtiContextCopyNotice");
    world.clock.forward(Duration.ofMinutes(50));
    assertThat(received(claims)).isEmpty();
    world.clock.forward(Duration.ofMinutes(20));
    assertThat(received(claims)).containsExactly("EXPIRY");
  }

  @Test
  void case_107_a_notice_with_one_thing_wrong_is_refused_by_the_name_of_what_it_is() {
    refused("PLATFORM_KNOWN", claims -> claims.remove("iss"));
    refused("PLATFORM_KNOWN", claims -> claims.put("iss", "https://other"));
    refused("PLATFORM_KNOWN", claims -> claims.remove("aud"));
    refused("PLATFORM_KNOWN", claims -> claims.put("aud", "client-2"));
    refused("AUDIENCE", claims -> claims.put("aud", List.of("client-1", "client-2")));
    refused("AUTHORIZED_PARTY", claims -> claims.put("azp", "client-2"));
    refused("DEPLOYMENT", claims -> claims.remove(Claim.DEPLOYMENT_ID));
    refused("DEPLOYMENT", claims -> claims.put(Claim.DEPLOYMENT_ID, "9"));
    refused("VERSION", claims -> claims.remove(Claim.VERSION));
    refused("NOTICE", claims -> claims.remove(Claim.NOTICE));
    refused("NOTICE_TYPE", claims -> claims.put(Claim.NOTICE, map("id", "n", "type", "LtiOther")));
    refused("EXPIRY", claims -> claims.remove("exp"));
    refused(
        "ISSUED_AT", claims -> claims.put("iat", world.clock.instant().getEpochSecond() + 3600));
    var forged = world.platform.sign(notice("LtiContextCopyNotice"));
    assertThat(notices.receive(List.of(forged.substring(0, forged.length() - 8) + "AAAAAAAA")))
        .containsExactly(List.of("SIGNATURE"));
    assertThat(notices.receive(List.of("", "a.b.c")))
        .containsExactly(List.of("TOKEN_READABLE"), List.of("TOKEN_READABLE"));
    world.registrations.disable(registration, world.administrator);
    refused("PLATFORM_ACTIVE", claims -> {});
    assertThat(copied.events()).isEmpty();
    assertThat(world.count("lti_notice")).isZero();
  }

  private void refused(String check, Consumer<Map<String, Object>> change) {
    var claims = notice("LtiContextCopyNotice");
    change.accept(claims);
    assertThat(received(claims)).as(check).contains(check);
  }

  @Test
  void a_bad_notice_does_not_keep_a_good_one_out_and_a_batch_has_its_bounds() {
    var good = world.platform.sign(notice("LtiContextCopyNotice"));
    assertThat(notices.receive(List.of("x", good))).hasSize(2).last().isEqualTo(List.of());
    assertThat(copied.events()).hasSize(1);
    var body = Jose.json(Map.of("notices", List.of(Map.of("jwt", good), Map.of())));
    assertThat(NoticeBatch.tokens(body)).containsExactly(good, "");
    for (var broken : List.of("", "[]", "{}", "{\"notices\":[]}", "{\"notices\":{}}")) {
      assertThatThrownBy(() -> NoticeBatch.tokens(broken)).isInstanceOf(Refusal.class);
    }
    var many = new ArrayList<>(java.util.Collections.nCopies(101, Map.of("jwt", "x")));
    assertThatThrownBy(() -> NoticeBatch.tokens(Jose.json(Map.of("notices", many))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void our_handler_is_registered_once_for_each_type_that_both_know() {
    var seen = new ArrayList<String>();
    world.platform.on(
        "/notices",
        request -> {
          seen.add(request.method() + " " + request.body());
          return Answer.json(JSON, request.body());
        });
    for (var i = 0; i < 3; i++) {
      handlers.launched(launch());
    }
    assertThat(handlers.registerNext(world.tenant)).isTrue();
    assertThat(handlers.registerNext(world.tenant)).isFalse();
    assertThat(seen)
        .hasSize(2)
        .allMatch(put -> put.startsWith("PUT") && put.contains("/lti/notices"))
        .noneMatch(put -> put.contains("LtiStrangeNotice"));
  }

  @Test
  void a_platform_that_does_not_take_the_handler_is_asked_again_after_an_hour() {
    world.platform.on("/notices", request -> new Answer(503, "text/html", "", Map.of()));
    handlers.launched(launch());
    assertThat(handlers.registerNext(world.tenant)).isTrue();
    assertThat(handlers.registerNext(world.tenant)).isFalse();
    world.clock.forward(Duration.ofMinutes(61));
    assertThat(handlers.registerNext(world.tenant)).isTrue();
  }

  private LaunchAccepted launch() {
    var service =
        map(
            "platform_notification_service_url",
            world.platform.at("/notices").toString(),
            "notice_types_supported",
            List.of("LtiHelloWorldNotice", "LtiContextCopyNotice", "LtiStrangeNotice"));
    var message =
        new LaunchMessage(new Claims(map(Claim.DEPLOYMENT_ID, "1", Claim.NOTICES, service)));
    var id = UUID.randomUUID();
    return new LaunchAccepted(
        world.tenant, id, id, registration, id, CourseRole.LEARNER, registration + "/2", message);
  }

  @Test
  void a_file_handed_in_is_read_once_and_its_receipt_reported() throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest("课例".getBytes("UTF-8"));
    world.platform.on("/assets/1", request -> Answer.json("application/pdf", "课例"));
    world.platform.on("/reports", request -> Answer.json(JSON, "{}"));
    handedIn("a-1", "/assets/1", Base64.getEncoder().encodeToString(sha256));

    assertThat(processor.processNext(world.tenant)).isTrue();
    assertThat(processor.processNext(world.tenant)).isFalse();
    var report = Jose.json(world.platform.seen("/reports").get(0).body()).orElseThrow();
    assertThat(report)
        .containsEntry("assetId", "a-1")
        .containsEntry("processingProgress", "Processed");
    assertThat(report.get("comment").toString()).contains(HexFormat.of().formatHex(sha256));
    assertThat(states()).containsExactly("RECEIVED");
  }

  @Test
  void what_differs_is_too_large_or_cannot_be_had_is_said_so() {
    world.platform.on("/reports", request -> Answer.json(JSON, "{}"));
    world.platform.on("/assets/1", request -> Answer.json("text/plain", "x"));
    world.platform.on(
        "/assets/2",
        request -> Answer.json("text/plain", "x".repeat(AssetProcessor.BYTES_MAX + 1)));
    handedIn("a-1", "/assets/1", "00".repeat(32));
    handedIn("a-2", "/assets/2", "");
    handedIn("a-3", "/assets/3", "");
    for (var i = 0; i < 6; i++) {
      while (processor.processNext(world.tenant)) {
        assertThat(world.platform.seen("/reports")).hasSizeLessThan(4);
      }
      world.clock.forward(Duration.ofMinutes(6));
    }

    assertThat(states()).containsExactlyInAnyOrder("DIFFERENT", "TOO_LARGE", "FAILED");
    assertThat(world.platform.seen("/assets/3")).hasSize(5);
    assertThat(world.platform.seen("/reports"))
        .anyMatch(report -> report.body().contains("ASSET_TOO_LARGE"))
        .anyMatch(report -> report.body().contains("DOWNLOAD_FAILED"));
  }

  @Test
  void the_receipt_is_kept_for_those_who_may_see_the_work_of_that_person_in_that_course() {
    var receipts = new Receipts(assets, new Identities(world.jdbi, world.clock));
    world.platform.on("/assets/1", request -> Answer.json("text/plain", "反思"));
    world.platform.on("/reports", request -> Answer.json(JSON, request.body()));
    var described = map("asset_id", "a-1", "url", world.platform.at("/assets/1").toString());
    described.put("title", "教学反思.docx");
    var claims = submission("a-1", "", "");
    claims.put(Claim.ASSET_SERVICE, map("assets", List.of(described)));
    assertThat(received(claims)).isEmpty();
    assertThat(receipts.of(world.tenant, registration + "/4"))
        .extracting(Receipt::state, Receipt::personId)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("WAITING", null));
    world.launch();
    processor.processNext(world.tenant);

    var known =
        new Identities(world.jdbi, world.clock)
            .known(world.tenant, registration, "3")
            .orElseThrow();
    var receipt = receipts.of(world.tenant, registration + "/4", known).get(0);
    assertThat(receipt.title()).isEqualTo("教学反思.docx");
    assertThat(receipt.good()).isTrue();
    assertThat(receipt.sizeBytes()).isEqualTo(6);
    assertThat(receipt.sha256()).hasSize(64);
    assertThat(receipts.of(world.tenant, registration + "/5")).isEmpty();
    assertThat(receipts.of(world.tenant, registration + "/4", UUID.randomUUID())).isEmpty();
    assertThat(receipts.of(world.tenant, null)).isEmpty();
  }

  @Test
  void no_token_goes_to_a_file_on_another_host() {
    try (var other = new FakePlatform()) {
      var claims = submission("a-1", other.at("/assets/1").toString(), "");
      assertThat(received(claims)).isEmpty();
      processor.processNext(world.tenant);
      assertThat(other.seen("/assets/1")).isEmpty();
    }
  }

  private void handedIn(String asset, String path, String checksum) {
    assertThat(received(submission(asset, world.platform.at(path).toString(), checksum))).isEmpty();
  }

  private Map<String, Object> submission(String asset, String url, String checksum) {
    var claims = notice("LtiAssetProcessorSubmissionNotice");
    claims.put(Claim.NOTICE, map("id", asset, "type", "LtiAssetProcessorSubmissionNotice"));
    claims.put(Claim.FOR_USER, map("user_id", "3"));
    var described = map("asset_id", asset, "url", url);
    if (!checksum.isEmpty()) {
      described.put("sha256_checksum", checksum);
    }
    claims.put(Claim.ASSET_SERVICE, map("assets", List.of(described)));
    claims.put(Claim.ASSET_REPORT, map("report_url", world.platform.at("/reports").toString()));
    return claims;
  }

  private List<String> states() {
    return world.jdbi.withHandle(
        handle -> handle.createQuery("select state from lti_asset").mapTo(String.class).list());
  }
}
