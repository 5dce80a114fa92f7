package org.xueshi.practice.pages;

/** Ends a request with Moodle's error page (404) and this message. */
public final class MoodleError extends RuntimeException {

  public MoodleError(String message) {
    super(message);
  }

  public static MoodleError invalidRequest() {
    return new MoodleError("Invalid request");
  }

  public static MoodleError notAllowed() {
    return new MoodleError("Sorry, but you do not currently have permissions to do that.");
  }

  /** What PHP says of a mistake inside Moodle. */
  public static MoodleError exception(String message) {
    return new MoodleError("Exception - " + message);
  }
}
