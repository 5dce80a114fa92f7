package org.xueshi.web.boundary;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.HashMap;
import java.util.Map;

/** The templates that were compiled into the WAR. */
public final class Templates {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), "org.xueshi.views");

  private Templates() {}

  /**
   * Renders what is no page of the site, such as a print.
   *
   * @param template path below {@code WEB-INF/views}
   */
  public static String render(String template, Map<String, Object> parameters) {
    var rendered = new StringOutput();
    ENGINE.render(template, parameters, rendered);
    return rendered.toString();
  }

  /** A page of the site, whole. */
  static Utf8ByteOutput render(View view, Page page) {
    var parameters = new HashMap<String, Object>();
    parameters.put("page", page);
    if (view.model() != null) {
      parameters.put("model", view.model());
    }
    var rendered = new Utf8ByteOutput();
    ENGINE.render(view.template(), parameters, rendered);
    return rendered;
  }
}
