package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import org.xueshi.lti.entity.BrowserProof;
import org.xueshi.lti.entity.LaunchAttempt;
import org.xueshi.lti.entity.LaunchChecks;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Signature;
import org.xueshi.web.control.PublicUrls;

/**
 * Brings a token before {@link LaunchChecks}: reads it, and looks for the key if it is worth it.
 */
@ApplicationScoped
public class Judge {

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

  /**
   * Reads a token and checks its signature, asking the platform for a key at most once; the state
   * is still to be looked up.
   *
   * @param token as received; may be null
   */
  public LaunchAttempt prepare(String token, Registration platform, Instant now) {
    var attempt =
        new LaunchAttempt(
            Jose.read(token),
            Signature.NOT_TRIED,
            platform,
            null,
            BrowserProof.NO_COOKIE,
            origin,
            now);
    if (!LaunchChecks.isWorthVerifying(attempt)) {
      return attempt;
    }
    var keyId = attempt.token().header().identifier("kid").orElseThrow();
    return attempt.with(keys.check(platform, keyId, token));
  }
}
