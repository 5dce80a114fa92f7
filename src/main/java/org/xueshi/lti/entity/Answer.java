package org.xueshi.lti.entity;

import java.util.Optional;

/** A rule's answer: yes, or no with the value that broke it. */
record Answer(boolean passed, String detail) {

  private static final int DETAIL_MAX = 120;

  static final Answer YES = new Answer(true, "");

  static Answer of(boolean passed) {
    return passed ? YES : no("");
  }

  static Answer of(boolean passed, Optional<String> sent) {
    return passed ? YES : no(sent.orElse(""));
  }

  static Answer no(String sent) {
    var cleaned = Claims.clean(sent);
    return new Answer(false, cleaned.substring(0, Math.min(cleaned.length(), DETAIL_MAX)));
  }
}
