package org.xueshi.kernel.control;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The number under which one request can be followed through proxy, nodes and log. It says nothing
 * about who asked.
 */
public final class RequestIds {

  private static final Pattern ACCEPTED = Pattern.compile("[0-9A-Za-z-]{8,64}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private RequestIds() {}

  /**
   * The proxy's number if it is one that cannot harm a log, otherwise (also for null) a new one.
   */
  public static String acceptedOrNew(String offered) {
    if (offered != null && ACCEPTED.matcher(offered).matches()) {
      return offered;
    }
    var bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** This thread works for that request, until {@link #end()}. */
  public static void begin(String id) {
    CURRENT.set(id);
  }

  public static void end() {
    CURRENT.remove();
  }

  /** Null outside a request. */
  public static String current() {
    return CURRENT.get();
  }
}
