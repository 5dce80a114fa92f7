package org.xueshi.training.entity;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Small sets of tags as one text column, {@code CASE,DISCUSSION}, in the order of the enum. */
public final class EnumSets {

  private EnumSets() {}

  public static <E extends Enum<E>> String text(Class<E> type, Collection<E> tags) {
    var sorted = EnumSet.noneOf(type);
    sorted.addAll(tags);
    return sorted.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  public static <E extends Enum<E>> Set<E> of(Class<E> type, String text) {
    var tags = EnumSet.noneOf(type);
    if (text != null && !text.isEmpty()) {
      Arrays.stream(text.split(",")).map(name -> Enum.valueOf(type, name)).forEach(tags::add);
    }
    return tags;
  }
}
