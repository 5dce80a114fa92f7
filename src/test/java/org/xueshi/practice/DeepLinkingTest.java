package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.keys.PlatformKeys;
import org.xueshi.practice.launch.Claims;
import org.xueshi.practice.site.Activity;

class DeepLinkingTest {
  private static final String FORM = "/course/modedit.php?add=lti&typeid=1&course=2";
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

  private final RegisteredTool site = new RegisteredTool();
  private String returnUrl;

  DeepLinkingTest() throws IOException {}

  @BeforeEach
  void openTheSelection() {
    site.signIn("刘芳");
    Object settings =
        site.launch("/mod/lti/contentitem.php?id=1&course=2").get(Claims.DEEP_LINKING);
    returnUrl = Json.text(Json.object(settings).get("deep_link_return_url"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void one_item_fills_the_form_and_the_teacher_saves_it() {
    answer(List.of(item("结业考核", 100)));
    String form = site.http.get(site.url(FORM + "&selected=1")).body();
    assertThat(form).contains("value=\"结业考核\"", "内容已选择", "value=\"100\"");
    save(Map.of("selected", "1", "name", "结业考核（改）", "graded", "1", "maximum", "80"));
    Activity activity = activities().get(0);
    assertThat(activity.name()).isEqualTo("结业考核（改）");
    assertThat(activity.toolUrl()).isEqualTo("http://tool.example/结业考核");
    assertThat(activity.custom()).isEqualTo("resource_id=r-1\nreview=a=b;c");
    var column = site.platform.hooks().columnOf(activity).orElseThrow();
    assertThat(column.maximum()).isEqualByComparingTo("80");
    assertThat(column.resourceId()).isEqualTo("r-1");
    assertThat(column.tag()).isEqualTo("hours");
  }

  @Test
  void several_items_are_listed_and_made_together() {
    answer(List.of(item("任务一", 100), item("任务二", 6), ungraded("资料")));
    assertThat(site.http.get(site.url(FORM + "&selected=1")).body()).contains("任务一", "任务二", "不计分");
    save(Map.of("selected", "1"));
    assertThat(activities()).extracting(Activity::name).containsExactly("任务一", "任务二", "资料");
    assertThat(activities()).extracting(Activity::graded).containsExactly(true, true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"150.5", "200", "0", "0.5", "-1", "abc"})
  void a_single_item_needs_a_whole_maximum_from_1_to_100(String maximum) {
    answer(List.of(item("任务", 100)));
    RawHttp.Answer refused =
        save(Map.of("selected", "1", "name", "任务", "graded", "1", "maximum", maximum));
    assertThat(refused.body()).contains("成绩值无效。必须是 1 到 100 之间的整数。");
    assertThat(activities()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"150.5", "200"})
  void of_several_items_one_with_another_maximum_becomes_text_and_keeps_no_score(String maximum) {
    answer(List.of(item("任务一", new BigDecimal(maximum)), item("任务二", 6)));
    save(Map.of("selected", "1"));
    var column = site.platform.hooks().columnOf(activities().get(0)).orElseThrow();
    assertThat(column.text()).isTrue();
    assertThat(column.maximum()).isEqualByComparingTo("100");
  }

  @Test
  void an_empty_selection_just_closes_the_dialogue() {
    RawHttp.Answer closed = answer(List.of());
    assertThat(closed.body()).contains("data-next=\"\"");
  }

  @Test
  void an_empty_custom_object_fails_as_in_moodle() {
    var item = new java.util.HashMap<>(ungraded("资料"));
    item.put("custom", Map.of());
    assertThat(answer(List.of(item)).status()).isEqualTo(404);
    assertThat(activities()).isEmpty();
  }

  @Test
  void an_error_closes_the_dialogue_and_is_told_on_the_next_page() {
    var token =
        site.pretend.selection(site.tool().clientId(), List.of()).with(DL + "errormsg", "没有可选的资源");
    assertThat(post(token.serialize()).body()).contains("data-next=\"\"").doesNotContain("没有可选的资源");
    assertThat(site.http.get(site.url("/course/view.php?id=2")).body()).contains("没有可选的资源");
  }

  @Test
  void an_answer_signed_by_another_key_is_refused() {
    var token = site.pretend.selection(site.tool().clientId(), List.of(item("任务", 100)));
    RawHttp.Answer refused = post(token.signedBy(PlatformKeys.generate()).serialize());
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body()).contains("Signature verification failed");
  }

  @Test
  void an_answer_with_another_issuer_is_refused() {
    RawHttp.Answer refused = post(site.pretend.selection("somebody", List.of()).serialize());
    assertThat(refused.status()).isEqualTo(404);
  }

  @Test
  void other_types_become_activities_as_well() {
    answer(List.of(Map.of("type", "html", "html", "<b>说明</b>"), item("任务", 10)));
    save(Map.of("selected", "1"));
    assertThat(activities()).extracting(Activity::name).containsExactly(site.tool().name(), "任务");
  }

  @Test
  void an_activity_may_be_added_by_an_address_of_an_active_tool() {
    String url = site.pretend.url() + "/launch?res=by-hand";
    var form = new LinkedHashMap<>(Map.of("name", "按网址", "url", url, "typeid", "0"));
    save(form);
    assertThat(activities().get(0).toolUrl()).isEqualTo(url);
    assertThat(activities().get(0).toolId()).isEqualTo(1);
    form.put("url", "http://unknown.example/");
    assertThat(save(form).body()).contains("没有与此网址相符的已激活工具。");
  }

  @Test
  void learners_and_non_editing_teachers_may_not_select() {
    for (String name : List.of("王建国", "赵明")) {
      site.signIn(name);
      assertThat(site.http.get(site.url("/mod/lti/contentitem.php?id=1&course=2")).status())
          .isEqualTo(404);
    }
  }

  private RawHttp.Answer answer(List<Map<String, Object>> items) {
    return post(site.pretend.selection(site.tool().clientId(), items).serialize());
  }

  private RawHttp.Answer post(String jwt) {
    return site.http.post(returnUrl, Map.of("JWT", jwt));
  }

  private RawHttp.Answer save(Map<String, String> fields) {
    var form = new LinkedHashMap<>(Map.of("course", "2", "typeid", "1", "section", "1"));
    form.putAll(fields);
    form.put("sesskey", Parameters.parse(returnUrl.split("\\?")[1]).get("sesskey"));
    return site.http.post(site.url("/course/modedit.php"), form);
  }

  private List<Activity> activities() {
    return site.platform.hooks().site().activities(2);
  }

  private static Map<String, Object> item(String title, Number maximum) {
    var custom = new LinkedHashMap<String, Object>();
    custom.put("resource_id", "r-1");
    custom.put("review", "a=b;c");
    var item = new LinkedHashMap<>(ungraded(title));
    item.put("url", "http://tool.example/" + title);
    item.put("custom", custom);
    item.put("lineItem", Map.of("scoreMaximum", maximum, "resourceId", "r-1", "tag", "hours"));
    return item;
  }

  private static Map<String, Object> ungraded(String title) {
    return Map.of("type", "ltiResourceLink", "title", title, "text", "简介");
  }
}
