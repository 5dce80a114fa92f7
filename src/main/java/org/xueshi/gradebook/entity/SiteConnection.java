package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That we hold a token of a platform's web services; never the token itself.
 *
 * @param testedAt null if never
 * @param outcome of the last test; null if never
 * @param lacking functions the token may not call
 */
public record SiteConnection(
    UUID registration, Instant changedAt, Instant testedAt, Outcome outcome, List<String> lacking) {

  /** What a test came to. */
  public enum Outcome {
    WORKS,
    /** It is taken, but functions are missing from the service. */
    LACKS,
    NOT_TRUSTED,
    AWAY,
    UNUSABLE
  }

  public SiteConnection {
    lacking = List.copyOf(lacking);
  }
}
