package org.xueshi.followup.entity;

import java.util.Map;
import org.xueshi.kernel.entity.Refusal;

/**
 * A participant's answers of one stage.
 *
 * @param answers 1–5 for every question of the stage
 * @param words what else they say; may be empty
 */
public record SurveyAnswer(SurveyStage stage, Map<String, Integer> answers, String words) {

  private static final int WORDS_MAX = 2000;
  private static final int MOST = 5;

  /**
   * @throws Refusal INVALID {@code followup.refusal.survey, long}
   */
  public SurveyAnswer {
    answers = Map.copyOf(answers);
    words = words == null ? "" : words.replace("\u0000", "").strip();
    for (var question : stage.questions()) {
      var mark = answers.get(question);
      if (mark == null || mark < 1 || mark > MOST) {
        throw Refusal.invalid("followup.refusal.survey");
      }
    }
    if (words.length() > WORDS_MAX) {
      throw Refusal.invalid("followup.refusal.long", WORDS_MAX);
    }
  }
}
