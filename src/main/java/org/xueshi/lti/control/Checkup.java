package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Scope;

/** Tries what a platform needs to do for us, now, and says in plain words what works. */
@ApplicationScoped
public class Checkup {

  /** One thing tried; {@code advice} is null if it works. */
  public record Finding(Text what, boolean good, Text advice) {}

  private KeySets keys;
  private AccessTokens tokens;

  protected Checkup() {}

  @Inject
  public Checkup(KeySets keys, AccessTokens tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  /** Asks the platform several things, one after another: not inside a transaction. */
  public List<Finding> of(Registration platform) {
    var findings = new ArrayList<Finding>();
    findings.add(
        new Finding(
            Text.of("lti.checkup.deployments", platform.deploymentIds().size()),
            !platform.deploymentIds().isEmpty(),
            platform.deploymentIds().isEmpty() ? Text.of("lti.checkup.deployments.none") : null));
    findings.add(publicKeys(platform));
    for (var scope : Scope.ESSENTIAL) {
      findings.add(token(platform, scope));
    }
    return List.copyOf(findings);
  }

  private Finding publicKeys(Registration platform) {
    try {
      var usable = keys.read(platform.description().jwksUri()).size();
      var good = usable > 0;
      return new Finding(
          Text.of("lti.checkup.keys", usable),
          good,
          good ? null : Text.of("lti.checkup.keys.none"));
    } catch (PlatformFailure failure) {
      return new Finding(Text.of("lti.checkup.keys", 0), false, advice(failure));
    }
  }

  private Finding token(Registration platform, Scope scope) {
    var what = Text.of("lti.checkup.token", Text.of("lti.scope." + scope));
    try {
      tokens.forget(platform, scope);
      tokens.token(platform, scope);
      return new Finding(what, true, null);
    } catch (PlatformFailure failure) {
      return new Finding(what, false, advice(failure));
    }
  }

  private static Text advice(PlatformFailure failure) {
    return Text.of("lti.checkup.advice." + failure.kind());
  }
}
