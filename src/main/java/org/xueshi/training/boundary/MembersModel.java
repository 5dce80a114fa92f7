package org.xueshi.training.boundary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.xueshi.lti.entity.Roster;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Enrolled;
import org.xueshi.training.entity.Standing;

/**
 * The roster page.
 *
 * @param roster null if it was never asked for
 * @param offered whether this launch's platform offers one
 * @param all everybody, whatever was searched for
 * @param show null for all standings
 * @param number page, from 1
 */
public record MembersModel(
    CourseRun run,
    Roster roster,
    boolean offered,
    List<Enrolled> all,
    Standing show,
    String words,
    int number) {

  private static final int SIZE = 100;

  public boolean reading() {
    return roster != null && roster.reading();
  }

  /** Every name is missing: the platform's administrator has to share them. */
  public boolean nameless() {
    var named = all.stream().filter(line -> line.member() != null).toList();
    return !named.isEmpty() && named.stream().allMatch(line -> line.member().nameless());
  }

  public boolean grouped() {
    return all.stream().anyMatch(line -> !line.groups().isEmpty());
  }

  public long count(Standing standing) {
    return all.stream().filter(line -> line.standing() == standing).count();
  }

  private List<Enrolled> found() {
    return all.stream()
        .filter(line -> show == null || line.standing() == show)
        .filter(line -> line.matches(words))
        .toList();
  }

  public int pages() {
    return Math.max(1, (found().size() + SIZE - 1) / SIZE);
  }

  public int page() {
    return Math.max(1, Math.min(number, pages()));
  }

  public List<Enrolled> lines() {
    return found().stream().skip((page() - 1L) * SIZE).limit(SIZE).toList();
  }

  /** The same words, another standing (null for all): for links. */
  public String with(Standing standing) {
    return "?show="
        + (standing == null ? "" : standing.name())
        + "&q="
        + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  /** Colour of a standing's tag. */
  public static String tag(Standing standing) {
    return switch (standing) {
      case STUDYING -> "tag tag-good";
      case UNVOUCHED -> "tag tag-bad";
      case NOT_YET -> "tag tag-warn";
      case TRAINER -> "tag tag-info";
      default -> "tag";
    };
  }
}
