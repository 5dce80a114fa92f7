package org.xueshi.bench;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser that has never been here: no cookies yet, and as few requests as a launch takes. */
final class BenchBrowser {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int REDIRECTS_MAX = 5;

  private final String tool;
  private final BenchPlatform platform;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  BenchBrowser(String tool, BenchPlatform platform) {
    this.tool = tool;
    this.platform = platform;
  }

  /**
   * One launch to its page.
   *
   * @throws IllegalStateException if it ends anywhere else
   */
  void launch(long visitor) throws Exception {
    var target = tool + "/lti/launch";
    var login =
        Map.of(
            "iss",
            platform.issuer(),
            "login_hint",
            "h-" + visitor,
            "target_link_uri",
            target,
            "client_id",
            BenchPlatform.CLIENT,
            "lti_deployment_id",
            "1");
    var asked = query(send(request("/lti/login?" + form(login)).GET()));
    var token = platform.token(visitor, asked.get("nonce"), target);
    var answer =
        send(
            request("/lti/launch")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form(Map.of("id_token", token, "state", asked.get("state"))))));
    for (var hop = 0; answer.statusCode() == 303 && hop < REDIRECTS_MAX; hop++) {
      answer = send(request(location(answer).getRawPath()).GET());
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("a launch ended with " + answer.statusCode());
    }
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(tool + path));
    if (!cookies.isEmpty()) {
      request.header("Cookie", String.join("; ", cookies.values()));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var pair = cookie.split(";", 2)[0];
      cookies.put(pair.split("=", 2)[0], pair);
    }
    return answer;
  }

  private static URI location(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  private static Map<String, String> query(HttpResponse<String> answer) {
    return Arrays.stream(location(answer).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
