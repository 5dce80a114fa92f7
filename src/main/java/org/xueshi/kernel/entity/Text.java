package org.xueshi.kernel.entity;

import java.util.List;

/**
 * A sentence still to be said in the reader's language: a key of {@code messages_*.properties} and
 * what fills its places. Core code explains itself with these, so that no human text stands in
 * code.
 *
 * @param key message key, e.g. {@code ledger.refusal.overlap}
 * @param arguments values for {@code {0}}, {@code {1}}…: strings, numbers, dates, or further {@code
 *     Text}
 */
public record Text(String key, List<Object> arguments) {

  public Text {
    arguments = List.copyOf(arguments);
  }

  public static Text of(String key, Object... arguments) {
    return new Text(key, List.of(arguments));
  }
}
