package org.xueshi.resources.boundary;

/** The header {@code Content-Length}. */
final class Lengths {

  private Lengths() {}

  /** Its number; -1 if there is none or it is none. */
  static long of(String header) {
    return header != null && header.matches("\\d{1,18}") ? Long.parseLong(header) : -1;
  }
}
