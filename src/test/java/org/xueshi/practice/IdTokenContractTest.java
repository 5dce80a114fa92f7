package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.launch.Claims;

/** The id_token of each recorded kind of launch: the same claims, of the same kinds. */
class IdTokenContractTest {
  /** People here are in no groups and all live in one town. */
  private static final Set<String> FREE =
      Set.of(
          "sub_moodle_person_usergroupids",
          "sub_person_address_locality",
          "sub_person_address_country");

  private final RecordedSite recorded = new RecordedSite();
  private final RegisteredTool site = recorded.registered;

  IdTokenContractTest() throws IOException {}

  @AfterEach
  void close() {
    recorded.close();
  }

  @ParameterizedTest(name = "{0}: {1} opens link {2}")
  @CsvSource({
    "launch/learner-iframe,               王建国,     1, ''",
    "launch/instructor-iframe,            刘芳,       1, ''",
    "launch/nonediting-teacher,           赵明,       1, ''",
    "launch/site-admin,                   系统管理员, 1, ''",
    "launch/learner-no-idnumber,          孙丽,       1, ''",
    "launch/learner-second-link,          李秀英,     2, ''",
    "launch/learner-ungraded-link,        李秀英,     3, ''",
    "launch/learner-single-deep-linked,   王建国,     6, ''",
    "launch/learner-link-with-text-gradetype, 王建国, 7, ''",
    "launch/learner-new-window,           王建国,     1, &container=window",
    "launch/learner-existing-window,      王建国,     1, &container=frame",
    "launch/submission-review,            刘芳,       1, &action=gradeReport&user=5",
  })
  void a_launch_has_the_recorded_claims(String file, String person, long link, String more) {
    site.signIn(person);
    Map<String, Object> ours = site.launch(address(link) + more);
    assertSameShape(file, ours);
  }

  private String address(long link) {
    return "/mod/lti/launch.php?id=" + recorded.hooks().site().activity(link).orElseThrow().cmid();
  }

  private static void assertSameShape(String file, Map<String, Object> ours) {
    Map<String, Object> theirs = Recording.of(file + ".json").idToken();
    assertThat(Shape.differences(theirs, ours, FREE)).as(file).isEmpty();
    for (String fixed : new String[] {Claims.MESSAGE_TYPE, Claims.ROLES, Claims.VERSION}) {
      assertThat(ours.get(fixed)).as(fixed).isEqualTo(theirs.get(fixed));
    }
    long life = ((Number) ours.get("exp")).longValue() - ((Number) ours.get("iat")).longValue();
    assertThat(life).isEqualTo(60);
  }

  @Test
  void a_second_column_of_the_link_makes_the_lineitem_vanish() {
    recorded.hooks().gradebook().add(extraColumnOfLinkTwo());
    site.signIn("李秀英");
    assertSameShape("launch/learner-link-with-two-lineitems", site.launch(address(2)));
  }

  private static GradeItem extraColumnOfLinkTwo() {
    return new GradeItem(
        0,
        RecordedSite.COURSE,
        GradeItem.Kind.TOOL,
        "任务二附加项",
        BigDecimal.valueOf(5),
        false,
        1,
        2,
        "task-2b",
        "extra",
        "",
        "");
  }

  @Test
  void the_language_of_the_pages_goes_along_in_moodles_code() {
    site.signIn("王建国");
    assertThat(locale(site.launch(address(1)))).isEqualTo("zh_cn");
    site.http.get(site.url("/lang.php?to=en&back=/"));
    assertThat(locale(site.launch(address(1)))).isEqualTo("en");
  }

  private static Object locale(Map<String, Object> claims) {
    return Json.object(claims.get(Claims.PRESENTATION)).get("locale");
  }

  @Test
  void a_selection_in_a_course_that_uses_the_tool() {
    site.signIn("刘芳");
    assertSameShape(
        "deep-linking/single-item", site.launch("/mod/lti/contentitem.php?id=1&course=2"));
  }

  @Test
  void a_selection_in_a_course_that_does_not_use_it_yet_names_no_members() {
    site.signIn("刘芳");
    assertSameShape(
        "deep-linking/course-not-yet-used", site.launch("/mod/lti/contentitem.php?id=1&course=3"));
  }

  @Test
  void parameters_with_names_of_the_grade_service_are_pulled_into_its_claim() throws IOException {
    try (var fresh = new RegisteredTool()) {
      var hooks = fresh.platform.hooks();
      fresh.pretend.register(
          fresh.url("/mod/lti/openid-registration.php"),
          fresh.newToken(),
          fresh.pretend.registration("registration/first-registration.json"));
      hooks.activate(hooks.tools().find(2).orElseThrow());
      fresh.signIn("刘芳");
      assertSameShape(
          "deep-linking/first-multiple-items",
          fresh.launch("/mod/lti/contentitem.php?id=2&course=2"));
    }
  }
}
