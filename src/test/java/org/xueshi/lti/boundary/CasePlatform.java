package org.xueshi.lti.boundary;

import static org.xueshi.lti.control.FakePlatform.map;

import jakarta.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.lti.control.FakePlatform;
import org.xueshi.lti.entity.Claim;
import org.xueshi.start.Api;
import org.xueshi.test.RunningTool;

/** A platform that misbehaves on demand, registered with the running tool. */
final class CasePlatform implements AutoCloseable {

  /** A login the tool has begun. */
  record Begun(CaseBrowser browser, String state, String nonce, URI address) {}

  /** What the launch recorder kept of an attempt. */
  record Recorded(String outcome, String first, String rung, String failed, long skewMs) {}

  final RunningTool tool;
  final FakePlatform fake = new FakePlatform();
  final UUID registration;
  private final Api api;

  CasePlatform(RunningTool tool) {
    this.tool = tool;
    api = new Api(URI.create(tool.url("/")), RunningTool.API_TOKEN);
    registration = register("client-1");
  }

  /** Registers this platform once more under another client id. */
  UUID register(String clientId) {
    var body =
        Json.createObjectBuilder()
            .add("name", "测试平台")
            .add("issuer", fake.origin())
            .add("clientId", clientId)
            .add("authorizationEndpoint", fake.origin() + "/auth")
            .add("tokenEndpoint", fake.origin() + "/token")
            .add("jwksUri", fake.origin() + "/jwks")
            .add("deploymentIds", Json.createArrayBuilder().add("1").add("2"))
            .build();
    return UUID.fromString(api.post("/api/v1/platforms", body).getString("id"));
  }

  /** Sets what is not in the API; any other registration makes the tool read all of them again. */
  void status(String status) {
    execute("update lti_registration set status = '" + status + "' where id = ?", registration);
    register("client-" + UUID.randomUUID());
  }

  URI at(String path) {
    return URI.create(tool.url(path));
  }

  /** The fields of a login request as Moodle posts them. */
  Map<String, String> initiation() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("iss", fake.origin());
    fields.put("login_hint", "3");
    fields.put("target_link_uri", tool.url("/lti/launch"));
    fields.put("lti_message_hint", "{\"cmid\":6}");
    fields.put("client_id", "client-1");
    fields.put("lti_deployment_id", "1");
    return fields;
  }

  Begun begin(CaseBrowser browser) {
    return begin(browser, initiation());
  }

  Begun begin(CaseBrowser browser, Map<String, String> initiation) {
    var page = browser.post(at("/lti/login"), initiation);
    if (page.status() != 302) {
      throw new AssertionError("login: " + page.status() + " " + page.body());
    }
    var query = CaseBrowser.query(page.location());
    return new Begun(browser, query.get("state"), query.get("nonce"), page.location());
  }

  /** Claims of a learner's launch, now. */
  Map<String, Object> claims(Begun begun) {
    var claims = fake.claims(begun.nonce(), Instant.now());
    claims.put(Claim.TARGET_LINK_URI, tool.url("/lti/launch"));
    return claims;
  }

  Map<String, Object> deepLinking(Begun begun) {
    var claims = claims(begun);
    claims.put(Claim.MESSAGE_TYPE, "LtiDeepLinkingRequest");
    claims.put(Claim.ROLES, List.of(CaseTable.MEMBERSHIP + "Instructor"));
    claims.remove(Claim.RESOURCE_LINK);
    claims.put(
        Claim.DL_SETTINGS,
        map(
            "deep_link_return_url",
            fake.origin() + "/return",
            "accept_types",
            List.of("ltiResourceLink"),
            "accept_presentation_document_targets",
            List.of("iframe"),
            "accept_multiple",
            true,
            "accept_lineitem",
            true,
            "data",
            "kept by the platform"));
    return claims;
  }

  Page launch(Begun begun, String token) {
    return launch(begun.browser(), begun.state(), token);
  }

  Page launch(CaseBrowser browser, String state, String token) {
    var form = new LinkedHashMap<String, String>();
    form.put("state", state);
    form.put("id_token", token);
    return browser.post(at("/lti/launch"), form);
  }

  /** A launch with nothing wrong. */
  Page launch(CaseBrowser browser) {
    var begun = begin(browser);
    return launch(begun, fake.sign(claims(begun)));
  }

  int sessions() {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select (select count(*) from session where kind = 'LAUNCH')"
                            + " + (select count(*) from lti_launch_message)")
                    .mapTo(Integer.class)
                    .one());
  }

  Optional<Recorded> recorded(String reference) {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select outcome, coalesce(rung, '') as rung, failed::text as failed,"
                            + " skew_ms, (select jsonb_object_keys(failed -> 'list' -> 0) limit 1)"
                            + " as first from lti_launch where reference = :reference")
                    .bind("reference", reference)
                    .map(
                        (row, context) ->
                            new Recorded(
                                row.getString("outcome"),
                                row.getString("first"),
                                row.getString("rung"),
                                row.getString("failed"),
                                row.getLong("skew_ms")))
                    .findOne());
  }

  /** The newest attempt of this platform. */
  Recorded newest() {
    var reference =
        tool.database()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select reference from lti_launch where registration_id = :id"
                                + " order by at desc, id desc limit 1")
                        .bind("id", registration)
                        .mapTo(String.class)
                        .one());
    return recorded(reference).orElseThrow();
  }

  String sessionColumn(String session, String column) {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery("select " + column + " from session where id = :id")
                    .bind("id", UUID.fromString(session))
                    .mapTo(String.class)
                    .one());
  }

  void execute(String sql, Object... arguments) {
    tool.database().useHandle(handle -> handle.execute(sql, arguments));
  }

  @Override
  public void close() {
    fake.close();
  }
}
