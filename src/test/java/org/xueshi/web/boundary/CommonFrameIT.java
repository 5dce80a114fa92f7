package org.xueshi.web.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xueshi.test.RunningTool;

/** What every answer of the running tool has in common. */
class CommonFrameIT {

  private final RunningTool tool = RunningTool.get();
  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/console/sign-in",
        "/nothing-here",
        "/c/0190a6c0-0000-7000-8000-000000000000",
        "/c/not-an-id/x",
        "/assets/css/xueshi.css",
        "/api/v1/nothing",
        "/verify/UNKNOWN",
        "/console/ledger?page=-1%27"
      })
  void every_answer_carries_the_security_headers_and_is_never_a_500(String path) throws Exception {
    var answer = get(path);
    assertThat(answer.statusCode()).isLessThan(500);
    var headers = answer.headers();
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'self'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Frame-Options")).isEmpty();
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.firstValue("X-Powered-By")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/../../etc/passwd", "/c/%00/x", "/assets/%2e%2e/%2e%2e/x"})
  void an_address_the_server_itself_refuses_names_no_product(String path) throws Exception {
    var answer = raw(path);
    assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d.*").doesNotContainIgnoringCase("payara");
  }

  @Test
  void the_api_says_no_as_problem_json_in_the_callers_language() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(tool.url("/api/v1/persons/GZ-1")))
            .header("Content-Type", "application/json")
            .header("Accept-Language", "en")
            .PUT(HttpRequest.BodyPublishers.ofString("{}"));
    var anonymous = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(anonymous.statusCode()).isEqualTo(401);
    assertThat(anonymous.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    var incomplete =
        client.send(
            request.header("Authorization", "Bearer " + RunningTool.API_TOKEN).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(incomplete.statusCode()).isEqualTo(422);
    assertThat(incomplete.body()).contains("people.roster.personIncomplete").contains("needs");
  }

  @ParameterizedTest
  @CsvSource({"/nothing-here?lang=en, /", "/console/nothing-here?x=1&lang=en, /console"})
  void an_address_that_does_not_exist_says_so_in_the_readers_language_and_leads_back(
      String path, String back) throws Exception {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("<html lang=\"en\"", "class=\"button\" href=\"" + back + "\"", "lang=zh-CN\"");
  }

  @Test
  void the_language_link_keeps_what_was_asked() throws Exception {
    assertThat(get("/verify?code=ABCD&lang=en").body())
        .contains("href=\"/verify?code=ABCD&amp;lang=zh-CN\"");
  }

  @Test
  void what_the_database_cannot_keep_is_refused_with_words() throws Exception {
    var signIn =
        HttpRequest.newBuilder(URI.create(tool.url("/console/sign-in")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("login=%00&password=x"));
    var answer = client.send(signIn.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"x\"", "{\"familyName\": {\"a\": 1}}"})
  void malformed_json_is_a_problem_of_the_caller(String body) throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(tool.url("/api/v1/persons/GZ-1")))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + RunningTool.API_TOKEN)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
  }

  @Test
  void the_api_describes_itself_at_the_first_asking() throws Exception {
    var answer = get("/openapi");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("/api/v1/persons").doesNotContain("/console");
  }

  /** As it stands on the wire, since a client library would tidy the address first. */
  private String raw(String path) throws IOException {
    try (var socket = new Socket("127.0.0.1", tool.url().getPort())) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(tool.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
