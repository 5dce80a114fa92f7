package org.xueshi.lti.entity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The judge of notices: they are signed like launches and for the same deployment, but nobody began
 * a login for them, and they may have waited for us (PNS 1.0, 3.4).
 */
public final class NoticeChecks {

  private static final Set<Check> COMMON =
      EnumSet.of(
          Check.PLATFORM_ACTIVE,
          Check.TOKEN_READABLE,
          Check.ALGORITHM,
          Check.CRITICAL_HEADERS,
          Check.KEY_ID,
          Check.ISSUER,
          Check.AUDIENCE,
          Check.AUTHORIZED_PARTY,
          Check.SIGNATURE,
          Check.EXPIRY,
          Check.NOT_BEFORE,
          Check.VERSION,
          Check.DEPLOYMENT);

  private static final int ID_LIST_MAX = 100;

  private NoticeChecks() {}

  /**
   * What came of judging one.
   *
   * @param notice null unless {@code failed} is empty
   * @param failed names of the checks that failed, such as {@code SIGNATURE} or {@code NOTICE_TYPE}
   */
  public record Judged(Notice notice, List<String> failed) {}

  /** Judges an attempt whose signature has been checked, or was not worth it. */
  public static Judged judge(LaunchAttempt attempt) {
    var failed = new ArrayList<String>();
    COMMON.stream()
        .filter(check -> !check.on(attempt).passed())
        .forEach(check -> failed.add(check.name()));
    if (issued(attempt).isEmpty()) {
      failed.add(Check.ISSUED_AT.name());
    }
    var notice = attempt.claims().object(Claim.NOTICE);
    var id = notice.identifier("id").or(() -> attempt.claims().identifier("jti"));
    var type = notice.exact("type").flatMap(NoticeType::of);
    if (id.isEmpty()) {
      failed.add("NOTICE");
    }
    if (type.isEmpty()) {
      failed.add("NOTICE_TYPE");
    }
    return failed.isEmpty() ? judged(attempt, id.get(), type.get()) : new Judged(null, failed);
  }

  /** Whether a batch is of a size worth reading. */
  public static boolean isBearable(List<?> notices) {
    return !notices.isEmpty() && notices.size() <= ID_LIST_MAX;
  }

  private static Judged judged(LaunchAttempt attempt, String id, NoticeType type) {
    var platform = attempt.registration();
    return new Judged(
        new Notice(platform.tenant(), platform.id(), id, type, attempt.claims()), List.of());
  }

  /** In the past; how long ago does not matter while it has not expired. */
  private static Optional<?> issued(LaunchAttempt attempt) {
    return TokenRules.instant(attempt.claims(), "iat")
        .filter(at -> !at.isAfter(attempt.now().plus(TokenRules.LEEWAY)));
  }
}
