package org.xueshi.practice.keys;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tools' key sets, fetched and kept.
 *
 * <p>As in Moodle, whatever is wrong with a token, the kept set is fetched anew once and the token
 * tried again: so a tool may change its key whenever it likes.
 */
public final class ToolKeys {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Map<String, JWKSet> kept = new ConcurrentHashMap<>();
  private final AtomicInteger fetches = new AtomicInteger();
  private final TokenVerifier verifier;

  public ToolKeys(TokenVerifier verifier) {
    this.verifier = verifier;
  }

  /** How many times a key set has been fetched from a tool. */
  public int fetches() {
    return fetches.get();
  }

  public Map<String, Object> verify(String token, String jwksUri) throws TokenRefused {
    JWKSet known = kept.get(jwksUri);
    if (known == null) {
      return verifier.verify(token, fetch(jwksUri));
    }
    try {
      return verifier.verify(token, known);
    } catch (TokenRefused perhapsNewKey) {
      return verifier.verify(token, fetch(jwksUri));
    }
  }

  private JWKSet fetch(String jwksUri) throws TokenRefused {
    fetches.incrementAndGet();
    try {
      var request = HttpRequest.newBuilder(URI.create(jwksUri)).timeout(PATIENCE).build();
      JWKSet fresh = JWKSet.parse(http.send(request, BodyHandlers.ofString()).body());
      kept.put(jwksUri, fresh);
      return fresh;
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new TokenRefused("No cached keyset found");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TokenRefused("No cached keyset found");
    }
  }
}
