package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.control.FakePlatform.map;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.DeepLinking.Words;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.ContentItem;
import org.xueshi.lti.entity.ContentItem.Period;
import org.xueshi.lti.entity.NewColumn;
import org.xueshi.lti.entity.RegistrationStatus;

/** Answers to deep linking requests: cases 32 to 37, 104, and what beside them can be asked for. */
class DeepLinkingAnswersTest {

  private static final NewColumn COLUMN = new NewColumn("学时", 100, "unit-1", "unit");
  private static final Instant MORNING = Instant.parse("2026-11-24T00:00:00Z");
  private static final ContentItem GRADED =
      new ContentItem.ResourceLink(
          "微课学习",
          "",
          Map.of("xs_item", "unit-1"),
          COLUMN,
          new Period(MORNING, null),
          new Period(null, MORNING));
  private static final ContentItem PLAIN =
      new ContentItem.ResourceLink("课程首页", "", Map.of(), null, Period.ALWAYS, Period.ALWAYS);

  private final LtiWorld world = new LtiWorld();
  private final DeepLinking deepLinking =
      new DeepLinking(
          world.launchStore, world.registrations, world.ownKeys, world.tool, world.clock);

  @BeforeEach
  void register() {
    world.registered(RegistrationStatus.ACTIVE);
    world.keyRotation.ensure(world.tenant);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private LaunchDetails asked(Object... settings) {
    var all = map(settings);
    all.putIfAbsent("deep_link_return_url", world.platform.at("/return").toString());
    all.putIfAbsent("accept_types", List.of("ltiResourceLink"));
    all.putIfAbsent("accept_presentation_document_targets", List.of("iframe", "window"));
    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put(Claim.MESSAGE_TYPE, "LtiDeepLinkingRequest");
    claims.remove(Claim.RESOURCE_LINK);
    claims.remove(Claim.TARGET_LINK_URI);
    claims.put(Claim.DL_SETTINGS, all);
    var opened = (Opened) world.arrive(begun, claims, begun.browser());
    return world.launchStore.details(world.tenant, opened.session().id()).orElseThrow();
  }

  private Claims answered(LaunchDetails launch, ContentItem... items) {
    return claims(deepLinking.respond(launch, List.of(items), Words.message("好")).jwt());
  }

  private Claims claims(String jwt) {
    var token = Jose.read(jwt);
    assertThat(world.ownKeys.publicKeys(world.tenant))
        .contains(token.header().exact("kid").orElseThrow());
    return token.claims();
  }

  @Test
  void cases_33_to_37_an_answer_is_whole_signed_fresh_and_hands_the_data_back() {
    var claims = answered(asked("data", "opaque=1;2"), PLAIN);
    var now = world.clock.instant().getEpochSecond();

    assertThat(claims.exact(Claim.MESSAGE_TYPE)).contains("LtiDeepLinkingResponse");
    assertThat(claims.exact(Claim.VERSION)).contains("1.3.0");
    assertThat(claims.exact("iss")).contains("client-1");
    assertThat(claims.exact("aud")).contains(world.platform.origin());
    assertThat(claims.exact(Claim.DEPLOYMENT_ID)).contains("1");
    assertThat(claims.exact("nonce")).isPresent();
    assertThat(claims.number("iat").orElseThrow()).isLessThanOrEqualTo((double) now);
    assertThat(claims.number("exp").orElseThrow()).isGreaterThan((double) now);
    assertThat(claims.exact(Claim.DL_DATA)).contains("opaque=1;2");
    assertThat(claims.exact(Claim.DL_MESSAGE)).contains("好");
    assertThat(claims.has(Claim.DL_ERROR)).isFalse();
    assertThat(answered(asked(), PLAIN).has(Claim.DL_DATA)).isFalse();
  }

  @Test
  void a_link_carries_its_column_its_review_its_dates_and_how_to_show_it() {
    var item = answered(asked(), GRADED).objects(Claim.DL_CONTENT_ITEMS).get(0);

    assertThat(item.exact("url")).contains(FakePlatform.TOOL + "/lti/launch");
    assertThat(item.object("custom").exact("xs_item")).contains("unit-1");
    assertThat(item.object("lineItem").number("scoreMaximum")).contains(100.0);
    assertThat(item.object("lineItem").exact("resourceId")).contains("unit-1");
    var review = item.object("lineItem").object("submissionReview");
    assertThat(review.object("custom").exact("xs_item")).contains("unit-1");
    assertThat(review.texts("reviewableStatus")).contains("Submitted");
    assertThat(item.object("available").exact("startDateTime")).contains("2026-11-24T00:00:00Z");
    assertThat(item.object("submission").exact("endDateTime")).contains("2026-11-24T00:00:00Z");
    assertThat(item.object("iframe").number("height")).isPresent();
    var plain = answered(asked(), PLAIN).objects(Claim.DL_CONTENT_ITEMS).get(0);
    assertThat(plain.values()).doesNotContainKeys("custom", "lineItem", "available", "text");
    var windowed =
        answered(asked("accept_presentation_document_targets", List.of("window")), PLAIN);
    assertThat(windowed.objects(Claim.DL_CONTENT_ITEMS).get(0).values())
        .containsKey("window")
        .doesNotContainKey("iframe");
  }

  @Test
  void every_type_a_platform_may_take_is_written_as_the_specification_says() {
    var launch =
        asked(
            "accept_types",
            List.of("link", "file", "html", "image", "ltiResourceLink"),
            "accept_multiple",
            true,
            "accept_media_types",
            "application/pdf,image/*");
    var items =
        answered(
                launch,
                new ContentItem.Link("核验", "说明", URI.create("http://x/verify")),
                file("application/pdf"),
                file("image/png"),
                new ContentItem.Html("安排", "<table></table>"),
                new ContentItem.Image("照片", URI.create("http://x/p.png")),
                PLAIN)
            .objects(Claim.DL_CONTENT_ITEMS);

    assertThat(items)
        .extracting(item -> item.exact("type").orElseThrow())
        .containsExactly("link", "file", "file", "html", "image", "ltiResourceLink");
    assertThat(items.get(0).exact("url")).contains("http://x/verify");
    assertThat(items.get(1).exact("mediaType")).contains("application/pdf");
    assertThat(items.get(1).exact("expiresAt")).contains("2026-11-24T00:00:00Z");
    assertThat(items.get(3).exact("html")).contains("<table></table>");
  }

  private static ContentItem file(String mediaType) {
    return new ContentItem.FileItem("讲义", URI.create("http://x/f"), mediaType, MORNING);
  }

  @Test
  void case_104_what_the_platform_does_not_take_is_refused_by_name_and_leaves_the_request_open() {
    var one = asked();
    refused(one, "lti.deepLinking.typeNotAccepted", new ContentItem.Html("安排", "<p>"));
    refused(one, "lti.deepLinking.typeNotAccepted", PLAIN, file("application/pdf"));
    refused(one, "lti.deepLinking.onlyOne", PLAIN, PLAIN);
    refused(asked("accept_lineitem", false), "lti.deepLinking.noColumns", GRADED);
    var pdf = asked("accept_types", List.of("file"), "accept_media_types", "application/pdf");
    refused(pdf, "lti.deepLinking.mediaNotAccepted", file("image/png"));
    var many = new ContentItem[101];
    java.util.Arrays.fill(many, PLAIN);
    refused(asked("accept_multiple", true), "lti.deepLinking.tooMany", many);

    assertThat(answered(one).objects(Claim.DL_CONTENT_ITEMS)).isEmpty();
    assertThat(answered(asked("accept_lineitem", false), PLAIN).isList(Claim.DL_CONTENT_ITEMS))
        .isTrue();
  }

  private void refused(LaunchDetails launch, String why, ContentItem... items) {
    assertThatThrownBy(() -> deepLinking.respond(launch, List.of(items), Words.NONE))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(why));
    assertThatThrownBy(() -> deepLinking.check(launch, List.of(items))).isInstanceOf(Refusal.class);
  }

  @Test
  void cancelling_sends_an_empty_list_and_an_error_says_what_was_wrong() {
    var cancelled = claims(deepLinking.cancel(asked()).jwt());
    assertThat(cancelled.isList(Claim.DL_CONTENT_ITEMS)).isTrue();
    assertThat(cancelled.objects(Claim.DL_CONTENT_ITEMS)).isEmpty();

    var error =
        claims(deepLinking.respond(asked(), List.of(), Words.error("没有合适的内容", "types")).jwt());
    assertThat(error.exact(Claim.DL_ERROR)).contains("没有合适的内容");
    assertThat(error.exact(Claim.DL_ERROR_LOG)).contains("types");
    assertThat(error.has(Claim.DL_MESSAGE)).isFalse();
  }

  @Test
  void a_request_is_answered_once_however_many_try_at_once() {
    var launch = asked();
    var running = new ArrayList<CompletableFuture<Boolean>>();
    for (var i = 0; i < 12; i++) {
      running.add(CompletableFuture.supplyAsync(() -> succeeds(launch)));
    }
    assertThat(running.stream().filter(CompletableFuture::join)).hasSize(1);
  }

  private boolean succeeds(LaunchDetails launch) {
    try {
      deepLinking.respond(launch, List.of(PLAIN), Words.NONE);
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }

  @Test
  void without_a_request_there_is_no_answer() {
    var opened = (Opened) world.launch();
    var launch = world.launchStore.details(world.tenant, opened.session().id()).orElseThrow();
    refused(launch, "lti.deepLinking.notAsked", PLAIN);
  }
}
