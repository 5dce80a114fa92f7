package org.xueshi.lti.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.xueshi.web.entity.CourseRole;

/**
 * One attempt as the launch recorder keeps it: nobody's name, no token.
 *
 * @param reference what the error page shows, to be read out on the telephone
 * @param registrationId null if the platform is not known
 * @param personId null unless accepted; so are {@code role} and {@code rung}
 * @param failed the rules that did not hold, in order; empty if all did
 */
public record LaunchRecord(
    UUID id,
    String reference,
    Instant at,
    Outcome outcome,
    UUID registrationId,
    UUID personId,
    CourseRole role,
    Rung rung,
    LaunchFacts facts,
    List<Failure> failed) {

  /** How an attempt ended. */
  public enum Outcome {
    ACCEPTED,
    /** Waiting, for a minute, for its person to confirm in a window of our own. */
    PARKED,
    REFUSED
  }

  /**
   * A rule that did not hold.
   *
   * @param name of a {@link Check} or a {@link Problem}
   * @param detail what stood there instead, or empty
   */
  public record Failure(String name, String detail) {

    /** Message key of the rule in plain words. */
    public String key() {
      return "lti.failure." + name;
    }

    /** Message key of what to do about it. */
    public String remedy() {
      return "lti.remedy." + name;
    }
  }

  public LaunchRecord {
    failed = List.copyOf(failed);
  }

  /** The last ten digits of an identifier: random, and short enough to be read out. */
  public static String referenceOf(UUID id) {
    return id.toString().replace("-", "").substring(22).toUpperCase(java.util.Locale.ROOT);
  }
}
