package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.services.RestService;

/** The web services say nothing that Moodle's do not, and refuse with the same words. */
class RestContractTest {

  private final PracticePlatform platform = PracticePlatform.start(PracticeOptions.defaults());
  private final long course = platform.hooks().site().courses().get(0).id();
  private final long person = platform.hooks().person("王建国").id();

  RestContractTest() throws IOException {
    var column = platform.hooks().gradebook().columns(course).get(0);
    platform.hooks().override(column.id(), person, BigDecimal.valueOf(88));
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @TestFactory
  Stream<DynamicTest> every_field_of_an_answer_was_recorded() {
    return Stream.of(
            List.of("site-info", "core_webservice_get_site_info"),
            List.of("enrolled-users", "core_enrol_get_enrolled_users"),
            List.of("course-contents", "core_course_get_contents"),
            List.of("grade-items-user", "gradereport_user_get_grade_items"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.get(1),
                    () -> {
                      var ours = call(RestService.TOKEN, each.get(1));
                      assertThat(Shape.differences(recorded(each.get(0)), ours))
                          .filteredOn(difference -> difference.endsWith("not recorded"))
                          .isEmpty();
                    }));
  }

  @Test
  void an_unknown_token_and_a_function_outside_the_service_are_refused_with_status_200() {
    assertThat(code(call("0123456789abcdef", "core_webservice_get_site_info")))
        .isEqualTo(code(recorded("error-invalid-token")));
    assertThat(code(call(RestService.TOKEN, "core_user_create_users")))
        .isEqualTo(code(recorded("error-function-not-in-service")));
  }

  @Test
  void a_course_without_criteria_has_no_completion() {
    var ours = call(RestService.TOKEN, "core_completion_get_course_completion_status");
    assertThat(code(ours)).isEqualTo(code(recorded("completion-course-not-enabled")));
  }

  private static String code(Object body) {
    return Json.text(Json.object(body).get("errorcode"));
  }

  private static Object recorded(String name) {
    return Json.object(Recording.of("rest/" + name + ".json").object().get("response")).get("body");
  }

  private Object call(String token, String function) {
    var form =
        "wstoken=%s&wsfunction=%s&moodlewsrestformat=json&courseid=%d&userid=%d"
            .formatted(token, function, course, person);
    var request =
        HttpRequest.newBuilder(URI.create(platform.baseUrl() + RestService.PATH))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return Json.read(answer.body()).orElseThrow();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
