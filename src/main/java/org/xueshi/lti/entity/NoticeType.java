package org.xueshi.lti.entity;

import java.util.Optional;

/** The notices Xueshi takes (Platform Notification Service 1.0). */
public enum NoticeType {
  /** The platform tries whether we hear it. */
  HELLO_WORLD("LtiHelloWorldNotice"),
  /** A course was copied, with our links in it. */
  CONTEXT_COPY("LtiContextCopyNotice"),
  /** Files were handed in for an activity that we are to look at. */
  SUBMISSION("LtiAssetProcessorSubmissionNotice");

  private final String claimValue;

  NoticeType(String claimValue) {
    this.claimValue = claimValue;
  }

  public String claimValue() {
    return claimValue;
  }

  public static Optional<NoticeType> of(String claimValue) {
    for (var type : values()) {
      if (type.claimValue.equals(claimValue)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
