package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Role;
import org.xueshi.practice.tools.Scopes;

class NamesAndRolesContractTest {
  private final RecordedSite site = new RecordedSite().withRecordedRoles();

  NamesAndRolesContractTest() throws IOException {}

  @AfterEach
  void close() {
    site.close();
  }

  @TestFactory
  Stream<DynamicTest> every_recorded_call_is_answered_alike() {
    return Stream.of("memberships", "memberships-paged")
        .flatMap(name -> Recording.of("nrps/" + name + ".json").exchanges().stream())
        .map(
            exchange ->
                DynamicTest.dynamicTest(exchange.label(), () -> isAnsweredAlike(exchange, "")));
  }

  @TestFactory
  Stream<DynamicTest> tool_settings_are_empty_and_cannot_be_written() {
    return Recording.of("tool-settings.json").exchanges().stream()
        .map(
            exchange ->
                DynamicTest.dynamicTest(
                    exchange.label(), () -> isAnsweredAlike(exchange, Scopes.SETTINGS)));
  }

  private void isAnsweredAlike(Recording.Exchange exchange, String scope) {
    RawHttp.Answer answer = site.send(exchange, token(exchange, scope));
    String reason = Json.text(exchange.response().get("reason"));
    assertThat(answer.status() + " " + answer.reason().trim())
        .isEqualTo(exchange.response().get("status") + " " + reason);
    assertThat(answer.header("Content-Type")).isEqualTo(exchange.responseHeader("content-type"));
    assertThat(answer.header("Link")).isEqualTo(site.ours(exchange.responseHeader("link")));
    if (exchange.response().containsKey("body")) {
      Object recorded = exchange.body();
      assertThat(Shape.differences(recorded, answer.json(), FreeOf.PEOPLE)).isEmpty();
      assertThat(count(answer.json())).isEqualTo(count(recorded));
    }
  }

  /** Course 3 has other members here; everywhere else as many as recorded. */
  private static int count(Object body) {
    Map<String, Object> json = Json.object(body);
    boolean course3 = Json.text(json.get("id")).contains("/CourseSection/3/");
    return course3 ? 0 : Json.list(json.get("members")).size();
  }

  private String token(Recording.Exchange exchange, String scope) {
    if (exchange.label().equals("no-token")) {
      return "";
    }
    String wanted = scope.isEmpty() ? Scopes.MEMBERS : scope;
    return site.token(1, List.of(exchange.label().equals("wrong-scope") ? Scopes.SCORE : wanted));
  }

  @Test
  void members_are_sorted_by_family_name_and_many_are_paged_through() {
    site.hooks().addLearners(3, 250);
    var names = new ArrayList<String>();
    String token = site.token(1, List.of(Scopes.MEMBERS));
    String next =
        site.registered.url(
            "/mod/lti/services.php/CourseSection/3/bindings/1/memberships?limit=100");
    int pages = 0;
    while (!next.isEmpty()) {
      var headers = Map.of("Authorization", "Bearer " + token);
      RawHttp.Answer page = site.registered.http.send("GET", next, headers, "");
      for (Object member : Json.list(Json.object(page.json()).get("members"))) {
        names.add(Json.text(Json.object(member).get("family_name")));
      }
      next = page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(names).hasSize(261).isSorted();
  }

  @Test
  void a_member_added_later_is_there_and_one_who_left_is_not() {
    var hooks = site.hooks();
    var person = hooks.addLearners(3, 1).get(0);
    assertThat(hooks.site().enrolment(3, person.id()).orElseThrow().role()).isEqualTo(Role.STUDENT);
    hooks.site().unenrol(3, person.id());
    assertThat(hooks.site().members(3)).doesNotContain(person);
  }
}
