package org.xueshi.practice.services;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.practice.site.SiteClock;

/** The tokens given out; they are forgotten on restart, and a tool then asks for new ones. */
public final class AccessTokens {
  static final int LIFE_SECONDS = 3600;
  private static final int BYTES = 16;

  record Granted(long toolId, List<String> scopes, long expirySeconds) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Granted> granted = new ConcurrentHashMap<>();
  private final SiteClock clock;

  public AccessTokens(SiteClock clock) {
    this.clock = clock;
  }

  String grant(long toolId, List<String> scopes) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    granted.put(token, new Granted(toolId, scopes, clock.seconds() + LIFE_SECONDS));
    return token;
  }

  Optional<Granted> find(String token) {
    return Optional.ofNullable(granted.get(token)).filter(g -> clock.seconds() < g.expirySeconds());
  }
}
