package org.xueshi.practice.launch;

/** Why a tool is launched. */
public enum MessageType {
  RESOURCE_LINK("LtiResourceLinkRequest"),
  DEEP_LINKING("LtiDeepLinkingRequest"),
  SUBMISSION_REVIEW("LtiSubmissionReviewRequest");

  private final String claim;

  MessageType(String claim) {
    this.claim = claim;
  }

  public String claim() {
    return claim;
  }
}
