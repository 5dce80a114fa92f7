package org.xueshi.web.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.xueshi.kernel.entity.Digests;

/**
 * The token every form carries. It is derived from the session's secret, which only the cookie and
 * the visitor's browser hold, so that nothing more needs to be stored.
 */
public final class Csrf {

  private Csrf() {}

  public static String token(String sessionSecret) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Digests.sha256("csrf:" + sessionSecret));
  }

  public static boolean matches(String sessionSecret, String shown) {
    return shown != null
        && MessageDigest.isEqual(
            token(sessionSecret).getBytes(StandardCharsets.UTF_8),
            shown.getBytes(StandardCharsets.UTF_8));
  }
}
