package org.xueshi.ledger.boundary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.TrialReport;
import org.xueshi.ledger.entity.TrialLine;

/** Which lines of a trial somebody asks for; whatever makes no sense asks for nothing. */
public class TrialSearch {

  private static final int PAGE_MAX = 10_000;

  @QueryParam("effect")
  @DefaultValue("")
  private String effect;

  @QueryParam("school")
  @DefaultValue("")
  private String school;

  @QueryParam("requirement")
  @DefaultValue("")
  private String requirement;

  @QueryParam("short")
  private String shortOnly;

  @QueryParam("q")
  @DefaultValue("")
  private String words;

  @QueryParam("sort")
  @DefaultValue("CHANGE")
  private String sort;

  @QueryParam("page")
  @DefaultValue("0")
  private String page;

  public String effect() {
    return effect;
  }

  public String school() {
    return school;
  }

  public String requirement() {
    return requirement;
  }

  public boolean shortOnly() {
    return shortOnly != null;
  }

  public String words() {
    return words;
  }

  /** From 0. */
  public int page() {
    return page.matches("\\d{1,5}") ? Math.min(PAGE_MAX, Integer.parseInt(page)) : 0;
  }

  public TrialReport.Sort sort() {
    return named(TrialReport.Sort.class, sort).orElse(TrialReport.Sort.CHANGE);
  }

  TrialReport.Filter filter() {
    return new TrialReport.Filter(
        named(TrialLine.Effect.class, effect).orElse(null),
        Ids.parse(school).orElse(null),
        requirement.isBlank() ? null : requirement,
        shortOnly(),
        words,
        sort());
  }

  /** The same question for another page. */
  public String query(int otherPage) {
    return "?effect="
        + encoded(effect)
        + "&school="
        + encoded(school)
        + "&requirement="
        + encoded(requirement)
        + (shortOnly() ? "&short=yes" : "")
        + "&q="
        + encoded(words)
        + "&sort="
        + sort()
        + "&page="
        + otherPage;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
    for (var value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
