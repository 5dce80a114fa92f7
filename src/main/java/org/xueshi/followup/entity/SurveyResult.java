package org.xueshi.followup.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What participants said at one stage, without who said what.
 *
 * @param answered how many
 */
public record SurveyResult(SurveyStage stage, int answered, List<Line> lines) {

  /** Fewer answers than these would say who gave them. */
  public static final int SHOWN_FROM = 3;

  /**
   * A question.
   *
   * @param counts how often each of 1–5 was given, 1 first
   */
  public record Line(String question, List<Integer> counts) {

    /** Mean of the marks, 1.0–5.0; 0 without answers. */
    public double mean() {
      var sum = 0;
      var number = 0;
      for (var i = 0; i < counts.size(); i++) {
        sum += counts.get(i) * (i + 1);
        number += counts.get(i);
      }
      return number == 0 ? 0 : (double) sum / number;
    }
  }

  /** Counts them. */
  public static SurveyResult of(SurveyStage stage, List<Map<String, Integer>> answers) {
    var lines = new ArrayList<Line>();
    for (var question : stage.questions()) {
      var counts = new ArrayList<>(List.of(0, 0, 0, 0, 0));
      for (var answer : answers) {
        var mark = answer.getOrDefault(question, 0);
        if (mark >= 1 && mark <= counts.size()) {
          counts.set(mark - 1, counts.get(mark - 1) + 1);
        }
      }
      lines.add(new Line(question, List.copyOf(counts)));
    }
    return new SurveyResult(stage, answers.size(), List.copyOf(lines));
  }

  public boolean shown() {
    return answered >= SHOWN_FROM;
  }
}
