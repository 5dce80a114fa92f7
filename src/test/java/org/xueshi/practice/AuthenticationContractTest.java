package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.practice.json.Json;

/** Authentication requests with one parameter missing or wrong, as recorded. */
class AuthenticationContractTest {
  /** What may be wrong; the other parameters are ours. */
  private static final Set<String> VARIED =
      Set.of("scope", "response_type", "response_mode", "prompt");

  private final RecordedSite recorded = new RecordedSite();
  private final RegisteredTool site = recorded.registered;

  AuthenticationContractTest() throws IOException {}

  @AfterEach
  void close() {
    recorded.close();
  }

  @TestFactory
  List<DynamicTest> every_variant_is_answered_as_recorded() {
    site.signIn("王建国");
    return Json.list(Recording.of("auth-request-variants.json").content()).stream()
        .map(Json::object)
        .filter(variant -> !Json.text(variant.get("label")).startsWith("xsite"))
        .map(v -> DynamicTest.dynamicTest(Json.text(v.get("label")), () -> isAnsweredAlike(v)))
        .toList();
  }

  private void isAnsweredAlike(Map<String, Object> variant) {
    Object first = Json.list(variant.get("authenticationRequests")).get(0);
    Map<String, Object> response = Json.object(Json.object(first).get("response"));
    RawHttp.Answer answer = site.authenticate(request(Json.object(first), variant));
    assertThat(answer.status()).isEqualTo(((Number) response.get("status")).intValue());
    if (answer.status() == 404) {
      Object summary = response.get("bodyHtmlSummary");
      assertThat(answer.body()).contains(Json.text(Json.object(summary).get("errorMessage")));
      return;
    }
    Object form = Json.object(variant.get("authenticationResponse")).get("form");
    assertSameForm(Json.object(form), PostedForm.in(answer.body()).fields());
  }

  private static void assertSameForm(Map<String, Object> recorded, Map<String, String> ours) {
    assertThat(ours.keySet()).isEqualTo(recorded.keySet());
    for (String name : List.of("error", "error_description")) {
      assertThat(ours.get(name)).isEqualTo(recorded.get(name));
    }
    assertThat(ours.get("state").isEmpty()).isEqualTo("".equals(recorded.get("state")));
  }

  private Map<String, String> request(Map<String, Object> first, Map<String, Object> variant) {
    long cmid = recorded.hooks().site().activity(1).orElseThrow().cmid();
    Map<String, String> ours = site.request(site.initiate("/mod/lti/launch.php?id=" + cmid));
    Map<String, Object> sent = Json.object(first.get("request"));
    var theirs = new LinkedHashMap<>(Json.object(sent.get("query")));
    theirs.putAll(Json.object(sent.get("form")));
    ours.keySet().retainAll(theirs.keySet());
    VARIED.stream()
        .filter(theirs::containsKey)
        .forEach(name -> ours.put(name, Json.text(theirs.get(name))));
    spoil(Json.text(variant.get("label")), Json.text(theirs.get("redirect_uri")), ours);
    return ours;
  }

  private static void spoil(String label, String redirect, Map<String, String> ours) {
    switch (label) {
      case "wrong-login_hint" -> ours.put("login_hint", "4");
      case "wrong-client_id" -> ours.put("client_id", "nope");
      case "unknown-launchid" ->
          ours.put("lti_message_hint", "{\"cmid\":\"6\",\"launchid\":\"ltilaunch1_1\"}");
      case "bad-redirect_uri", "redirect_uri-with-query" ->
          ours.merge("redirect_uri", redirect, (ourUri, theirs) -> ourUri + "?res=task-1");
      default -> {}
    }
  }
}
