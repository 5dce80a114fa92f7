package org.xueshi.web.boundary;

import java.util.UUID;
import org.xueshi.web.control.Sessions;

/**
 * Our cookies, written by hand, since no Jakarta API knows {@code Partitioned} (CHIPS). Launch
 * cookies must come back inside a cross-site frame, which today's browsers allow only with
 * SameSite=None, Secure and Partitioned together; their path is the launch, so that launches do not
 * overwrite each other.
 */
public final class Cookies {

  public static final String LAUNCH = "xs";
  public static final String CONSOLE = "xs-console";
  public static final String LANGUAGE = "xs-lang";

  private static final String FRAMED = "; Secure; HttpOnly; SameSite=None; Partitioned";

  private Cookies() {}

  /** {@code Set-Cookie} for a launch that just opened. */
  public static String launch(Sessions.Opened opened) {
    return LAUNCH + "=" + opened.secret() + "; Path=/c/" + opened.id() + FRAMED;
  }

  /** {@code Set-Cookie} for the console; never framed, so it need not be sent cross-site. */
  static String console(Sessions.Opened opened) {
    return CONSOLE
        + "="
        + opened.id()
        + "."
        + opened.secret()
        + "; Path=/console; Secure; HttpOnly; SameSite=Lax";
  }

  static String consoleGone() {
    return CONSOLE + "=; Path=/console; Max-Age=0; Secure; HttpOnly; SameSite=Lax";
  }

  /** Forgets the cookie of a launch that was left. */
  static String launchGone(UUID launch) {
    return LAUNCH + "=; Max-Age=0; Path=/c/" + launch + FRAMED;
  }

  static String language(String tag) {
    return LANGUAGE + "=" + tag + "; Path=/; Max-Age=31536000; Secure; SameSite=None; Partitioned";
  }
}
