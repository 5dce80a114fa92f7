package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.keys.SignedToken;
import org.xueshi.practice.tools.Scopes;

class TokenContractTest {
  private final RegisteredTool site = new RegisteredTool();

  TokenContractTest() throws IOException {}

  @AfterEach
  void close() {
    site.close();
  }

  @TestFactory
  List<DynamicTest> every_recorded_request_is_answered_alike() {
    return Recording.of("token.json").exchanges().stream()
        .map(exchange -> DynamicTest.dynamicTest(exchange.label(), () -> isAnsweredAlike(exchange)))
        .toList();
  }

  private void isAnsweredAlike(Recording.Exchange exchange) {
    site.platform.hooks().setClock(Clock.fixed(exchange.time().plusSeconds(1), ZoneOffset.UTC));
    var headers = Map.of("Content-Type", exchange.requestHeader("content-type"));
    RawHttp.Answer answer =
        site.http.send("POST", site.url("/mod/lti/token.php"), headers, body(exchange));
    assertThat(answer.status()).isEqualTo(((Number) exchange.response().get("status")).intValue());
    assertThat(answer.header("Content-Type")).isEqualTo(exchange.responseHeader("content-type"));
    if (exchange.response().containsKey("bodyText")) {
      assertThat(answer.body()).isEqualTo(exchange.response().get("bodyText"));
    } else {
      assertSameAnswer(Json.object(exchange.body()), Json.object(answer.json()));
    }
  }

  private static void assertSameAnswer(Map<String, Object> recorded, Map<String, Object> ours) {
    var expected = new LinkedHashMap<>(recorded);
    if (expected.containsKey("access_token")) {
      assertThat(Json.text(ours.get("access_token"))).matches("[0-9a-f]{32}");
      expected.put("access_token", ours.get("access_token"));
    }
    assertThat(ours).isEqualTo(expected);
  }

  /** The recorded form, with the assertion made anew by our tool. */
  private String body(Recording.Exchange exchange) {
    if (exchange.request().containsKey("bodyText")) {
      return Json.text(exchange.request().get("bodyText"));
    }
    var form = new LinkedHashMap<>(Json.object(exchange.request().get("form")));
    Object decoded = Json.object(exchange.request().get("decoded")).get("client_assertion");
    if (decoded != null) {
      form.put("client_assertion", assertion(Json.object(decoded)));
    }
    return Parameters.encode(form);
  }

  private String assertion(Map<String, Object> recorded) {
    Map<String, Object> header = Json.object(recorded.get("header"));
    SignedToken token = site.pretend.token(Json.object(recorded.get("payload")));
    if (!"nobody".equals(token.claims().get("sub"))) {
      token.with("iss", site.tool().clientId()).with("sub", site.tool().clientId());
    }
    if (!header.containsKey("kid")) {
      token.withoutHeader("kid");
    } else if (header.get("kid").equals("other")) {
      token.header("kid", "other");
    }
    return token.serialize();
  }

  @Test
  void the_key_set_is_fetched_once_and_again_when_the_tool_has_a_new_key() {
    PracticeHooks hooks = site.platform.hooks();
    int before = hooks.jwksFetches();
    for (int i = 0; i < 3; i++) {
      assertThat(site.askToken(List.of(Scopes.SCORE)).status()).isEqualTo(200);
    }
    assertThat(hooks.jwksFetches()).isEqualTo(before + 1);
    site.pretend.changeKey();
    assertThat(site.askToken(List.of(Scopes.SCORE)).status()).isEqualTo(200);
    assertThat(hooks.jwksFetches()).isEqualTo(before + 2);
  }

  @Test
  void a_pending_tool_gets_tokens_too() {
    site.registerAgain();
    var pending = site.platform.hooks().tools().find(2).orElseThrow();
    long now = site.platform.hooks().nowSeconds();
    String assertion = site.pretend.assertion(pending.clientId(), now).serialize();
    assertThat(site.askToken(assertion, List.of(Scopes.SCORE)).status()).isEqualTo(200);
  }
}
