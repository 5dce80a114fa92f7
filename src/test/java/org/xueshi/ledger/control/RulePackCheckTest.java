package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Requirement;
import org.xueshi.ledger.entity.RulePack;

/** Whatever is wrong with a pack is named, all at once, each by its path. */
class RulePackCheckTest {

  private static final JsonObject GOOD = shipped();

  @Test
  void the_shipped_pack_has_nothing_wrong() {
    assertThat(RulePackCheck.problems(GOOD)).isEmpty();
  }

  @Test
  void every_rule_of_the_shipped_pack_names_its_document_and_article() {
    var pack = RulePackJson.read(GOOD.toString());
    assertThat(pack.requirements())
        .extracting(Requirement::citation)
        .allSatisfy(RulePackCheckTest::isCited);
    assertThat(pack.caps())
        .extracting(RulePack.Cap::citation)
        .allSatisfy(RulePackCheckTest::isCited);
  }

  private static void isCited(RulePack.Citation citation) {
    assertThat(citation.document()).isNotBlank();
    assertThat(citation.article()).matches("\\d+\\.\\d+");
    assertThat(citation.source()).isNotBlank();
  }

  @Test
  void all_errors_are_named_at_once_by_path() {
    var bad =
        changed(
            "/hour/minutes", Json.createValue(0),
            "/hour/rounding", Json.createValue("UP"),
            "/caps/0/hours", Json.createValue("many"),
            "/caps/1/code", Json.createValue("Not A Code"),
            "/calendar/cycleStart", Json.createValue("2026-02-30"),
            "/recognising/passRequired", Json.createValue("yes"),
            "/requirements/0/names/en", Json.createValue(" "),
            "/requirements/1/wrong", JsonValue.TRUE,
            "/recognising/percents/DREAMING", Json.createValue(100));
    assertThat(paths(bad))
        .containsExactlyInAnyOrder(
            "/hour/minutes rule.problem.range",
            "/hour/rounding rule.problem.choice",
            "/caps/0/hours rule.problem.integer",
            "/caps/1/code rule.problem.code",
            "/calendar/cycleStart rule.problem.date",
            "/recognising/passRequired rule.problem.boolean",
            "/requirements/0/names/en rule.problem.empty",
            "/requirements/1/wrong rule.problem.unknown",
            "/recognising/percents/DREAMING rule.problem.unknown");
  }

  @Test
  void what_is_missing_is_named() {
    var bad = Json.createPatchBuilder().remove("/followUp").remove("/caps/0/citation").build();
    assertThat(paths(bad.apply(GOOD)))
        .containsExactlyInAnyOrder(
            "/followUp rule.problem.missing", "/caps/0/citation rule.problem.missing");
  }

  @Test
  void parts_that_contradict_each_other_are_named() {
    var bad =
        changed(
            "/caps/1/code", Json.createValue("school-based-year"),
            "/audiences/eligible/0", Json.createValue("nobody"),
            "/requirements/2/window", Json.createValue("YEAR"),
            "/requirements/0/window", Json.createValue("EVER"));
    assertThat(paths(bad))
        .containsExactlyInAnyOrder(
            "/caps/1/code rule.problem.sameCode",
            "/audiences/eligible rule.problem.unknownGroup",
            "/requirements/2/months rule.problem.months",
            "/requirements/0/proRata rule.problem.proRata",
            "/requirements/0 rule.problem.main");
  }

  @Test
  void a_conversion_has_one_rate_and_its_bands_ascend() {
    var none = conversion("");
    var two = conversion(",\"percent\":50,\"each\":45");
    var falling =
        conversion(",\"bands\":[{\"from\":10,\"minutes\":20},{\"from\":5,\"minutes\":10}]");
    assertThat(paths(none)).containsExactly("/conversions/0 rule.problem.oneRate");
    assertThat(paths(two)).containsExactly("/conversions/0 rule.problem.oneRate");
    assertThat(paths(falling)).containsExactly("/conversions/0/bands/1 rule.problem.ascending");
    assertThat(paths(conversion(",\"percent\":50"))).isEmpty();
  }

  @Test
  void reading_a_bad_document_is_an_error_never_a_default() {
    var bad = changed("/hour/minutes", Json.createValue(-1));
    assertThatThrownBy(() -> RulePackJson.read(bad.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/hour/minutes");
  }

  @Test
  void a_pack_published_in_the_first_form_still_says_the_same() throws IOException {
    var old = Files.readString(Path.of("src/test/resources/rulepack/ganzhou-1.form1.json"));
    var pack = RulePackJson.read(old);
    assertThat(pack.hour().minutes(Mode.REMOTE)).isEqualTo(45);
    assertThat(pack.requirements())
        .extracting(Requirement::amount)
        .containsExactly(360, 120, 1, 72);
    assertThat(pack.requirements())
        .extracting(Requirement::fine)
        .containsOnly(Requirement.Fine.NONE);
    assertThat(pack.caps()).extracting(RulePack.Cap::hours).containsExactly(24, 120);
    assertThat(pack.recognising().percents()).doesNotContainKey(Mode.OPEN_LESSON);
    assertThat(pack.audiences().eligible()).isEmpty();
  }

  private static JsonObject conversion(String rate) {
    var scope = "\"scope\":{\"modes\":[],\"kinds\":[],\"themes\":[],\"levels\":[]}";
    var citation =
        "\"citation\":{\"document\":\"x\",\"article\":\"1\",\"source\":\"x\",\"date\":\"\",\"assumption\":false}";
    var one =
        "{\"code\":\"x\",\"names\":{\"zh-CN\":\"x\",\"en\":\"x\"},"
            + scope
            + ",\"sources\":[],\"posts\":[],"
            + citation
            + rate
            + "}";
    return Json.createPatchBuilder()
        .add("/conversions/0", RulePackForms.parse(one))
        .build()
        .apply(GOOD);
  }

  private static JsonObject changed(Object... pathsAndValues) {
    var patch = Json.createPatchBuilder();
    for (var i = 0; i < pathsAndValues.length; i += 2) {
      var path = (String) pathsAndValues[i];
      // "add" puts a new element before the one in an array; there, replace.
      if (path.matches(".*/\\d+")) {
        patch.replace(path, (JsonValue) pathsAndValues[i + 1]);
      } else {
        patch.add(path, (JsonValue) pathsAndValues[i + 1]);
      }
    }
    return patch.build().apply(GOOD);
  }

  private static List<String> paths(JsonObject document) {
    return RulePackCheck.problems(document).stream()
        .map(problem -> problem.path() + " " + problem.what().key())
        .toList();
  }

  private static JsonObject shipped() {
    try {
      return RulePackForms.parse(
          Files.readString(Path.of("src/main/resources/rulepack/ganzhou-1.json")));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
