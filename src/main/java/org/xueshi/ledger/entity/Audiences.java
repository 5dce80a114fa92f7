package org.xueshi.ledger.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Post groups and who may be credited at all (8.1).
 *
 * @param groups of posts, as this district writes them on its roster
 * @param eligible codes of groups that can be credited; empty = all
 * @param unknownPosts whether somebody whose post is in no group can be credited
 * @param numberDigits a staff number must have exactly so many digits; 0 = any
 */
public record Audiences(
    List<Group> groups,
    Set<String> eligible,
    boolean unknownPosts,
    int numberDigits,
    RulePack.Citation citation) {

  public Audiences {
    groups = List.copyOf(groups);
  }

  /**
   * @param names by language tag
   * @param words that a post on the roster contains if it belongs here
   */
  public record Group(String code, Map<String, String> names, List<String> words) {

    public Group {
      words = List.copyOf(words);
    }

    public String name(String languageTag) {
      return names.getOrDefault(languageTag, code);
    }
  }

  /** The groups this post belongs to; none for a post nobody wrote down. */
  public Set<String> groupsOf(String post) {
    if (post == null) {
      return Set.of();
    }
    return groups.stream()
        .filter(group -> group.words().stream().anyMatch(post::contains))
        .map(Group::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean admits(String post) {
    var own = groupsOf(post);
    return eligible.isEmpty()
        || (own.isEmpty() ? unknownPosts : own.stream().anyMatch(eligible::contains));
  }

  boolean admitsNumber(String staffNumber) {
    return numberDigits == 0
        || (staffNumber != null && staffNumber.matches("\\d{" + numberDigits + "}"));
  }

  public Optional<Group> group(String code) {
    return groups.stream().filter(group -> group.code().equals(code)).findFirst();
  }
}
