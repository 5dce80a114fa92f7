package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.lti.control.Arrivals.Arrived;
import org.xueshi.lti.control.Arrivals.Posted;
import org.xueshi.lti.entity.BrowserProof;
import org.xueshi.lti.entity.Launch;
import org.xueshi.lti.entity.LaunchAttempt;
import org.xueshi.lti.entity.LaunchChecks;
import org.xueshi.lti.entity.LaunchMessage;
import org.xueshi.lti.entity.LaunchReport;
import org.xueshi.lti.entity.Login;
import org.xueshi.lti.entity.PlatformError;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Signature;
import org.xueshi.lti.entity.StorageTarget;
import org.xueshi.lti.entity.Verdict;
import org.xueshi.web.entity.Viewer;

/**
 * Launches: one transaction each, from using up the state to the new session, so that a launch
 * happened whole or not at all.
 */
@ApplicationScoped
public class Launches {

  private LoginStore logins;
  private LaunchStore store;
  private LaunchRecorder recorder;
  private Ladders ladders;
  private Climbs climbs;

  protected Launches() {}

  @Inject
  public Launches(
      LoginStore logins,
      LaunchStore store,
      LaunchRecorder recorder,
      Ladders ladders,
      Climbs climbs) {
    this.logins = logins;
    this.store = store;
    this.recorder = recorder;
    this.ladders = ladders;
    this.climbs = climbs;
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

  /**
   * Uses up the state and judges; a good launch goes up the ladder. All of it happens, or nothing.
   */
  @Transactional
  Arrived settle(LaunchAttempt prepared, Posted posted) {
    var platform = prepared.registration();
    var login =
        logins
            .consume(platform.tenant(), posted.state())
            .filter(found -> found.registrationId().equals(platform.id()));
    var proof = proof(login, posted.browser());
    var report = LaunchChecks.judge(prepared.with(login.orElse(null), proof));
    if (report.verdict() instanceof Verdict.Accepted verdict) {
      return climb(new Proven(platform, login.orElseThrow(), verdict.launch()), report, posted);
    }
    return report.verdict() instanceof Verdict.Unproven verdict
        ? climb(new Proven(platform, login.orElseThrow(), verdict.launch()), report, posted)
        : recorder.refuse(platform, report, returnUrl(prepared));
  }

  /**
   * The platform refused. Its state is used up. What it says in its own words is repeated only if
   * the answer belongs to a login that this very browser began: else anybody could put words into
   * our page.
   *
   * @param platform null if the state names none
   */
  @Transactional
  Refused refuse(UUID tenant, Registration platform, Posted posted) {
    var login = platform == null ? Optional.<Login>empty() : logins.consume(tenant, posted.state());
    var genuine = login.isPresent() && proof(login, posted.browser()) == BrowserProof.SAME;
    return recorder.refuse(
        tenant,
        platform,
        new PlatformError(posted.error().code()),
        Optional.ofNullable(posted.error().description()).filter(words -> genuine));
  }

  /** A launch that is good, with or without proof of its browser. */
  private record Proven(Registration platform, Login login, Launch launch) {}

  private Arrived climb(Proven good, LaunchReport report, Posted posted) {
    var platform = good.platform();
    var stored = good.login().stored();
    var climb =
        new Climb(
            platform.tenant(),
            good.launch(),
            report.facts(),
            report.failed().isEmpty(),
            stored == null ? null : stored.secretHash(),
            ladders.of(platform.tenant(), platform.id()).rungs(),
            LaunchRecorder.failures(report));
    var endpoint = platform.description().authorizationEndpoint();
    var target = stored == null ? null : StorageTarget.at(stored.frame(), endpoint, posted.state());
    return climbs.go(climb, target, posted.language());
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

  /**
   * Where a refusal may lead back to: what the platform itself signed for us, and only on its own
   * origins. An unsigned address, or one elsewhere, would make us a stepping stone to anywhere.
   */
  private static Optional<URI> returnUrl(LaunchAttempt attempt) {
    return attempt.signature() == Signature.VERIFIED
        ? new LaunchMessage(attempt.token().claims())
            .returnUrl()
            .filter(attempt.registration()::owns)
        : Optional.empty();
  }
}
