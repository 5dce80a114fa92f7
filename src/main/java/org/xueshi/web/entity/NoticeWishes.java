package org.xueshi.web.entity;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How a person wants to be told (通知设置).
 *
 * @param email also by e-mail, if an address is known
 * @param digest one message a day instead of one for each notice
 * @param quietFrom from then on nothing is sent; the same as {@code quietTo} = no quiet hours
 * @param quietTo until then; may be the next morning
 */
public record NoticeWishes(
    boolean email, boolean digest, LocalTime quietFrom, LocalTime quietTo, Language language) {

  public static final NoticeWishes DEFAULT =
      new NoticeWishes(true, false, LocalTime.of(22, 0), LocalTime.of(7, 0), Language.ZH_CN);

  /** When the day's message goes out. */
  public static final LocalTime DIGEST_AT = LocalTime.of(18, 0);

  /** The first moment, not before {@code now}, at which a message may go out. */
  public Instant due(Instant now, ZoneId zone) {
    var local = now.atZone(zone);
    if (digest) {
      var today = local.toLocalDate().atTime(DIGEST_AT).atZone(zone);
      local = local.isAfter(today) ? today.plusDays(1) : today;
    }
    if (!isQuiet(local.toLocalTime())) {
      return local.toInstant();
    }
    var end = local.toLocalDate().atTime(quietTo).atZone(zone);
    return (local.isBefore(end) ? end : end.plusDays(1)).toInstant();
  }

  private boolean isQuiet(LocalTime time) {
    if (quietFrom.equals(quietTo)) {
      return false;
    }
    var afterFrom = !time.isBefore(quietFrom);
    var beforeTo = time.isBefore(quietTo);
    return quietFrom.isBefore(quietTo) ? afterFrom && beforeTo : afterFrom || beforeTo;
  }
}
