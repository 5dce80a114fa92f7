package org.xueshi.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a page that posts itself. */
record PostedForm(String action, Map<String, String> fields) {
  private static final Pattern ACTION = Pattern.compile("<form action=\"([^\"]*)\"");
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  static PostedForm in(String html) {
    Matcher action = ACTION.matcher(html);
    if (!action.find()) {
      throw new AssertionError("No form in " + html);
    }
    var fields = new LinkedHashMap<String, String>();
    FIELD.matcher(html).results().forEach(f -> fields.put(f.group(1), plain(f.group(2))));
    return new PostedForm(plain(action.group(1)), fields);
  }

  private static String plain(String html) {
    return html.replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
