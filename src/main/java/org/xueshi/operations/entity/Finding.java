package org.xueshi.operations.entity;

import org.xueshi.kernel.entity.Text;

/**
 * One thing seen about the set-up.
 *
 * @param code names its words: {@code operations.finding.<code>}, and {@code .todo} for the mending
 * @param figure what was read, for the sentence's {@code {0}}; empty where none is needed
 */
public record Finding(Level level, String code, String figure) {

  /**
   * GOOD is as it should be; WARN works, with a risk; BAD must be mended before people rely on it.
   */
  public enum Level {
    BAD,
    WARN,
    GOOD
  }

  public Text what() {
    return Text.of("operations.finding." + code + "." + level, figure);
  }

  /** What to do about it; empty words for GOOD are never asked for. */
  public Text todo() {
    return Text.of("operations.finding." + code + ".todo", figure);
  }
}
