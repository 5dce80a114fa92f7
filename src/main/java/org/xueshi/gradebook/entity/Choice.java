package org.xueshi.gradebook.entity;

import java.util.Optional;

/**
 * What somebody saw and chose to have credited: exactly this, or nothing.
 *
 * @param key of the ledger's proposal: names the evidence and how often it was taken back
 * @param postedMinutes as shown, ≥ 0
 * @param heldMinutes as shown, ≥ 0
 */
public record Choice(String key, int postedMinutes, int heldMinutes) {

  /** From a form; empty for anything that {@link #text} does not write. */
  public static Optional<Choice> parse(String text) {
    var parts = text == null ? new String[0] : text.split("/", -1);
    if (parts.length != 3
        || !parts[0].matches("[a-z]+:[0-9a-f-]{36}:\\d{1,6}")
        || !parts[1].matches("\\d{1,6}")
        || !parts[2].matches("\\d{1,6}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Choice(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
  }

  public String text() {
    return key + "/" + postedMinutes + "/" + heldMinutes;
  }
}
