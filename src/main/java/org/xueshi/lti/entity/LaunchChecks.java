package org.xueshi.lti.entity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The one judge of launches: applies every {@link Check} in order and says what each found. It
 * fetches nothing, stores nothing and knows no time but the attempt's.
 */
public final class LaunchChecks {

  private LaunchChecks() {}

  /**
   * Whether the token claims to come from this platform, so that its key may be looked for: all
   * checks before {@link Check#SIGNATURE} hold. Not the state's, which is asked of the database
   * only in the launch's transaction, and no transaction waits for a key.
   */
  public static boolean isWorthVerifying(LaunchAttempt attempt) {
    return EnumSet.range(Check.PLATFORM_ACTIVE, Check.AUTHORIZED_PARTY).stream()
        .allMatch(check -> check.on(attempt).passed());
  }

  /** Judges an attempt whose signature has been checked, or was not worth it. */
  public static LaunchReport judge(LaunchAttempt attempt) {
    var findings = new ArrayList<Finding>();
    for (var check : Check.values()) {
      findings.add(check.on(attempt));
    }
    return new LaunchReport(findings, verdict(attempt, findings), LaunchFacts.of(attempt));
  }

  private static Verdict verdict(LaunchAttempt attempt, List<Finding> findings) {
    var failed = findings.stream().filter(finding -> !finding.passed()).toList();
    if (failed.isEmpty()) {
      return new Verdict.Accepted(Launch.verified(attempt));
    }
    var first = failed.get(0);
    return first.check() == Check.BROWSER && attempt.browser() == BrowserProof.NO_COOKIE
        ? new Verdict.Unproven(Launch.verified(attempt))
        : new Verdict.Refused(first);
  }
}
