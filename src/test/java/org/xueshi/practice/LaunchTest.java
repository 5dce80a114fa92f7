package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.practice.deeplinking.ChosenItem;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Activity;

class LaunchTest {
  private final RegisteredTool site = new RegisteredTool();
  private final Activity activity =
      site.platform
          .hooks()
          .place(
              2,
              site.tool(),
              ChosenItem.graded("研修任务一", site.pretend.url() + "/launch?res=1", 100));
  private final String path = "/mod/lti/launch.php?id=" + activity.cmid();

  LaunchTest() throws IOException {}

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_launch_id_works_once() {
    site.signIn("王建国");
    Map<String, String> request = site.request(site.initiate(path));
    assertThat(site.authenticate(request).status()).isEqualTo(200);
    assertThat(site.authenticate(request).status()).isEqualTo(404);
  }

  @Test
  void the_answer_is_a_form_that_posts_itself_and_has_a_button() {
    site.signIn("王建国");
    RawHttp.Answer answer = site.authenticate(site.request(site.initiate(path)));
    PostedForm form = PostedForm.in(answer.body());
    assertThat(form.action()).isEqualTo(site.pretend.url() + "/launch");
    assertThat(form.fields()).containsOnlyKeys("id_token", "state");
    assertThat(answer.body()).contains("<button type=\"submit\">", "submit-at-once.js");
  }

  @Test
  void without_the_cookie_a_page_posts_the_request_again_from_the_site_itself() {
    site.signIn("王建国");
    Map<String, String> request = site.request(site.initiate(path));
    RawHttp.Answer detour =
        new RawHttp().get(site.url("/mod/lti/auth.php?") + Parameters.encode(request));
    PostedForm again = PostedForm.in(detour.body());
    assertThat(again.fields()).isEqualTo(Map.of("repost", "1"));
    RawHttp.Answer answer = site.http.post(site.url(again.action()), again.fields());
    assertThat(PostedForm.in(answer.body()).fields()).containsKey("id_token");
  }

  @Test
  void a_tool_sends_people_back_with_a_message_even_when_the_cookie_stayed_away() {
    site.signIn("王建国");
    Object presentation =
        site.launch(path).get("https://purl.imsglobal.org/spec/lti/claim/launch_presentation");
    String back = Json.text(Json.object(presentation).get("return_url")) + "&lti_errormsg=Sorry";
    PostedForm again = PostedForm.in(new RawHttp().get(back).body());
    RawHttp.Answer left = site.http.post(site.url(again.action()), again.fields());
    assertThat(left.body()).contains("href=\"/course/view.php?id=2\" target=\"_top\"");
    assertThat(site.http.get(site.url("/course/view.php?id=2")).body()).contains("Sorry");
  }

  @Test
  void roles_follow_the_course() {
    for (var row :
        Map.of(
                "王建国", List.of("membership#Learner"),
                "刘芳", List.of("membership#Instructor"),
                "赵明", List.of("membership#Instructor"),
                "系统管理员",
                    List.of(
                        "institution/person#Administrator",
                        "membership#Instructor",
                        "system/person#Administrator"))
            .entrySet()) {
      site.signIn(row.getKey());
      assertThat(site.launch(path).get("https://purl.imsglobal.org/spec/lti/claim/roles"))
          .as(row.getKey())
          .isEqualTo(
              row.getValue().stream()
                  .map(role -> "http://purl.imsglobal.org/vocab/lis/v2/" + role)
                  .toList());
    }
  }

  @Test
  void a_token_may_be_spoilt_for_a_negative_test() {
    var person = site.platform.hooks().person("王建国");
    String token =
        site.platform
            .hooks()
            .idToken(person, activity, "n")
            .without("sub")
            .with("aud", "somebody-else")
            .algorithm("none")
            .serialize();
    assertThat(token).endsWith(".");
    assertThat(PretendTool.claims(token))
        .doesNotContainKey("sub")
        .containsEntry("aud", "somebody-else");
  }
}
