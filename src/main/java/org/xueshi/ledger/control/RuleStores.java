package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where published packs go, and which trials were seen. */
@ApplicationScoped
class RuleStores {

  private RulePackStore packs;
  private RuleTrialStore trials;

  protected RuleStores() {}

  @Inject
  RuleStores(RulePackStore packs, RuleTrialStore trials) {
    this.packs = packs;
    this.trials = trials;
  }

  RulePackStore packs() {
    return packs;
  }

  RuleTrialStore trials() {
    return trials;
  }
}
