package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.LaunchAttempt;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.Problem;
import org.xueshi.lti.entity.Rung;
import org.xueshi.lti.entity.Signature;
import org.xueshi.lti.entity.StorageTarget;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.Language;

/**
 * What a platform posts to the launch address. The token is read and its key looked for here, so
 * that no database connection waits for a platform; {@link Launches} then settles it in one
 * transaction.
 */
@ApplicationScoped
public class Arrivals {

  /**
   * The posted form; each part may be null.
   *
   * @param error OIDC error, if the platform refused
   * @param browser value of the browser-binding cookie
   * @param language what the reader reads if the launch does not say
   */
  public record Posted(
      String token, String state, Error error, String browser, Language language) {}

  /**
   * The platform's own no.
   *
   * @param code OIDC error code
   * @param description in the platform's words; may be null
   */
  public record Error(String code, String description) {}

  /** What becomes of it. */
  public sealed interface Arrived permits Opened, Asked, Parked, Refused {}

  /** A session is open; {@code rung} proved the browser. */
  public record Opened(Sessions.Opened session, LaunchAccepted launch, Rung rung)
      implements Arrived {}

  /**
   * The launch is good; our page in the frame is to ask the platform's storage for the login's
   * secret.
   *
   * @param code goes back with the answer, within a minute
   */
  public record Asked(String code, StorageTarget target) implements Arrived {}

  /**
   * The launch is good, but this browser keeps our cookies back.
   *
   * @param code opens the page in a window of our own, for a minute
   */
  public record Parked(String code, String reference) implements Arrived {}

  /** Until the page posts the same form again. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private Registrations registrations;
  private Judge judge;
  private Launches launches;
  private LaunchRecorder recorder;
  private Districts districts;
  private Clock clock;

  protected Arrivals() {}

  @Inject
  public Arrivals(
      Registrations registrations,
      Judge judge,
      Launches launches,
      LaunchRecorder recorder,
      Districts districts,
      Clock clock) {
    this.registrations = registrations;
    this.judge = judge;
    this.launches = launches;
    this.recorder = recorder;
    this.districts = districts;
    this.clock = clock;
  }

  /**
   * The platform's keys could not be read, and the token lives long enough for another try: nothing
   * is judged, so the state is not used up either.
   */
  private static boolean isOnlyEarly(LaunchAttempt attempt) {
    var soon = attempt.now().plus(AGAIN).getEpochSecond();
    return attempt.signature() == Signature.KEYS_UNAVAILABLE
        && attempt.token().claims().number("exp").filter(end -> end > soon).isPresent();
  }

  private Refused notYet(LaunchAttempt attempt, Posted posted) {
    return recorder
        .withoutKeys(attempt.registration(), LaunchFacts.of(attempt))
        .notYet(new Refused.Again(posted.token(), posted.state()));
  }

  /** Judges what was posted and opens, parks or refuses. */
  public Arrived receive(Posted posted) {
    var tenant = districts.current();
    var platform =
        State.registrationOf(posted.state()).flatMap(id -> registrations.byId(tenant, id));
    if (posted.error() != null) {
      return launches.refuse(tenant, platform.orElse(null), posted);
    }
    if (platform.isEmpty()) {
      return recorder.refuse(tenant, null, Problem.STATE_UNKNOWN, "", LaunchFacts.none());
    }
    var attempt = judge.prepare(posted.token(), platform.get(), clock.instant());
    return isOnlyEarly(attempt) ? notYet(attempt, posted) : launches.settle(attempt, posted);
  }
}
