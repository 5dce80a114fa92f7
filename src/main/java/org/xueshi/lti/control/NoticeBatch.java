package org.xueshi.lti.control;

import java.util.List;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.NoticeChecks;

/** The body that notices come in. */
public final class NoticeBatch {

  private NoticeBatch() {}

  /**
   * The signed notices, in order; an entry without one reads as an empty text.
   *
   * @throws Refusal INVALID if it is no such body, empty, or too long
   */
  public static List<String> tokens(String body) {
    return Jose.json(body)
        .map(Claims::new)
        .map(read -> read.objects("notices"))
        .filter(NoticeChecks::isBearable)
        .orElseThrow(() -> Refusal.invalid("web.refusal.http.400"))
        .stream()
        .map(notice -> notice.exact("jwt").orElse(""))
        .toList();
  }
}
