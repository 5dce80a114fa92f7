package org.xueshi.practice.pages;

import java.util.Map;
import java.util.Optional;

/**
 * Whether the pages keep small data for tools ("LTI postMessage Storage" 0.1). Moodle 4.5 does not,
 * so neither do they at first.
 */
public final class PlatformStorage {
  /** Which window keeps it. */
  public enum Keeper {
    NOBODY(null),
    /** The page around the tool's frame. */
    PARENT("_parent"),
    /** A frame beside the tool's. */
    FRAME("platform_storage"),
    /** The page around the tool's frame is named, and says of itself that it keeps nothing. */
    UNABLE("_parent"),
    /** A frame that is named and not there. */
    MISSING("no_such_frame");

    private final String target;

    Keeper(String target) {
      this.target = target;
    }
  }

  private volatile Keeper keeper = Keeper.NOBODY;

  public void keptBy(Keeper newKeeper) {
    keeper = newKeeper;
  }

  public Keeper keeper() {
    return keeper;
  }

  /** The {@code lti_storage_target} of launches; empty while nothing is kept. */
  public Optional<String> target() {
    return Optional.ofNullable(keeper.target);
  }

  Map<String, Object> model() {
    return Map.of(
        "storeshere",
        keeper == Keeper.PARENT,
        "storesnot",
        keeper == Keeper.UNABLE,
        "storesinframe",
        keeper == Keeper.FRAME);
  }
}
