package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.lti.control.Admissions.Admission;
import org.xueshi.lti.control.Arrivals.Arrived;
import org.xueshi.lti.control.Arrivals.Asked;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.Arrivals.Parked;
import org.xueshi.lti.entity.Ladder;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.Problem;
import org.xueshi.lti.entity.Rung;
import org.xueshi.lti.entity.StorageTarget;
import org.xueshi.people.control.Districts;
import org.xueshi.web.entity.Language;

/**
 * The ladder: takes a launch that is good but for its browser from rung to rung until one proves
 * it. What waits for a rung is parked under a code that works once, for a minute, on that rung
 * only.
 */
@ApplicationScoped
public class Climbs {

  private static final Duration PARKED_LASTS = Duration.ofSeconds(60);

  /** A launch that waits: whose, and where to. Course title empty outside a course. */
  public record Waiting(String name, String courseTitle) {}

  /**
   * What our page in the frame heard from the platform's storage.
   *
   * @param code the launch that waits
   * @param value what the platform gave back, or null
   * @param problem why it gave nothing, a word of {@code lti-storage.js}; or null
   */
  public record Heard(String code, String value, String problem) {}

  private ParkedStore parked;
  private Registrations registrations;
  private LaunchRecorder recorder;
  private Admissions admissions;
  private Districts districts;

  protected Climbs() {}

  @Inject
  public Climbs(
      ParkedStore parked,
      Registrations registrations,
      LaunchRecorder recorder,
      Admissions admissions,
      Districts districts) {
    this.parked = parked;
    this.registrations = registrations;
    this.recorder = recorder;
    this.admissions = admissions;
    this.districts = districts;
  }

  /**
   * Tries the next rung, in the caller's transaction.
   *
   * @param target where the login's secret lies; null if it left none
   * @param language the reader's if the launch says none
   */
  Arrived go(Climb climb, StorageTarget target, Language language) {
    var next = Ladder.next(climb.left(), climb.cookieCame(), target != null);
    if (next.isEmpty()) {
      var failure = new Failure(Problem.RUNGS_EXHAUSTED.name(), "");
      return recorder.refuse(climb.having(failure), returnUrl(climb));
    }
    return switch (next.get()) {
      case COOKIE -> opened(climb, Rung.COOKIE, language);
      case PLATFORM_STORAGE -> new Asked(park(climb, Rung.PLATFORM_STORAGE), target);
      case OWN_WINDOW -> new Parked(park(climb, Rung.OWN_WINDOW), recorder.park(climb).reference());
    };
  }

  /**
   * Opens the launch if the platform gave the login's secret back to this frame, else tries the
   * rungs that are left. The code is used up either way.
   *
   * @return refused if the code is unknown, used, or older than a minute
   */
  @Transactional
  public Arrived hear(Heard heard, Language language) {
    return parked
        .consume(districts.current(), heard.code(), Rung.PLATFORM_STORAGE)
        .map(climb -> hear(climb, heard, language))
        .orElseGet(this::tooLate);
  }

  private Arrived hear(Climb climb, Heard heard, Language language) {
    if (isSecret(climb.storageHash(), heard.value())) {
      return opened(climb, Rung.PLATFORM_STORAGE, language);
    }
    var why = heard.problem() == null ? "wrong_value" : heard.problem();
    var failure = new Failure(Problem.STORAGE_FAILED.name(), LaunchRecorder.shortened(why));
    return go(climb.having(failure), null, language);
  }

  /** What a code of {@link Parked} leads to; empty if unknown, used, or too old. */
  public Optional<Waiting> waiting(String code) {
    return parked
        .peek(districts.current(), code, Rung.OWN_WINDOW)
        .map(Climb::launch)
        .map(launch -> new Waiting(launch.user().name(), launch.message().contextTitle()));
  }

  /**
   * Opens a launch that waits for its window: its person has seen whose account it is and said yes.
   *
   * @return refused if the code is unknown, used, or older than a minute
   */
  @Transactional
  public Arrived confirm(String code, Language language) {
    return parked
        .consume(districts.current(), code, Rung.OWN_WINDOW)
        .<Arrived>map(climb -> opened(climb, Rung.OWN_WINDOW, language))
        .orElseGet(this::tooLate);
  }

  /** Records that somebody came for a launch that waits no more. */
  @Transactional
  public Refused tooLate() {
    return recorder.refuse(
        districts.current(), null, Problem.WAITED_TOO_LONG, "", LaunchFacts.none());
  }

  private Opened opened(Climb climb, Rung rung, Language language) {
    return admissions.admit(
        new Admission(climb.tenant(), climb.launch(), climb.facts(), rung, language));
  }

  private Optional<URI> returnUrl(Climb climb) {
    var launch = climb.launch();
    return registrations
        .byId(climb.tenant(), launch.registrationId())
        .flatMap(platform -> launch.message().returnUrl().filter(platform::owns));
  }

  private String park(Climb climb, Rung rung) {
    var code = Digests.newSecret();
    parked.add(code, rung, climb.after(rung), PARKED_LASTS);
    return code;
  }

  private static boolean isSecret(byte[] hash, String value) {
    return hash != null && value != null && MessageDigest.isEqual(hash, Digests.sha256(value));
  }
}
