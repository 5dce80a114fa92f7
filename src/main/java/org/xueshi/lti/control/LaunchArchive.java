package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchSearch;

/** 进入记录 as administrators look through it; records are kept for a while and then forgotten. */
@ApplicationScoped
public class LaunchArchive {

  private static final int AT_ONCE = 5000;

  /**
   * A page of records.
   *
   * @param next where the next page begins; empty if this is the last
   */
  public record Found(List<LaunchRecord> launches, Optional<UUID> next) {}

  private LaunchSearchStore store;
  private Duration keep;
  private Clock clock;

  protected LaunchArchive() {}

  /**
   * @param keep how long a launch stays on record
   */
  @Inject
  public LaunchArchive(
      LaunchSearchStore store,
      @ConfigProperty(name = "xueshi.lti.launches.keep", defaultValue = "P180D") Duration keep,
      Clock clock) {
    this.store = store;
    this.keep = keep;
    this.clock = clock;
  }

  /** Newest first, {@code size} to a page. */
  public Found find(UUID tenant, LaunchSearch search, int size) {
    var found = store.find(tenant, search, size + 1);
    return found.size() > size
        ? new Found(found.subList(0, size), Optional.of(found.get(size - 1).id()))
        : new Found(found, Optional.empty());
  }

  public Duration keep() {
    return keep;
  }

  /** Forgets some of what is over; true if there may be more. May run on several nodes at once. */
  @Transactional
  public boolean sweep(UUID tenant) {
    return store.forget(tenant, clock.instant().minus(keep), AT_ONCE) == AT_ONCE;
  }
}
