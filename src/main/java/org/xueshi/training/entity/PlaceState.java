package org.xueshi.training.entity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an application stands. Teacher applies, school recommends, bureau reviews: in exactly this
 * order (15.1).
 */
public enum PlaceState {
  APPLIED,
  RECOMMENDED,
  APPROVED,
  PLACED,
  WAITLISTED,
  RETURNED,
  REJECTED,
  APPEALED,
  WITHDRAWN;

  private static final Map<PlaceState, Map<PlaceStep, PlaceState>> STEPS =
      Map.of(
          APPLIED,
          Map.of(
              PlaceStep.RECOMMEND, RECOMMENDED,
              PlaceStep.RETURN, RETURNED,
              PlaceStep.WITHDRAW, WITHDRAWN),
          RECOMMENDED,
          Map.of(
              PlaceStep.APPROVE, APPROVED,
              PlaceStep.RETURN, RETURNED,
              PlaceStep.REJECT, REJECTED,
              PlaceStep.WITHDRAW, WITHDRAWN),
          APPROVED,
          Map.of(
              PlaceStep.PLACE, PLACED, PlaceStep.WAIT, WAITLISTED, PlaceStep.WITHDRAW, WITHDRAWN),
          WAITLISTED,
          Map.of(PlaceStep.MOVE_UP, PLACED, PlaceStep.WITHDRAW, WITHDRAWN),
          PLACED,
          Map.of(PlaceStep.WITHDRAW, WITHDRAWN),
          RETURNED,
          Map.of(PlaceStep.APPLY, APPLIED, PlaceStep.WITHDRAW, WITHDRAWN),
          REJECTED,
          Map.of(PlaceStep.APPEAL, APPEALED),
          APPEALED,
          Map.of(PlaceStep.APPROVE, APPROVED, PlaceStep.REJECT, REJECTED));

  private static final Set<PlaceState> NOMINATED =
      Set.of(RECOMMENDED, APPROVED, PLACED, WAITLISTED, APPEALED);

  /** Where that step leads from here; empty if it cannot be taken. */
  public Optional<PlaceState> after(PlaceStep step) {
    return Optional.ofNullable(STEPS.getOrDefault(this, Map.of()).get(step));
  }

  /** Whether it takes up one of the school's nominations (14.1). */
  public boolean isNomination() {
    return NOMINATED.contains(this);
  }
}
