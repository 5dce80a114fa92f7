package org.xueshi.papers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xueshi.ledger.control.ClosedPeriods;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;

/**
 * The API as another system meets it: over HTTP, with a token, held against its own description.
 */
class ApiIT {

  private static final RunningTool TOOL = RunningTool.get();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Answer of a call. */
  private record Answer(int status, String body, HttpResponse<String> raw) {
    JsonObject json() {
      return structure().asJsonObject();
    }

    JsonStructure structure() {
      try (var reader = Json.createReader(new StringReader(body))) {
        return reader.read();
      }
    }
  }

  @Test
  void one_posting_is_written_once_however_often_it_is_sent() throws Exception {
    var teacher = ATeacher.named("周", "敏");
    var key = UUID.randomUUID().toString();
    var first = post(key, entry(teacher.number(), "\"minutes\":90"));
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    var again = post(key, entry(teacher.number(), "\"minutes\":90"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(entries(again)).isEqualTo(entries(first));
    assertThat(again.json().getJsonArray("items").getJsonObject(0).getBoolean("repeated")).isTrue();
    var other = post(key, entry(teacher.number(), "\"minutes\":45"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().getString("code")).isEqualTo("ledger.refusal.keyReused");
    assertThat(count(teacher)).isEqualTo(1);
    var found = get("/api/v1/entries?personId=" + teacher.person(), RunningTool.API_TOKEN);
    assertThat(found.json().getJsonArray("entries")).hasSize(1);
  }

  @Test
  void a_batch_is_posted_whole_or_not_at_all_and_the_refused_item_is_named() throws Exception {
    var teacher = ATeacher.named("吴", "强");
    var good = item(teacher.number(), "\"minutes\":90").replace("s-1", "s-a");
    var second = item(teacher.number(), "\"minutes\":45").replace("s-1", "s-b");
    var bad = item(teacher.number(), "\"minutes\":-5");
    var refused = post(UUID.randomUUID().toString(), batch(good, second, bad));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getInt("item")).isEqualTo(3);
    assertThat(refused.json().getString("code")).isEqualTo("ledger.refusal.api.minutes");
    assertThat(count(teacher)).isZero();
    var posted = post(UUID.randomUUID().toString(), batch(good, second));
    assertThat(posted.status()).as(posted.body()).isEqualTo(201);
    assertThat(count(teacher)).isEqualTo(2);
  }

  static Stream<Arguments> badInput() {
    return Stream.of(
        arguments("negative", "\"minutes\":-1", 422, "ledger.refusal.api.minutes"),
        arguments("nothing", "\"minutes\":0", 422, "ledger.refusal.api.minutes"),
        arguments("absurd", "\"minutes\":1000000000", 422, "ledger.refusal.api.minutes"),
        arguments("beyond numbers", "\"minutes\":1e300", 422, "ledger.refusal.api.minutes"),
        arguments("a fraction", "\"minutes\":0.5", 422, "ledger.refusal.api.fraction"),
        arguments("not a number", "\"minutes\":\"NaN\"", 400, "web.refusal.http.400"),
        arguments("no minutes", "\"x\":1", 422, "ledger.refusal.api.missing"),
        arguments(
            "to come", "\"minutes\":9,\"earnedOn\":\"2199-01-01\"", 422, "ledger.refusal.future"),
        arguments(
            "before any rule",
            "\"minutes\":9,\"earnedOn\":\"1999-01-01\"",
            422,
            "ledger.refusal.noRule"),
        arguments(
            "no day",
            "\"minutes\":9,\"earnedOn\":\"yesterday\"",
            422,
            "ledger.refusal.api.unreadable"),
        arguments(
            "no mode", "\"minutes\":9,\"mode\":\"TELEPATHY\"", 422, "ledger.refusal.api.choice"),
        arguments(
            "a claimed grade", "\"minutes\":9,\"grade\":\"A\"", 422, "ledger.refusal.api.grade"),
        arguments("declared only", "\"minutes\":9,\"grade\":\"D\"", 422, "ledger.refusal.grade"),
        arguments("failed", "\"minutes\":9,\"passed\":false", 422, "ledger.refusal.failed"),
        arguments(
            "an unknown person",
            "\"minutes\":9,\"staffNumber\":\"nobody\"",
            422,
            "ledger.refusal.api.person"),
        arguments(
            "more than the clock",
            "\"minutes\":90,\"intervals\":[{\"from\":\"2026-03-10T01:00:00Z\",\"to\":\"2026-03-10T01:30:00Z\"}]",
            422,
            "ledger.refusal.moreThanClock"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badInput")
  void bad_input_is_refused_by_name_in_both_languages_and_nothing_is_written(
      String what, String fields, int status, String code) throws Exception {
    var teacher = ATeacher.named("郑", "华");
    var body = entry(teacher.number(), fields);
    var zh = post(UUID.randomUUID().toString(), body);
    assertThat(zh.status()).as(zh.body()).isEqualTo(status);
    assertThat(zh.json().getString("code")).isEqualTo(code);
    assertThat(zh.json().getString("detail")).matches(".*[\\u4e00-\\u9fff].*");
    assertThat(zh.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    var en =
        call(
            request("/api/v1/entries", RunningTool.API_TOKEN)
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    assertThat(en.json().getString("detail")).isNotBlank().doesNotContain("。");
    assertThat(count(teacher)).isZero();
    assertThat(evidence(teacher)).isZero();
  }

  @Test
  void a_closed_year_takes_nothing_new() throws Exception {
    var teacher = ATeacher.named("冯", "静");
    ClosedPeriods.close(
        TOOL.database(), teacher.tenant(), teacher.person(), LocalDate.of(2026, 3, 31));
    var refused = post(UUID.randomUUID().toString(), entry(teacher.number(), "\"minutes\":90"));
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.json().getString("code")).isEqualTo("ledger.refusal.closed");
    assertThat(count(teacher)).isZero();
  }

  @Test
  void without_a_token_or_the_right_nothing_happens() throws Exception {
    assertThat(get("/api/v1/entries", null).status()).isEqualTo(401);
    assertThat(get("/api/v1/entries", "wrong").status()).isEqualTo(401);
    var missingKey =
        call(
            request("/api/v1/entries", RunningTool.API_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(entry("x", "\"minutes\":9")))
                .build());
    assertThat(missingKey.json().getString("code")).isEqualTo("ledger.refusal.api.key");
    var large = post("k", "{\"entries\":[],\"x\":\"" + "x".repeat(2_200_000) + "\"}");
    assertThat(large.status()).isEqualTo(413);
    assertThat(get("/application.wadl", null).status()).isEqualTo(404);
  }

  @Test
  void a_token_is_shown_once_opens_what_it_may_and_ends_when_it_is_revoked() throws Exception {
    try (var browser = Browsers.desktop()) {
      var office = AnOffice.signedIn(browser, "api-tokens");
      office.open("/console/tokens");
      office.page().getByLabel("用途（哪个系统使用）").fill("人事系统");
      office.button("新建");
      var secret =
          office.page().getByLabel("令牌", new Page.GetByLabelOptions().setExact(true)).inputValue();
      look(office.page(), "tokens-made");
      assertThat(get("/api/v1/balances?limit=1", secret).status()).isEqualTo(200);
      var denied = postWith(secret, "k", entry("x", "\"minutes\":9"));
      assertThat(denied.status()).isEqualTo(403);
      office.open("/console/tokens");
      assertThat(office.page().content()).doesNotContain(secret);
      assertThat(office.page().locator("main").textContent()).contains("最近使用");
      look(office.page(), "tokens");
      office
          .page()
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("吊销 人事系统"))
          .first()
          .click();
      assertThat(get("/api/v1/balances?limit=1", secret).status()).isEqualTo(401);
      office.page().getByLabel("用途（哪个系统使用）").fill("x");
      office.page().getByLabel("有效天数").evaluate("field => field.removeAttribute('max')");
      office.page().getByLabel("有效天数").fill("9999");
      office.button("新建");
      assertThat(office.page().getByRole(AriaRole.ALERT).textContent()).contains("366");
    }
  }

  @Test
  void attestations_and_transcripts_are_issued_read_and_printed() throws Exception {
    var teacher = ATeacher.named("陈", "丽");
    teacher.earns("小学数学研修", 540, 20);
    var issued =
        send(
            "/api/v1/attestations",
            "{\"staffNumber\":\"" + teacher.number() + "\",\"purpose\":\"APPRAISAL\"}");
    assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    var code = issued.json().getString("code");
    var read = get("/api/v1/papers/" + code, RunningTool.API_TOKEN).json();
    assertThat(read.getString("status")).isEqualTo("VALID");
    assertThat(read.getJsonObject("attestation").getBoolean("met")).isFalse();
    var pdf =
        HTTP.send(
            request("/api/v1/papers/" + code + "/pdf", RunningTool.API_TOKEN).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    var transcript =
        send(
            "/api/v1/transcripts",
            "{\"staffNumber\":\""
                + teacher.number()
                + "\",\"from\":\"2020-01-01\",\"to\":\""
                + read.getJsonObject("attestation").getJsonObject("dates").getString("asOf")
                + "\"}");
    assertThat(transcript.status()).as(transcript.body()).isEqualTo(201);
    assertThat(
            get("/api/v1/persons/" + teacher.number() + "/papers", RunningTool.API_TOKEN)
                .structure()
                .asJsonArray())
        .hasSize(2);
    var unknown =
        send("/api/v1/attestations", "{\"staffNumber\":\"nobody\",\"purpose\":\"APPRAISAL\"}");
    assertThat(unknown.json().getString("code")).isEqualTo("ledger.refusal.api.person");
  }

  @Test
  void the_description_has_a_summary_answers_and_examples_for_every_operation() throws Exception {
    var api = description();
    var missing = new ArrayList<String>();
    for (var path : api.getJsonObject("paths").keySet()) {
      var operations = api.getJsonObject("paths").getJsonObject(path);
      for (var method : operations.keySet()) {
        if (!java.util.Set.of("get", "post", "put", "delete", "patch").contains(method)) {
          continue;
        }
        var operation = operations.getJsonObject(method);
        var what = method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        if (operation.getString("summary", "").isBlank()) {
          missing.add(what + ": summary");
        }
        var responses = operation.getJsonObject("responses");
        if (responses == null || !responses.containsKey("401") || !responses.containsKey("422")) {
          missing.add(what + ": refusals");
        }
        var good =
            responses == null
                ? null
                : responses.keySet().stream()
                    .filter(status -> status.startsWith("2"))
                    .findFirst()
                    .orElse(null);
        if (good == null) {
          missing.add(what + ": answer");
        } else {
          var content = responses.getJsonObject(good).getJsonObject("content");
          if (content == null
              || (content.containsKey("application/json")
                  && !content.getJsonObject("application/json").containsKey("example"))) {
            missing.add(what + ": example");
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    var named =
        java.util.regex.Pattern.compile("\"#/components/schemas/([^\"]+)\"")
            .matcher(api.toString());
    while (named.find()) {
      assertThat(api.getJsonObject("components").getJsonObject("schemas"))
          .containsKey(named.group(1));
    }
    assertThat(api.getJsonObject("paths").keySet()).allMatch(path -> path.startsWith("/api/v1"));
  }

  @Test
  void answers_are_what_the_description_says() throws Exception {
    var teacher = ATeacher.named("褚", "伟");
    teacher.earns("小学数学研修", 540, 20);
    var api = description();
    check(api, "/api/v1/entries", "/api/v1/entries?personId=" + teacher.person());
    check(
        api, "/api/v1/persons/{id}/standing", "/api/v1/persons/" + teacher.number() + "/standing");
    check(api, "/api/v1/balances", "/api/v1/balances?school=" + teacher.school());
    check(
        api,
        "/api/v1/persons/{id}/attestation",
        "/api/v1/persons/" + teacher.number() + "/attestation");
    check(api, "/api/v1/persons/{id}/papers", "/api/v1/persons/" + teacher.number() + "/papers");
  }

  @Test
  void credit_from_elsewhere_is_tried_dry_and_asked_for_with_a_paper() throws Exception {
    var teacher = ATeacher.named("蒋", "平");
    var bad = send("/api/v1/imports/check", "{\"rows\":[{\"STAFF_NUMBER\":\"nobody\"}]}");
    assertThat(bad.status()).as(bad.body()).isEqualTo(200);
    assertThat(bad.json().getInt("bad")).isEqualTo(1);
    assertThat(bad.json().getJsonArray("rows").getJsonObject(0).getJsonArray("problems"))
        .isNotEmpty();
    var unknown = send("/api/v1/imports/check", "{\"rows\":[{\"SHOE_SIZE\":\"42\"}]}");
    assertThat(unknown.json().getString("code")).isEqualTo("ledger.refusal.api.unreadable");
    var without =
        postWithPath(
            "/api/v1/imports",
            UUID.randomUUID().toString(),
            "{\"rows\":[{\"STAFF_NUMBER\":\"" + teacher.number() + "\"}],\"reason\":\"跨区域交流\"}");
    assertThat(without.json().getString("code")).isEqualTo("ledger.refusal.documentNeeded");
    assertThat(evidence(teacher)).isZero();
  }

  @Test
  void the_whole_record_is_one_signed_zip_that_keeps_its_own_schema() throws Exception {
    var teacher = ATeacher.named("卫", "红");
    teacher.earns("小学数学研修", 540, 20);
    var zip =
        HTTP.send(
            request("/api/v1/persons/" + teacher.number() + "/record", RunningTool.API_TOKEN)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(zip.statusCode()).isEqualTo(200);
    var files = new java.util.TreeMap<String, byte[]>();
    try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip.body()))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    assertThat(files.keySet())
        .contains(
            "index.html",
            "record.json",
            "record.schema.json",
            "entries.csv",
            "evidence.csv",
            "manifest.json",
            "manifest.jws",
            "jwks.json",
            "rules/ganzhou-1.json");
    var problems =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(text(files, "record.schema.json"))
            .validate(
                text(files, "record.json"),
                com.networknt.schema.InputFormat.JSON,
                context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    assertThat(problems).isEmpty();
    assertThat(text(files, "entries.csv")).contains("小学数学研修", "540");
    assertThat(text(files, "index.html")).contains("卫红", "小学数学研修");
    var keys = new org.jose4j.jwk.JsonWebKeySet(text(files, "jwks.json")).getJsonWebKeys();
    var signature = new org.jose4j.jws.JsonWebSignature();
    signature.setCompactSerialization(text(files, "manifest.jws"));
    signature.setKey(keys.get(0).getKey());
    assertThat(signature.verifySignature()).isTrue();
    assertThat(signature.getPayload()).isEqualTo(text(files, "manifest.json"));
    for (var file :
        new Answer(200, text(files, "manifest.json"), null).json().getJsonArray("files")) {
      var one = file.asJsonObject();
      assertThat(
              java.util.HexFormat.of()
                  .formatHex(
                      org.xueshi.kernel.entity.Digests.sha256(files.get(one.getString("name")))))
          .isEqualTo(one.getString("sha256"));
    }
  }

  private static String text(java.util.Map<String, byte[]> files, String name) {
    return new String(files.get(name), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void check(JsonObject api, String path, String call) throws Exception {
    var answer = get(call, RunningTool.API_TOKEN);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var media =
        api.getJsonObject("paths")
            .getJsonObject(path)
            .getJsonObject("get")
            .getJsonObject("responses")
            .getJsonObject("200")
            .getJsonObject("content")
            .getJsonObject("application/json");
    var schema =
        Json.createObjectBuilder(media.getJsonObject("schema"))
            .add("components", api.getJsonObject("components"))
            .build();
    var problems =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(schema.toString())
            .validate(answer.body(), com.networknt.schema.InputFormat.JSON);
    assertThat(problems).as(call).isEmpty();
  }

  private static JsonObject description() throws Exception {
    // The first reader of a fresh server may come before the description is ready.
    for (var attempt = 0; attempt < 3; attempt++) {
      var answer =
          call(
              HttpRequest.newBuilder(URI.create(TOOL.url("/openapi")))
                  .header("Accept", "application/json")
                  .build());
      java.nio.file.Files.writeString(java.nio.file.Path.of("target/openapi.json"), answer.body());
      if (answer.status() == 200) {
        return answer.json();
      }
    }
    throw new AssertionError("no description");
  }

  private static String entry(String number, String fields) {
    return batch(item(number, fields));
  }

  private static String batch(String... items) {
    return "{\"entries\":[" + String.join(",", items) + "]}";
  }

  /** Fields given come last, so that they win. */
  private static String item(String number, String fields) {
    var defaults =
        """
        {"staffNumber":"%s","earnedOn":"2026-03-10","mode":"FACE_TO_FACE","kind":"IN_SERVICE",
         "level":"DISTRICT","theme":"SUBJECT","courseTitle":"项目式学习研修","sourceId":"s-1"}
        """
            .formatted(number);
    var given = Json.createReader(new StringReader("{" + fields + "}")).readObject();
    var all = Json.createObjectBuilder(Json.createReader(new StringReader(defaults)).readObject());
    given.forEach(all::add);
    return all.build().toString();
  }

  private static Answer post(String key, String body) throws Exception {
    return postWith(RunningTool.API_TOKEN, key, body);
  }

  private static Answer postWith(String token, String key, String body) throws Exception {
    return call(
        request("/api/v1/entries", token)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static Answer postWithPath(String path, String key, String body) throws Exception {
    return call(
        request(path, RunningTool.API_TOKEN)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static Answer send(String path, String body) throws Exception {
    return call(
        request(path, RunningTool.API_TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static Answer get(String path, String token) throws Exception {
    return call(request(path, token).build());
  }

  private static HttpRequest.Builder request(String path, String token) {
    var request = HttpRequest.newBuilder(URI.create(TOOL.url(path)));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer call(HttpRequest request) throws IOException, InterruptedException {
    var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body(), answer);
  }

  private static Object entries(Answer answer) {
    return answer.json().getJsonArray("items").getJsonObject(0).getJsonArray("entries");
  }

  private static int count(ATeacher teacher) {
    return rows("credit_entry", teacher);
  }

  private static int evidence(ATeacher teacher) {
    return rows("evidence", teacher);
  }

  private static int rows(String table, ATeacher teacher) {
    return TOOL.database()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from " + table + " where person_id = :person")
                    .bind("person", teacher.person())
                    .mapTo(Integer.class)
                    .one());
  }

  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    Browsers.picture(page, name + "-1280");
    page.setViewportSize(360, 740);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, name + "-360");
    page.setViewportSize(1280, 900);
  }
}
