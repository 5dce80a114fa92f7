package org.xueshi.ledger.entity;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 学时折算: what clock minutes of some evidence are worth, where it is not the mode's own rate.
 *
 * @param names by language tag
 * @param sources empty = any
 * @param posts post groups of the person; empty = any
 */
public record Conversion(
    String code,
    Map<String, String> names,
    RulePack.Scope scope,
    Set<SourceKind> sources,
    Set<String> posts,
    Rate rate,
    RulePack.Citation citation) {

  /** From minutes to minutes, never below zero, never less for more. */
  public sealed interface Rate {
    int credited(int minutes);
  }

  /** A share of the minutes, down to whole ones: a conversion never invents time. */
  public record Percent(int percent) implements Rate {
    @Override
    public int credited(int minutes) {
      return Math.toIntExact((long) minutes * percent / 100);
    }
  }

  /** The same for each piece, however long. */
  public record Each(int minutes) implements Rate {
    @Override
    public int credited(int clock) {
      return minutes;
    }
  }

  /** By length: the last band that is reached decides; below the first one, nothing. */
  public record Bands(List<Band> bands) implements Rate {

    public Bands {
      bands = List.copyOf(bands);
    }

    @Override
    public int credited(int minutes) {
      return bands.stream()
          .filter(band -> band.from() <= minutes)
          .reduce((first, second) -> second)
          .map(Band::minutes)
          .orElse(0);
    }
  }

  /**
   * @param from clock minutes from which it holds
   * @param minutes that are credited
   */
  public record Band(int from, int minutes) {}

  boolean fits(Evidence.Facts facts, Set<String> groups) {
    return scope.includes(facts.mode(), facts.course())
        && (sources.isEmpty() || sources.contains(facts.source().kind()))
        && (posts.isEmpty() || posts.stream().anyMatch(groups::contains));
  }

  /** Its name in that language, or its code if the pack has none. */
  public String name(String languageTag) {
    return names.getOrDefault(languageTag, code);
  }
}
