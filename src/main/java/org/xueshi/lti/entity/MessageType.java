package org.xueshi.lti.entity;

import java.util.Optional;

/** The LTI messages Xueshi takes. */
public enum MessageType {
  RESOURCE_LINK("LtiResourceLinkRequest"),
  DEEP_LINKING("LtiDeepLinkingRequest"),
  SUBMISSION_REVIEW("LtiSubmissionReviewRequest");

  private final String claimValue;

  MessageType(String claimValue) {
    this.claimValue = claimValue;
  }

  public String claimValue() {
    return claimValue;
  }

  public static Optional<MessageType> of(String claimValue) {
    for (var type : values()) {
      if (type.claimValue.equals(claimValue)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
