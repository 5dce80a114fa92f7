package org.xueshi.lti.entity;

/**
 * A grade column to be made.
 *
 * @param label what the gradebook shows (Moodle takes the activity's title instead)
 * @param scoreMaximum whole, 1 to 100: what Moodle takes in deep linking, and never to be changed
 *     later
 * @param resourceId our identifier of the thing graded; with {@code tag}, the column is found again
 *     by it
 * @param tag which of the thing's grades
 */
public record NewColumn(String label, int scoreMaximum, String resourceId, String tag) {

  public static final int SCORE_MAXIMUM_MAX = 100;

  /**
   * @throws IllegalArgumentException if Moodle would silently throw scores to it away
   */
  public NewColumn {
    if (scoreMaximum < 1 || scoreMaximum > SCORE_MAXIMUM_MAX) {
      throw new IllegalArgumentException("scoreMaximum must be 1 to 100: " + scoreMaximum);
    }
  }
}
