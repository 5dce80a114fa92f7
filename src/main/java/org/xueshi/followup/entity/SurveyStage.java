package org.xueshi.followup.entity;

import java.util.List;

/** When participants are asked, and what: Guskey's levels, two at a time. */
public enum SurveyStage {
  /** At the end: reactions (level 1), what was learnt (level 2). */
  END(List.of("1.content", "1.trainer", "1.venue", "2.knowledge", "2.skill")),
  /** In follow-up: support at school (level 3), use in class (level 4). */
  FOLLOW_UP(List.of("3.time", "3.support", "3.resources", "4.use", "4.change"));

  private final List<String> questions;

  SurveyStage(List<String> questions) {
    this.questions = questions;
  }

  /**
   * Names of the questions, {@code level.what}; each is answered by 1 (not at all) to 5 (fully).
   */
  public List<String> questions() {
    return questions;
  }
}
