package org.xueshi.training.entity;

import java.time.Instant;

/** What comes of a typed or scanned code, for signing in or out. */
public sealed interface SignIn {

  /** Now, or already before: stamped, waiting for the roster or confirmed by it. */
  record Stamped(AttendanceRow attendance) implements SignIn {}

  /** It is not the code on the screen. */
  record WrongCode(int triesLeft) implements SignIn {}

  /** The scan is too old, was used before, or of another session. */
  record ScanGone() implements SignIn {}

  /** Too many wrong ones in a minute. */
  record Wait(Instant until) implements SignIn {}

  /** Codes do not work yet. */
  record TooEarly(Instant opens) implements SignIn {}

  /** Codes work no longer. */
  record Over(Instant ended) implements SignIn {}

  /** The trainer has struck this person off: a code does not change that. */
  record StruckOff() implements SignIn {}

  /** A make-up is for those who missed the session; this person did not. */
  record NothingToMakeUp() implements SignIn {}
}
