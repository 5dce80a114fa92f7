package org.xueshi.practice.tools;

/** A registration Moodle does not take; the message is the whole answer. */
final class RegistrationRefused extends Exception {
  private final int code;
  private final String reason;

  private RegistrationRefused(String message, int code, String reason) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  static RegistrationRefused malformed(String message) {
    return new RegistrationRefused(message, 400, "Bad Request");
  }

  static RegistrationRefused unauthorized(String message) {
    return new RegistrationRefused(message, 401, "Unauthorized");
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
