package org.xueshi.practice.launch;

/** Where the tool is shown, with Moodle's number for it. */
public enum Container {
  IFRAME(3, "iframe"),
  NEW_WINDOW(4, "window"),
  EXISTING_WINDOW(5, "frame");

  private final int number;
  private final String documentTarget;

  Container(int number, String documentTarget) {
    this.number = number;
    this.documentTarget = documentTarget;
  }

  static Container of(String name) {
    return switch (name) {
      case "window" -> NEW_WINDOW;
      case "frame" -> EXISTING_WINDOW;
      default -> IFRAME;
    };
  }

  int number() {
    return number;
  }

  String documentTarget() {
    return documentTarget;
  }
}
