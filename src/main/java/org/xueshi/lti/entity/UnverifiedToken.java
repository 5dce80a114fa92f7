package org.xueshi.lti.entity;

import java.util.Map;

/**
 * Header and claims of a token nobody has checked yet. Only {@link LaunchChecks} makes something
 * trustworthy of it.
 *
 * @param readable whether the text was a JWT with JSON in it; if not, header and claims are empty
 */
public record UnverifiedToken(boolean readable, Claims header, Claims claims) {

  public static UnverifiedToken of(Map<String, Object> header, Map<String, Object> claims) {
    return new UnverifiedToken(true, new Claims(header), new Claims(claims));
  }

  public static UnverifiedToken unreadable() {
    return new UnverifiedToken(false, Claims.none(), Claims.none());
  }
}
