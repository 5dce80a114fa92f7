package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.gradebook.entity.SheetRun.Trouble;
import org.xueshi.gradebook.entity.SiteConnection;
import org.xueshi.gradebook.entity.SiteConnection.Outcome;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.PlatformFailure;
import org.xueshi.lti.control.Vault;
import org.xueshi.lti.control.WebServices;
import org.xueshi.lti.control.WebServices.Site;
import org.xueshi.training.control.CourseRuns;

/** 网络服务连接: the token of a platform's web services, and whether it works. */
@ApplicationScoped
public class SiteConnections {

  /** Everything that reading needs; a token without one of them is of no use. */
  public static final List<String> FUNCTIONS =
      List.of(
          "core_webservice_get_site_info",
          "core_enrol_get_enrolled_users",
          "core_course_get_contents",
          "gradereport_user_get_grade_items",
          "core_completion_get_activities_completion_status",
          "core_completion_get_course_completion_status");

  private SiteConnectionStore store;
  private WebServices services;
  private Vault vault;
  private CourseRuns courses;
  private Clock clock;

  protected SiteConnections() {}

  @Inject
  SiteConnections(
      SiteConnectionStore store,
      WebServices services,
      Vault vault,
      CourseRuns courses,
      Clock clock) {
    this.store = store;
    this.services = services;
    this.vault = vault;
    this.courses = courses;
    this.clock = clock;
  }

  /** A course of a site that can be asked. */
  record Place(Site site, String courseId) {}

  /** All connections, by platform. */
  public Map<UUID, SiteConnection> all(UUID tenant) {
    return store.all(tenant).stream()
        .collect(Collectors.toMap(SiteConnection::registration, one -> one));
  }

  /**
   * Keeps the token a platform's administrator made.
   *
   * @param token 16–128 letters and digits
   * @throws Refusal INVALID {@code gradebook.refusal.token}
   */
  @Transactional
  public void keep(UUID tenant, UUID registration, String token) {
    var bare = token == null ? "" : token.strip();
    if (!bare.matches("[A-Za-z0-9]{16,128}")) {
      throw Refusal.invalid("gradebook.refusal.token");
    }
    store.put(tenant, registration, vault.keep(bare), clock.instant());
  }

  @Transactional
  public void remove(UUID tenant, UUID registration) {
    store.delete(tenant, registration);
  }

  /**
   * Asks the platform who we are there. Waits for it: not inside a transaction.
   *
   * @throws Refusal NOT_FOUND without a token
   */
  public SiteConnection test(UUID tenant, UUID registration) {
    var token = store.token(tenant, registration).orElseThrow(Refusal::notFound);
    var outcome = outcome(new Site(tenant, registration, vault.open(token)));
    store.tested(tenant, registration, outcome, clock.instant());
    return all(tenant).get(registration);
  }

  private String outcome(Site site) {
    try {
      var answer = services.call(site, FUNCTIONS.get(0), Map.of());
      if (!(answer instanceof WebServices.Answer.Value value)
          || !(value.json() instanceof JsonObject info)
          || !info.containsKey("functions")) {
        return Outcome.UNUSABLE.name();
      }
      var missing = new TreeSet<>(FUNCTIONS);
      info.getJsonArray("functions").getValuesAs(JsonObject.class).stream()
          .map(function -> function.getString("name", ""))
          .forEach(missing::remove);
      return missing.isEmpty()
          ? Outcome.WORKS.name()
          : Outcome.LACKS + " " + String.join(" ", missing);
    } catch (PlatformFailure failure) {
      return outcome(failure).name();
    }
  }

  private static Outcome outcome(PlatformFailure failure) {
    return switch (failure.kind()) {
      case REFUSED, ADDRESS_NOT_ALLOWED -> Outcome.NOT_TRUSTED;
      case UNUSABLE_ANSWER, TOO_LARGE -> Outcome.UNUSABLE;
      default -> Outcome.AWAY;
    };
  }

  /** Whether a course run's platform has a token. */
  public boolean connected(UUID tenant, UUID courseRunId) {
    return courses
        .get(tenant, courseRunId)
        .courseKey()
        .flatMap(key -> store.token(tenant, ColumnStore.Place.registrationOf(key)))
        .isPresent();
  }

  /**
   * @throws GradeSource.Unreadable if there is no course of a platform, or no token
   */
  Place ofCourseRun(UUID tenant, UUID courseRunId) {
    var key =
        courses
            .get(tenant, courseRunId)
            .courseKey()
            .orElseThrow(() -> new GradeSource.Unreadable(Trouble.NO_COURSE));
    var registration = ColumnStore.Place.registrationOf(key);
    var token =
        store
            .token(tenant, registration)
            .orElseThrow(() -> new GradeSource.Unreadable(Trouble.NO_CONNECTION));
    var site = new Site(tenant, registration, vault.open(token));
    return new Place(site, key.substring(key.indexOf('/') + 1));
  }
}
