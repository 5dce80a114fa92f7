package org.xueshi.training.boundary;

import java.util.List;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** The plan of a course run as a piece of HTML for a platform's page. */
final class PlanTable {

  private final Messages messages;
  private final Language language;

  PlanTable(Messages messages, Language language) {
    this.messages = messages;
    this.language = language;
  }

  String html(CourseRun run, List<Component> components) {
    var html = new StringBuilder("<table><caption>").append(escaped(run.title()));
    html.append("</caption><tbody>");
    for (var component : components) {
      html.append("<tr><td>")
          .append(escaped(said("training.kind." + component.kind())))
          .append("</td><th scope=\"row\">")
          .append(escaped(component.title()))
          .append("</th><td>")
          .append(escaped(said("training.minutes", component.minutes())))
          .append("</td></tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  private String said(String key, Object... arguments) {
    return messages.text(language, key, arguments);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
