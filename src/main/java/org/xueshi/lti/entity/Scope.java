package org.xueshi.lti.entity;

import java.util.List;

/** What this tool may ask of a platform's services. */
public enum Scope {
  LINE_ITEM("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"),
  RESULT_READ("https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"),
  SCORE("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
  MEMBERSHIP_READ("https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"),
  GROUP_READ("https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly"),
  NOTICE_HANDLERS("https://purl.imsglobal.org/spec/lti/scope/noticehandlers"),
  ASSET_READ("https://purl.imsglobal.org/spec/lti/scope/asset.readonly"),
  ASSET_REPORT("https://purl.imsglobal.org/spec/lti/scope/report");

  /** Those without which training with this platform does not work; it may lack the others. */
  public static final List<Scope> ESSENTIAL =
      List.of(LINE_ITEM, RESULT_READ, SCORE, MEMBERSHIP_READ);

  private final String uri;

  Scope(String uri) {
    this.uri = uri;
  }

  /** Of use only where a platform has files looked at. */
  public boolean ofAssets() {
    return this == ASSET_READ || this == ASSET_REPORT;
  }

  public String uri() {
    return uri;
  }
}
