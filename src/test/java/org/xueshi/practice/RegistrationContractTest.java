package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.tools.Tool;

class RegistrationContractTest {
  private static final String CONFIGURATION =
      "https://purl.imsglobal.org/spec/lti-tool-configuration";

  private final RegisteredTool site = new RegisteredTool();
  private final String endpoint = site.url("/mod/lti/openid-registration.php");

  RegistrationContractTest() throws IOException {}

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void the_answer_repeats_what_moodle_keeps_to_the_letter() {
    String file = "registration/first-registration.json";
    RawHttp.Answer answer =
        site.pretend.register(endpoint, site.newToken(), site.pretend.registration(file));
    Recording.Exchange recorded = Recording.of(file).exchanges().get(0);
    Map<String, Object> ours = new LinkedHashMap<>(Json.object(answer.json()));
    Map<String, Object> theirs = new LinkedHashMap<>(Json.object(local(recorded.body())));
    assertThat(Json.text(ours.remove("client_id")))
        .hasSameSizeAs(Json.text(theirs.remove("client_id")));
    assertThat(Json.object(ours.get(CONFIGURATION)).remove("deployment_id")).isEqualTo("2");
    Json.object(theirs.get(CONFIGURATION)).remove("deployment_id");
    assertThat(ours).isEqualTo(theirs);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
  }

  private Object local(Object recorded) {
    String host = site.pretend.url().substring("http://".length());
    return Json.read(
            Json.write(recorded)
                .replace("http://localhost:9090", site.pretend.url())
                .replace("localhost:9090", host))
        .orElse(null);
  }

  @TestFactory
  List<DynamicTest> refusals_are_worded_as_recorded() {
    String token = site.newToken();
    return Recording.of("registration/second-registration-same-domain.json").exchanges().stream()
        .map(
            exchange ->
                DynamicTest.dynamicTest(exchange.label(), () -> isAnsweredAlike(exchange, token)))
        .toList();
  }

  private void isAnsweredAlike(Recording.Exchange exchange, String token) {
    var headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
    String recordedToken = exchange.requestHeader("authorization");
    if (!recordedToken.isEmpty()) {
      boolean real = recordedToken.contains(".");
      headers.put("Authorization", real ? "Bearer " + token : recordedToken);
    }
    Object body =
        exchange.request().getOrDefault("bodyText", local(exchange.request().get("body")));
    String text = body instanceof String s ? s : Json.write(body);
    String method = Json.text(exchange.request().get("method"));
    RawHttp.Answer answer =
        site.http.send(method, endpoint, headers, method.equals("GET") ? "" : text);
    assertThat(answer.status() + " " + answer.reason())
        .isEqualTo(exchange.response().get("status") + " " + exchange.response().get("reason"));
    assertThat(answer.header("Content-Type")).isEqualTo(exchange.responseHeader("content-type"));
    assertSameText(exchange, answer);
  }

  private void assertSameText(Recording.Exchange exchange, RawHttp.Answer answer) {
    Map<String, Object> recorded = exchange.response();
    if (recorded.containsKey("bodyText")) {
      assertThat(answer.body()).isEqualTo(recorded.get("bodyText"));
    } else if (recorded.containsKey("bodyHtmlSummary")) {
      Object message = Json.object(recorded.get("bodyHtmlSummary")).get("errorMessage");
      assertThat(answer.body()).contains(Json.text(message));
    } else {
      assertThat(Shape.differences(local(exchange.body()), answer.json())).isEmpty();
    }
  }

  @Test
  void an_update_keeps_numbers_and_state_and_its_token_works_again() {
    Tool tool = site.tool();
    String query =
        site.platform.hooks().updateOf(tool, URI.create("http://tool.example/")).getRawQuery();
    String token = Parameters.parse(query).get("registration_token");
    assertThat(PretendTool.claims(token))
        .containsEntry("scope", "reg-update")
        .containsEntry("sub", "1");
    String renamed = site.pretend.registration().replace("（更新）", "（再次更新）");
    for (int i = 0; i < 2; i++) {
      RawHttp.Answer answer = site.pretend.register(endpoint, token, renamed);
      assertThat(Json.object(answer.json())).containsEntry("client_id", tool.clientId());
    }
    assertThat(site.tool().name()).endsWith("（再次更新）");
    assertThat(site.tool().active()).isTrue();
    RawHttp.Answer present =
        site.http.send("GET", endpoint, Map.of("Authorization", "Bearer " + token), "");
    assertThat(Json.object(present.json())).containsEntry("client_name", site.tool().name());
  }

  @Test
  void a_new_tool_is_pending_until_an_administrator_activates_it() {
    site.registerAgain();
    Tool second = site.platform.hooks().tools().find(2).orElseThrow();
    assertThat(second.active()).isFalse();
    assertThat(second.clientId()).isNotEqualTo(site.tool().clientId());
    site.platform.hooks().activate(second);
    assertThat(site.platform.hooks().tools().find(2).orElseThrow().active()).isTrue();
  }
}
