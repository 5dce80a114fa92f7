package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.web.entity.Actor;

/** When a second person must decide, and who may be that person. */
@ApplicationScoped
class FourEyes {

  private int minutesAlone;

  protected FourEyes() {}

  /**
   * @param minutesAlone most minutes that one person may correct alone, ≥ 0
   */
  @Inject
  FourEyes(
      @ConfigProperty(name = "xueshi.ledger.second-person-above-minutes", defaultValue = "90")
          int minutesAlone) {
    this.minutesAlone = minutesAlone;
  }

  int minutesAlone() {
    return minutesAlone;
  }

  /** Above the threshold, and whatever a teacher asks for. */
  boolean needsSecond(int minutes, Actor proposer) {
    return minutes > minutesAlone || proposer.kind().equals("PERSON");
  }

  /** The database says the same ({@code correction_decision_four_eyes}). */
  void check(Correction correction, boolean accept, Actor decider) {
    if (!accept || !correction.needsSecond()) {
      return;
    }
    if (!decider.kind().equals("ACCOUNT")) {
      throw Refusal.forbidden("ledger.refusal.secondIsPerson");
    }
    if (decider.equals(correction.by())) {
      throw Refusal.forbidden("ledger.refusal.secondPerson");
    }
  }
}
