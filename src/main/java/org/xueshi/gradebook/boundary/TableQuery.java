package org.xueshi.gradebook.boundary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.xueshi.gradebook.entity.CreditTable;
import org.xueshi.gradebook.entity.Finding;

/** What part of the table somebody asks for. */
public class TableQuery {

  @QueryParam("show")
  @DefaultValue("")
  private String show;

  @QueryParam("q")
  @DefaultValue("")
  private String words;

  @QueryParam("page")
  @DefaultValue("1")
  private String page;

  @QueryParam("chosen")
  private String chosen;

  /** Somebody pressed the button with nothing chosen. */
  public boolean nothingChosen() {
    return "none".equals(chosen);
  }

  /** Null for all groups. */
  public Finding.Group show() {
    return Stream.of(Finding.Group.values())
        .filter(group -> group.name().equalsIgnoreCase(show))
        .findFirst()
        .orElse(null);
  }

  public String words() {
    return words.strip();
  }

  int page() {
    return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
  }

  /** The lines that were asked for. */
  CreditTable of(CreditTable table) {
    var group = show();
    return table.only(
        teacher -> words().isEmpty() || teacher.matches(words()),
        line -> group == null || line.finding().group() == group);
  }

  /** The same words, another group (null for all): for links. */
  public String with(Finding.Group group) {
    return "?show="
        + (group == null ? "" : group.name())
        + "&q="
        + URLEncoder.encode(words(), StandardCharsets.UTF_8);
  }
}
