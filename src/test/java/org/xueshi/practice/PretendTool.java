package org.xueshi.practice;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.practice.http.HttpListener;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.http.Routes;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.keys.PlatformKeys;
import org.xueshi.practice.keys.SignedToken;

/**
 * A tool just large enough to talk to the platform: key set, login, launch, selection,
 * registration.
 */
final class PretendTool implements AutoCloseable {
  private final String host;
  private final HttpListener listener;
  private final RawHttp http = new RawHttp();
  private volatile RSAKey key = PlatformKeys.generate();
  private volatile List<Map<String, Object>> choice = List.of();

  PretendTool() throws IOException {
    this("127.0.0.1");
  }

  /** As {@code localhost} it is another site than the platform, and browsers keep cookies apart. */
  PretendTool(String host) throws IOException {
    this.host = host;
    listener = new HttpListener(InetAddress.getByName("127.0.0.1"), 0);
    var routes = new Routes(request -> Response.text("404").status(404, "Not Found"));
    routes.get("/jwks", request -> Response.text(new JWKSet(key).toString()));
    routes.any("/login", PretendTool::login);
    routes.any("/launch", PretendTool::launch);
    routes.any("/deeplink", this::select);
    routes.get("/register", this::register);
    listener.serve(routes);
  }

  String url() {
    return "http://" + host + ":" + listener.port();
  }

  void changeKey() {
    key = PlatformKeys.generate();
  }

  /** What the next selection will answer. */
  void choose(List<Map<String, Object>> contentItems) {
    choice = contentItems;
  }

  SignedToken token(Map<String, ?> claims) {
    return new SignedToken(key, claims);
  }

  /** A client assertion made at this moment. */
  SignedToken assertion(String clientId, long nowSeconds) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", clientId);
    claims.put("sub", clientId);
    claims.put("aud", "the token endpoint");
    claims.put("iat", nowSeconds);
    claims.put("exp", nowSeconds + 60);
    claims.put("jti", UUID.randomUUID().toString());
    return token(claims);
  }

  /** The registration in use during most recordings, with this tool's addresses. */
  String registration() {
    return registration("registration/update-existing.json");
  }

  String registration(String file) {
    var recorded = Recording.of(file);
    return Json.write(recorded.exchanges().get(0).request().get("body"))
        .replace("http://localhost:9090", url())
        .replace("localhost:9090", host + ":" + listener.port());
  }

  /** Registers as its page would, and answers what the platform said. */
  RawHttp.Answer register(String endpoint, String token) {
    return register(endpoint, token, registration());
  }

  RawHttp.Answer register(String endpoint, String token, String body) {
    var headers = Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token);
    return http.send("POST", endpoint, headers, body);
  }

  private Response register(Request request) {
    Object configuration = http.get(request.query().get("openid_configuration")).json();
    String endpoint = Json.text(Json.object(configuration).get("registration_endpoint"));
    RawHttp.Answer answer = register(endpoint, request.query().get("registration_token"));
    return page(
        "<h1>Registered: " + answer.status() + "</h1>",
        "window.parent.postMessage({subject: 'org.imsglobal.lti.close'}, '*');");
  }

  private static Response login(Request request) {
    Parameters sent = request.parameters();
    var query = new LinkedHashMap<String, String>();
    query.put("scope", "openid");
    query.put("response_type", "id_token");
    query.put("response_mode", "form_post");
    query.put("prompt", "none");
    query.put("client_id", sent.get("client_id"));
    query.put("redirect_uri", redirect(request, sent.get("target_link_uri")));
    query.put("login_hint", sent.get("login_hint"));
    query.put("lti_message_hint", sent.get("lti_message_hint"));
    query.put("state", "a-state");
    query.put("nonce", UUID.randomUUID().toString());
    String platform = sent.get("iss") + "/mod/lti/auth.php?";
    return Response.seeOther(platform + Parameters.encode(query)).status(302, "Found");
  }

  private static String redirect(Request request, String target) {
    String path = target.contains("/deeplink") ? "/deeplink" : "/launch";
    return "http://" + request.header("Host").orElseThrow() + path;
  }

  private static Response launch(Request request) {
    String token = request.form().get("id_token");
    return page("<h1>Launched</h1><p id=\"token\">" + token + "</p>", "");
  }

  private Response select(Request request) {
    Map<String, Object> claims = claims(request.form().get("id_token"));
    Object settings =
        claims.get("https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings");
    String back = Json.text(Json.object(settings).get("deep_link_return_url"));
    String jwt = selection(Json.text(claims.get("aud")), choice).serialize();
    return page(
        "<form method=\"post\" action=\""
            + back.replace("&", "&amp;")
            + "\">"
            + "<input type=\"hidden\" name=\"JWT\" value=\""
            + jwt
            + "\">"
            + "<button>Choose</button></form>",
        "");
  }

  /** A deep linking response with these items. */
  SignedToken selection(String clientId, List<Map<String, Object>> items) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", clientId);
    claims.put("aud", List.of("the platform"));
    claims.put("https://purl.imsglobal.org/spec/lti/claim/message_type", "LtiDeepLinkingResponse");
    claims.put("https://purl.imsglobal.org/spec/lti/claim/version", "1.3.0");
    claims.put("https://purl.imsglobal.org/spec/lti-dl/claim/content_items", items);
    return token(claims);
  }

  /** The claims of a token, unverified. */
  static Map<String, Object> claims(String token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return Json.readObject(new String(payload, StandardCharsets.UTF_8)).orElseThrow();
  }

  private static Response page(String body, String script) {
    return Response.html(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A tool</title></head>"
            + "<body><main>"
            + body
            + "</main><script>"
            + script
            + "</script></body></html>");
  }

  @Override
  public void close() {
    listener.close();
  }
}
