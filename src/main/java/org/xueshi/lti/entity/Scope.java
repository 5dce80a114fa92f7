package org.xueshi.lti.entity;

/** What this tool may ask of a platform's services. */
public enum Scope {
  LINE_ITEM("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"),
  RESULT_READ("https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"),
  SCORE("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
  MEMBERSHIP_READ("https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

  private final String uri;

  Scope(String uri) {
    this.uri = uri;
  }

  public String uri() {
    return uri;
  }
}
