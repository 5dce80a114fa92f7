package org.xueshi.lti.control;

import static org.xueshi.lti.entity.CheckupItem.TOKEN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.Health;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Scope;

/** Part of the registration doctor: does the platform grant a token for each service? */
@ApplicationScoped
class TokenExam {

  private AccessTokens tokens;

  protected TokenExam() {}

  @Inject
  TokenExam(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /** Asks for each essential scope, one by one, and says which were granted. */
  Set<Scope> examine(Registration platform, Consumer<CheckupFinding> found) {
    var failures = new EnumMap<Scope, Kind>(Scope.class);
    for (var scope : Scope.ESSENTIAL) {
      var away = failures.values().stream().filter(TokenExam::away).findFirst();
      // One that does not answer is not asked four times.
      var failure = away.isPresent() ? away.get() : failure(platform, scope);
      if (failure != null) {
        failures.put(scope, failure);
      }
    }
    if (refusedEverywhere(failures)) {
      found.accept(CheckupFinding.of(TOKEN, Health.BAD, "allRefused"));
    } else {
      Scope.ESSENTIAL.forEach(scope -> found.accept(finding(scope, failures.get(scope))));
    }
    var granted = EnumSet.copyOf(Scope.ESSENTIAL);
    granted.removeAll(failures.keySet());
    return granted;
  }

  private static boolean away(Kind kind) {
    return kind == Kind.UNREACHABLE || kind == Kind.TOO_SLOW;
  }

  /** Null if it is granted. */
  private Kind failure(Registration platform, Scope scope) {
    try {
      tokens.forget(platform, scope);
      tokens.token(platform, scope);
      return null;
    } catch (PlatformFailure refused) {
      return refused.kind();
    }
  }

  /** What is refused everywhere has another cause than what is refused alone. */
  private static boolean refusedEverywhere(Map<Scope, Kind> failures) {
    return failures.size() == Scope.ESSENTIAL.size()
        && failures.values().stream().allMatch(kind -> kind == Kind.REFUSED);
  }

  private static CheckupFinding finding(Scope scope, Kind kind) {
    if (kind == null) {
      return CheckupFinding.good(TOKEN, "granted", scope);
    }
    if (kind != Kind.REFUSED) {
      return CheckupFinding.of(TOKEN, Health.BAD, CheckupFinding.FAILED, kind, scope);
    }
    return CheckupFinding.of(TOKEN, Health.BAD, "off", scope);
  }
}
