package org.xueshi.training.entity;

import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;

/**
 * 随堂问题: a trainer's question about a part of a unit, asked as a presence check once that part was
 * seen.
 *
 * @param choices two to six, all different
 * @param right index of the right one
 * @param fromSecond where the part begins in the video or audio; −1 for the whole unit
 * @param toSecond where it ends; −1 for the whole unit
 */
public record StudyQuestion(
    UUID id, String text, List<String> choices, int right, int fromSecond, int toSecond) {

  private static final int TEXT_MAX = 300;
  private static final int CHOICE_MAX = 120;
  private static final int CHOICES_MAX = 6;

  public StudyQuestion {
    choices = choices.stream().map(String::strip).filter(choice -> !choice.isEmpty()).toList();
    text = text == null ? "" : text.strip();
  }

  /**
   * @throws Refusal INVALID {@code training.refusal.question.text, choices, right, part}
   */
  public StudyQuestion checked() {
    if (text.isEmpty() || text.length() > TEXT_MAX) {
      throw Refusal.invalid("training.refusal.question.text", TEXT_MAX);
    }
    var different = choices.stream().distinct().count();
    if (choices.size() < 2
        || choices.size() > CHOICES_MAX
        || different < choices.size()
        || choices.stream().anyMatch(choice -> choice.length() > CHOICE_MAX)) {
      throw Refusal.invalid("training.refusal.question.choices", CHOICES_MAX, CHOICE_MAX);
    }
    if (right < 0 || right >= choices.size()) {
      throw Refusal.invalid("training.refusal.question.right");
    }
    if (fromSecond >= 0 != toSecond >= 0 || fromSecond >= 0 && toSecond <= fromSecond) {
      throw Refusal.invalid("training.refusal.question.part");
    }
    return this;
  }

  /** Whether it can be asked now: its part was just seen to its end. */
  public boolean fits(Coverage seen, long positionMillis) {
    return fromSecond < 0
        || toSecond * 1000L <= positionMillis + 1000
            && seen.holds(fromSecond * 1000L)
            && seen.holds(toSecond * 1000L - 1000);
  }
}
