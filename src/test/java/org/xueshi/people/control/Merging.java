package org.xueshi.people.control;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** The real thing, for tests of other features. */
public final class Merging {

  private Merging() {}

  public static IdentityMerges on(Jdbi jdbi, Clock clock) {
    return new IdentityMerges(new IdentityMergeStore(jdbi), clock);
  }
}
