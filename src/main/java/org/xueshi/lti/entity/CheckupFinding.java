package org.xueshi.lti.entity;

import java.util.List;
import org.xueshi.kernel.entity.Text;

/**
 * One thing the registration doctor found.
 *
 * @param outcome names the words: {@code lti.doctor.<item>.<outcome>}, and with {@code .fix} what
 *     to do about it
 * @param details fill the places of the words: addresses, numbers, dates; never a person's
 */
public record CheckupFinding(
    CheckupItem item, Health health, String outcome, List<String> details) {

  /** Outcome of whatever could not be asked; its first detail is a kind of platform failure. */
  public static final String FAILED = "failed";

  public CheckupFinding {
    details = List.copyOf(details);
  }

  public static CheckupFinding good(CheckupItem item, String outcome, Object... details) {
    return of(item, Health.GOOD, outcome, details);
  }

  public static CheckupFinding of(
      CheckupItem item, Health health, String outcome, Object... details) {
    return new CheckupFinding(
        item, health, outcome, java.util.Arrays.stream(details).map(String::valueOf).toList());
  }

  /** What was found, in words. */
  public Text text() {
    return Text.of(key(), arguments());
  }

  /** What to do about it; null if nothing is to be done. */
  public Text fix() {
    if (health == Health.GOOD) {
      return null;
    }
    return outcome.equals(FAILED)
        ? Text.of("lti.doctor.kind." + details.get(0) + ".fix")
        : Text.of(key() + ".fix", arguments());
  }

  private String key() {
    return "lti.doctor." + item + "." + outcome;
  }

  /** Of a failure the kind, and of a token the scope, is a word of its own. */
  private Object[] arguments() {
    var arguments = details.toArray(Object[]::new);
    if (outcome.equals(FAILED)) {
      arguments[0] = Text.of("lti.doctor.kind." + details.get(0));
    }
    if (item == CheckupItem.TOKEN && !details.isEmpty()) {
      var last = details.size() - 1;
      arguments[last] = Text.of("lti.scope." + details.get(last));
    }
    return arguments;
  }
}
