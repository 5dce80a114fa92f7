package org.xueshi.training.entity;

import java.time.Instant;

/** What comes of a typed sign-in code. */
public sealed interface SignIn {

  /** Now, or already before: signed in, waiting for the roster or confirmed by it. */
  record SignedIn(AttendanceRow attendance) implements SignIn {}

  /** It is not the code on the screen. */
  record WrongCode(int triesLeft) implements SignIn {}

  /** Too many wrong ones in a minute. */
  record Wait(Instant until) implements SignIn {}

  /** Codes do not work yet. */
  record TooEarly(Instant opens) implements SignIn {}

  /** The session is over. */
  record Over(Instant ended) implements SignIn {}

  /** The trainer has struck this person off: a code does not change that. */
  record StruckOff() implements SignIn {}
}
