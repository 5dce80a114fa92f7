package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Admissions.Admission;
import org.xueshi.lti.control.Arrivals.Arrived;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.Arrivals.Parked;
import org.xueshi.lti.control.Arrivals.Posted;
import org.xueshi.lti.entity.BrowserProof;
import org.xueshi.lti.entity.Launch;
import org.xueshi.lti.entity.LaunchAttempt;
import org.xueshi.lti.entity.LaunchChecks;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.LaunchMessage;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.LaunchReport;
import org.xueshi.lti.entity.Login;
import org.xueshi.lti.entity.Rung;
import org.xueshi.lti.entity.Signature;
import org.xueshi.lti.entity.Verdict;
import org.xueshi.people.control.Districts;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.Viewer;

/**
 * Launches: one transaction each, from using up the state to the new session, so that a launch
 * happened whole or not at all.
 */
@ApplicationScoped
public class Launches {

  private static final Duration PARKED_LASTS = Duration.ofSeconds(60);

  /** A launch that waits: whose, and where to. Course title empty outside a course. */
  public record Waiting(String name, String courseTitle) {}

  private LoginStore logins;
  private LaunchStore store;
  private ParkedStore parked;
  private LaunchRecorder recorder;
  private Admissions admissions;
  private Districts districts;
  private Clock clock;

  protected Launches() {}

  @Inject
  public Launches(
      LoginStore logins,
      LaunchStore store,
      ParkedStore parked,
      LaunchRecorder recorder,
      Admissions admissions,
      Districts districts,
      Clock clock) {
    this.logins = logins;
    this.store = store;
    this.parked = parked;
    this.recorder = recorder;
    this.admissions = admissions;
    this.districts = districts;
    this.clock = clock;
  }

  /**
   * The launch behind a session, or empty for viewers who did not come by one.
   *
   * <p>For the features behind a launch: message type, custom parameters, addresses of services.
   */
  public Optional<LaunchDetails> of(Viewer viewer) {
    return viewer.kind() == Viewer.Kind.LAUNCH
        ? store.details(viewer.tenant(), viewer.sessionId())
        : Optional.empty();
  }

  /** Uses up the state, judges, and opens, parks or refuses: all of it or nothing. */
  @Transactional
  Arrived settle(LaunchAttempt prepared, Posted posted) {
    var platform = prepared.registration();
    var login =
        logins
            .consume(platform.tenant(), posted.state())
            .filter(found -> found.registrationId().equals(platform.id()));
    var report =
        LaunchChecks.judge(prepared.with(login.orElse(null), proof(login, posted.browser())));
    if (report.verdict() instanceof Verdict.Accepted verdict) {
      var admission =
          new Admission(
              platform.tenant(), verdict.launch(), report.facts(), Rung.COOKIE, posted.language());
      return admissions.admit(admission);
    }
    return report.verdict() instanceof Verdict.NeedsOwnWindow verdict
        ? park(platform.tenant(), verdict.launch(), report)
        : recorder.refuse(platform, report, returnUrl(prepared));
  }

  /** What a code from {@link Parked} leads to; empty if unknown, used, or too old. */
  public Optional<Waiting> waiting(String code) {
    return parked
        .peek(districts.current(), code)
        .map(launch -> new Waiting(launch.user().name(), launch.message().contextTitle()));
  }

  /**
   * Opens a parked launch: its person has seen whose account it is and said yes.
   *
   * @throws Refusal GONE if the code is unknown, used, or older than a minute
   */
  @Transactional
  public Opened confirm(String code, Language language) {
    var tenant = districts.current();
    var launch =
        parked
            .consume(tenant, code)
            .orElseThrow(() -> new Refusal(Refusal.Kind.GONE, Text.of("lti.window.gone")));
    var message = launch.message();
    var facts = new LaunchFacts("", 0, message.type().claimValue(), message.deploymentId());
    return admissions.admit(new Admission(tenant, launch, facts, Rung.OWN_WINDOW, language));
  }

  private Parked park(UUID tenant, Launch launch, LaunchReport report) {
    var code = Digests.newSecret();
    parked.add(tenant, code, launch, PARKED_LASTS);
    var id = Ids.next();
    var record =
        new LaunchRecord(
            id,
            LaunchRecord.referenceOf(id),
            clock.instant(),
            Outcome.PARKED,
            launch.registrationId(),
            null,
            null,
            null,
            report.facts(),
            LaunchRecorder.failures(report));
    store.add(tenant, record);
    return new Parked(code, record.reference());
  }

  private static BrowserProof proof(Optional<Login> login, String browser) {
    if (!Logins.isSecret(browser)) {
      return BrowserProof.NO_COOKIE;
    }
    return login.isPresent()
            && MessageDigest.isEqual(login.get().browserHash(), Digests.sha256(browser))
        ? BrowserProof.SAME
        : BrowserProof.OTHER;
  }

  /** Only what a token with a good signature says of where to go back to is worth following. */
  private static Optional<URI> returnUrl(LaunchAttempt attempt) {
    return attempt.signature() == Signature.VERIFIED
        ? new LaunchMessage(attempt.token().claims()).returnUrl()
        : Optional.empty();
  }
}
