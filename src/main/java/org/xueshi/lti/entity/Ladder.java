package org.xueshi.lti.entity;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The order in which a platform's launches try to prove their browser: the first rung that works
 * carries the launch. A platform may leave rungs out; then a launch that none of the others carries
 * is refused.
 *
 * @param rungs at least one, none twice, {@link Rung#OWN_WINDOW} only as the last, since it always
 *     works
 */
public record Ladder(List<Rung> rungs) {

  /** What a platform has until somebody chooses another order. */
  public static final Ladder USUAL =
      new Ladder(List.of(Rung.COOKIE, Rung.PLATFORM_STORAGE, Rung.OWN_WINDOW));

  public Ladder {
    rungs = List.copyOf(rungs);
    if (!isSound(rungs)) {
      throw new IllegalArgumentException("not a ladder: " + rungs);
    }
  }

  /** Whether a list can be a ladder. */
  public static boolean isSound(List<Rung> rungs) {
    var window = rungs.indexOf(Rung.OWN_WINDOW);
    return !rungs.isEmpty()
        && new LinkedHashSet<>(rungs).size() == rungs.size()
        && (window < 0 || window == rungs.size() - 1);
  }

  /** As {@link #text()} wrote it. */
  public static Ladder parse(String text) {
    return new Ladder(rungs(text));
  }

  /** The rungs that a text of {@link #text(List)} names; none for the empty text. */
  public static List<Rung> rungs(String text) {
    return Arrays.stream(text.split(","))
        .filter(name -> !name.isEmpty())
        .map(Rung::valueOf)
        .toList();
  }

  public String text() {
    return text(rungs);
  }

  /** Names separated by commas. */
  public static String text(List<Rung> rungs) {
    return rungs.stream().map(Rung::name).collect(Collectors.joining(","));
  }

  /**
   * Whether a login should leave a secret with the platform's page: storage is on the ladder, and
   * nothing shows yet that the cookie will do.
   *
   * @param cookieCame whether this browser already brought our cookie to the login
   */
  public boolean usesStorage(boolean cookieCame) {
    var storage = rungs.indexOf(Rung.PLATFORM_STORAGE);
    var cookie = rungs.indexOf(Rung.COOKIE);
    return storage >= 0 && !(cookieCame && cookie >= 0 && cookie < storage);
  }

  /**
   * Where a launch goes on: the next rung that can be tried with what is at hand.
   *
   * @param left rungs not tried yet
   * @param cookie whether the login's cookie came back
   * @param storage whether the login left a secret with the platform's page
   * @return empty if there is none: the launch is refused
   */
  public static Optional<Rung> next(List<Rung> left, boolean cookie, boolean storage) {
    return left.stream()
        .filter(
            rung ->
                switch (rung) {
                  case COOKIE -> cookie;
                  case PLATFORM_STORAGE -> storage;
                  case OWN_WINDOW -> true;
                })
        .findFirst();
  }

  /** What is left after a rung. */
  public static List<Rung> after(List<Rung> rungs, Rung tried) {
    return rungs.subList(rungs.indexOf(tried) + 1, rungs.size());
  }
}
