package org.xueshi.operations.entity;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What goes into the audit trail: whatever somebody of the console, or a program with a token,
 * changed or tried to; and whose records they looked at or took away as a file. Lists that name
 * many and show little are not kept, or the trail would hide what matters.
 */
public final class AuditRule {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Routes of one person's or one paper's records, and files that leave the house. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "/console/(ledger/(people|inbox|merges|cases)|papers|roster)/.*\\{.*"
              + "|/api/v1/(persons?|papers?|certificates|attestations|entries|balances)\\b.*"
              + "|.*\\.(csv|xlsx|zip|pdf|json)(/.*)?");

  private AuditRule() {}

  /**
   * @param route the address with its variables by name, e.g. {@code /console/ledger/people/{id}}
   * @param status of the answer; what was not found or not allowed is kept too when it aimed at one
   *     record, since that is how somebody looks around
   */
  public static boolean isKept(String method, String route, int status) {
    var ours = route.startsWith("/console") || route.startsWith("/api/");
    var refused = (status == 403 || status == 404) && route.contains("{");
    return ours && (!READING.contains(method) || refused || PERSONAL.matcher(route).matches());
  }
}
