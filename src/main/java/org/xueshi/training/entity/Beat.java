package org.xueshi.training.entity;

import java.time.Instant;

/**
 * What a browser says every ten seconds and at each change. It offers time; it never claims any.
 *
 * @param at when it arrived, by the server's clock; the browser's clock is not asked
 * @param sequence rises by one with every beat of a tab, so that a late or repeated beat is known
 * @param visible whether the page was in view
 * @param playing whether the medium was playing; ignored where nothing plays
 * @param medium where the medium stood; ignored where nothing plays
 */
public record Beat(Instant at, long sequence, boolean visible, boolean playing, Medium medium) {

  /**
   * A video or audio as the browser sees it.
   *
   * @param position milliseconds from the start
   * @param duration milliseconds in all; 0 if not known yet
   * @param percent speed, 100 is as recorded
   */
  public record Medium(long position, long duration, int percent) {

    /** Where nothing plays. */
    public static final Medium NONE = new Medium(0, 0, 100);

    /** A day: more is no medium. */
    private static final long LONGEST_MILLIS = 86_400_000;

    public Medium {
      position = Math.max(0, Math.min(position, LONGEST_MILLIS));
      duration = Math.max(0, Math.min(duration, LONGEST_MILLIS));
    }
  }
}
