package org.xueshi.lti.entity;

/** Names of the claims in LTI messages, as the specifications spell them. */
public final class Claim {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

  public static final String MESSAGE_TYPE = LTI + "message_type";
  public static final String VERSION = LTI + "version";
  public static final String DEPLOYMENT_ID = LTI + "deployment_id";
  public static final String TARGET_LINK_URI = LTI + "target_link_uri";
  public static final String RESOURCE_LINK = LTI + "resource_link";
  public static final String ROLES = LTI + "roles";
  public static final String CONTEXT = LTI + "context";
  public static final String CUSTOM = LTI + "custom";
  public static final String LIS = LTI + "lis";
  public static final String LTI11 = LTI + "lti1p1";
  public static final String LAUNCH_PRESENTATION = LTI + "launch_presentation";
  public static final String FOR_USER = LTI + "for_user";
  public static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  public static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  public static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
  public static final String NOTICES = LTI + "platformnotificationservice";
  public static final String NOTICE = LTI + "notice";
  public static final String ORIGIN_CONTEXTS = LTI + "origin_contexts";
  public static final String ASSET_SERVICE = LTI + "assetservice";
  public static final String ASSET_REPORT = LTI + "assetreport";
  public static final String DL_SETTINGS = DL + "deep_linking_settings";
  public static final String DL_CONTENT_ITEMS = DL + "content_items";
  public static final String DL_DATA = DL + "data";
  public static final String DL_MESSAGE = DL + "msg";
  public static final String DL_ERROR = DL + "errormsg";
  public static final String DL_LOG = DL + "log";
  public static final String DL_ERROR_LOG = DL + "errorlog";

  private Claim() {}
}
