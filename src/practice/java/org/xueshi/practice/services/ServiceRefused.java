package org.xueshi.practice.services;

/** A call Moodle's services refuse, with status and reason. */
final class ServiceRefused extends Exception {
  private final int code;

  ServiceRefused(int code, String reason) {
    super(reason);
    this.code = code;
  }

  static ServiceRefused unauthorized() {
    return new ServiceRefused(401, "Unauthorized");
  }

  static ServiceRefused forbidden() {
    return new ServiceRefused(403, "Forbidden");
  }

  static ServiceRefused badRequest(String reason) {
    return new ServiceRefused(400, reason);
  }

  static ServiceRefused noCourse(String id) {
    return new ServiceRefused(404, "Not Found: Course " + id + " doesn't exist");
  }

  static ServiceRefused noItem(String id) {
    return new ServiceRefused(404, "Not Found: Grade item " + id + " doesn't exist");
  }

  static ServiceRefused notALineItem() {
    return new ServiceRefused(404, "Line item does not exist");
  }

  static ServiceRefused noLink(String id) {
    return new ServiceRefused(404, "Not Found: LTI link " + id + " doesn't exist");
  }

  int code() {
    return code;
  }
}
