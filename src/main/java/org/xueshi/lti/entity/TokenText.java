package org.xueshi.lti.entity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A compact JWT as text, taken apart within bounds before any parser sees it (RFC 7515 7.1): at
 * most {@value #TOKEN_MAX} characters, three parts, UTF-8, JSON nested at most {@value #DEPTH_MAX}
 * deep.
 *
 * @param header JSON text of the header
 * @param payload JSON text of the claims
 * @param signedPart what the signature covers
 * @param signature the signature's bytes
 */
public record TokenText(String header, String payload, String signedPart, byte[] signature) {

  /** In characters; the largest token seen from Moodle with every parameter has under 9,000. */
  public static final int TOKEN_MAX = 65_536;

  /** Levels of objects and lists; LTI messages use four. */
  public static final int DEPTH_MAX = 12;

  /** Empty if the text is no such token. */
  public static Optional<TokenText> parse(String raw) {
    if (raw == null || raw.length() > TOKEN_MAX) {
      return Optional.empty();
    }
    var parts = raw.split("\\.", -1);
    if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
      return Optional.empty();
    }
    try {
      var header = utf8(decode(parts[0]));
      var payload = utf8(decode(parts[1]));
      return isShallow(header) && isShallow(payload)
          ? Optional.of(new TokenText(header, payload, parts[0] + "." + parts[1], decode(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /** Whether JSON text opens at most {@value #DEPTH_MAX} objects and lists within each other. */
  public static boolean isShallow(String json) {
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        if (++depth > DEPTH_MAX) {
          return false;
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return true;
  }

  /** In its one form: without padding, and without bits that mean nothing (RFC 7515 2). */
  private static byte[] decode(String part) {
    var bytes = Base64.getUrlDecoder().decode(part);
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
      throw new IllegalArgumentException("not the one form of these bytes");
    }
    return bytes;
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
