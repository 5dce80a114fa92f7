package org.xueshi.practice;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.tools.Tool;

/** A platform and a tool that has registered there and been let in. */
final class RegisteredTool implements AutoCloseable {
  final PracticePlatform platform;
  final PretendTool pretend = new PretendTool();
  final RawHttp http = new RawHttp();
  final RawHttp.Answer registration;

  RegisteredTool() throws IOException {
    this(Clock.systemUTC());
  }

  RegisteredTool(Clock clock) throws IOException {
    platform = PracticePlatform.start(PracticeOptions.defaults().withClock(clock));
    registration = registerAgain();
    platform.hooks().activate(tool());
  }

  /** One more registration of the same tool, with a number of its own. */
  RawHttp.Answer registerAgain() {
    return pretend.register(url("/mod/lti/openid-registration.php"), newToken());
  }

  String newToken() {
    var address = platform.hooks().registrationOf(URI.create(pretend.url() + "/register"));
    return Parameters.parse(address.getRawQuery()).get("registration_token");
  }

  Tool tool() {
    return platform.hooks().tools().find(1).orElseThrow();
  }

  String url(String path) {
    return platform.baseUrl() + path;
  }

  Person signIn(String name) {
    Person person = platform.hooks().person(name);
    http.post(url("/login/index.php"), Map.of("person", Long.toString(person.id())));
    return person;
  }

  /** The login initiation the platform would post to the tool. */
  PostedForm initiate(String path) {
    return PostedForm.in(http.get(url(path)).body());
  }

  /** The authentication request a proper tool makes of it. */
  Map<String, String> request(PostedForm initiation) {
    var request = new LinkedHashMap<String, String>();
    request.put("scope", "openid");
    request.put("response_type", "id_token");
    request.put("response_mode", "form_post");
    request.put("prompt", "none");
    request.put("client_id", initiation.fields().get("client_id"));
    request.put("redirect_uri", pretend.url() + "/launch");
    request.put("login_hint", initiation.fields().get("login_hint"));
    request.put("lti_message_hint", initiation.fields().get("lti_message_hint"));
    request.put("state", "a-state");
    request.put("nonce", "a-nonce");
    return request;
  }

  RawHttp.Answer authenticate(Map<String, String> request) {
    return http.get(url("/mod/lti/auth.php?") + Parameters.encode(request));
  }

  /** The claims of a whole launch, from the click to the answer. */
  Map<String, Object> launch(String path) {
    Map<String, String> request = request(initiate(path));
    if (path.contains("contentitem")) {
      request.put("redirect_uri", pretend.url() + "/deeplink");
    }
    String html = authenticate(request).body();
    return PretendTool.claims(PostedForm.in(html).fields().get("id_token"));
  }

  /** An access token for these scopes, or the refusal. */
  RawHttp.Answer askToken(List<String> scopes) {
    long now = platform.hooks().nowSeconds();
    return askToken(pretend.assertion(tool().clientId(), now).serialize(), scopes);
  }

  RawHttp.Answer askToken(String assertion, List<String> scopes) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion);
    form.put("scope", String.join(" ", scopes));
    return http.post(url("/mod/lti/token.php"), form);
  }

  String token(List<String> scopes) {
    return Json.text(Json.object(askToken(scopes).json()).get("access_token"));
  }

  @Override
  public void close() {
    pretend.close();
    platform.close();
  }
}
