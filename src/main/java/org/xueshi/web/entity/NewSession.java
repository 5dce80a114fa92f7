package org.xueshi.web.entity;

import java.time.Duration;
import java.util.UUID;

/** What is known of somebody at the moment a session opens; see {@link Viewer} for the parts. */
public record NewSession(
    UUID tenant,
    Viewer.Kind kind,
    UUID personId,
    UUID accountId,
    String name,
    Language language,
    CourseRole role,
    String courseKey,
    Duration lasts) {

  /** A working day: a teacher may leave a unit open over lunch. */
  public static final Duration LAUNCH_LASTS = Duration.ofHours(10);

  public static final Duration CONSOLE_LASTS = Duration.ofHours(8);
}
