package org.xueshi.ledger.control;

import java.util.List;
import java.util.UUID;
import org.xueshi.ledger.entity.ProjectKind;

/**
 * What somebody has begun and not finished, for forecasts. The ledger does not know what a course
 * consists of; whoever plans courses answers, one bean a feature.
 */
public interface CoursesUnderWay {

  /**
   * @param minutes planned clock minutes not yet recorded as evidence, ≥ 1
   */
  record UnderWay(UUID courseRun, String title, ProjectKind kind, int minutes) {}

  /** By title; empty if there are none. */
  List<UnderWay> of(UUID tenant, UUID person);
}
