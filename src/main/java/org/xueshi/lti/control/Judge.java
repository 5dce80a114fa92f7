package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import org.xueshi.lti.entity.BrowserProof;
import org.xueshi.lti.entity.LaunchAttempt;
import org.xueshi.lti.entity.LaunchChecks;
import org.xueshi.lti.entity.LaunchReport;
import org.xueshi.lti.entity.Login;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Signature;
import org.xueshi.web.control.PublicUrls;

/**
 * Brings a token before {@link LaunchChecks}: reads it, and looks for the key if it is worth it.
 */
@ApplicationScoped
public class Judge {

  /**
   * A token and what it arrived with.
   *
   * @param login the login its state named, or null
   */
  public record Arrival(
      String token, Registration platform, Login login, BrowserProof browser, Instant at) {}

  private final KeySets keys;
  private final String origin;

  protected Judge() {
    this.keys = null;
    this.origin = null;
  }

  @Inject
  public Judge(KeySets keys, PublicUrls urls) {
    this.keys = keys;
    this.origin = Registration.origin(URI.create(urls.origin()));
  }

  /** What is to be thought of it; the platform is asked for a key at most once. */
  public LaunchReport judge(Arrival arrival) {
    var attempt =
        new LaunchAttempt(
            Jose.read(arrival.token()),
            Signature.NOT_TRIED,
            arrival.platform(),
            arrival.login(),
            arrival.browser(),
            origin,
            arrival.at());
    if (!LaunchChecks.isWorthVerifying(attempt)) {
      return LaunchChecks.judge(attempt);
    }
    var keyId = attempt.token().header().identifier("kid").orElseThrow();
    return LaunchChecks.judge(attempt.with(keys.check(arrival.platform(), keyId, arrival.token())));
  }
}
