package org.xueshi.practice.deeplinking;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.tools.Tool;

/**
 * An activity to be made, as a tool chose it or a teacher typed it.
 *
 * @param url empty for the tool's own address
 * @param maximum as text, because a teacher may type anything; empty for an activity without grade
 * @param resourceId null when no tool has described the column
 */
public record ChosenItem(
    String name,
    String description,
    String url,
    String custom,
    String maximum,
    String resourceId,
    String tag,
    String reviewUrl,
    String reviewCustom) {

  static final ChosenItem BLANK = new ChosenItem("", "", "", "", "100", null, "", "", "");

  /** An activity with a column of points. */
  public static ChosenItem graded(String name, String url, int maximum) {
    return new ChosenItem(name, "", url, "", Integer.toString(maximum), "", "", "", "");
  }

  /** An activity without a column. */
  public static ChosenItem ungraded(String name, String url) {
    return new ChosenItem(name, "", url, "", "", null, "", "", "");
  }

  public static ChosenItem of(Map<String, Object> item, Tool tool) {
    if (item.get("custom") instanceof Map<?, ?> custom && custom.isEmpty()) {
      // Seen on a real Moodle 4.5: PHP reads {} as a list and gives up.
      throw MoodleError.exception(
          "params_to_string(): Argument #1 ($params) must be of type object, array given");
    }
    boolean graded = item.containsKey("lineItem");
    Map<String, Object> lineItem = Json.object(item.get("lineItem"));
    Map<String, Object> review = Json.object(lineItem.get("submissionReview"));
    String title = Json.text(item.get("title"));
    String text = item.containsKey("html") ? "html" : "text";
    return new ChosenItem(
        title.isEmpty() ? tool.name() : title,
        Json.text(item.get(text)),
        Json.text(item.get("url")),
        lines(Json.object(item.get("custom"))),
        graded ? Json.text(lineItem.getOrDefault("scoreMaximum", "100")) : "",
        graded ? Json.text(lineItem.get("resourceId")) : null,
        Json.text(lineItem.get("tag")),
        Json.text(review.get("url")),
        lines(Json.object(review.get("custom"))));
  }

  /** The same choice, with what the form shows replaced by what the teacher typed. */
  ChosenItem typed(String newName, String newDescription, String newCustom, String newMaximum) {
    return new ChosenItem(
        newName,
        newDescription,
        url,
        newCustom,
        newMaximum,
        resourceId,
        tag,
        reviewUrl,
        reviewCustom);
  }

  ChosenItem at(String newUrl) {
    return new ChosenItem(
        name, description, newUrl, custom, maximum, resourceId, tag, reviewUrl, reviewCustom);
  }

  public boolean graded() {
    return !maximum.isEmpty();
  }

  /** Whether Moodle can make a column of points with this maximum. */
  public boolean hasSoundMaximum() {
    try {
      BigDecimal value = new BigDecimal(maximum);
      return value.stripTrailingZeros().scale() <= 0
          && value.compareTo(BigDecimal.ONE) >= 0
          && value.compareTo(BigDecimal.valueOf(100)) <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String lines(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + Json.text(each.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
