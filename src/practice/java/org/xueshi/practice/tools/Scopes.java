package org.xueshi.practice.tools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The scopes of the services, and which of those asked for Moodle grants. */
public final class Scopes {
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";

  public static final String LINE_ITEM = AGS + "lineitem";
  public static final String LINE_ITEM_READ = AGS + "lineitem.readonly";
  public static final String RESULT_READ = AGS + "result.readonly";
  public static final String SCORE = AGS + "score";
  public static final String MEMBERS =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
  public static final String SETTINGS = "https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting";
  public static final String BASIC_OUTCOME =
      "https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome";

  /** All three come with any one of them: Moodle knows only "grades" or "no grades". */
  private static final List<String> GRADES = List.of(SCORE, RESULT_READ, LINE_ITEM_READ);

  private Scopes() {}

  public static List<String> granted(Collection<String> asked) {
    var granted = new ArrayList<String>();
    if (asked.contains(LINE_ITEM) || GRADES.stream().anyMatch(asked::contains)) {
      granted.addAll(GRADES);
    }
    for (String single : List.of(LINE_ITEM, MEMBERS, SETTINGS)) {
      if (asked.contains(single)) {
        granted.add(single);
      }
    }
    return granted;
  }
}
