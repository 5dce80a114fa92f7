package org.xueshi.training.entity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.xueshi.kernel.entity.Digests;

/**
 * 分配名额: who has not been trained for three years first (15.3), rural schools first among those
 * (4.3), then by lot. A lot is the SHA-256 of {@code seed:ticket}, so whoever knows the published
 * seed and the published tickets gets the same order; before the draw only the seed's hash is
 * known, so nobody can choose a ticket or a seed that suits them.
 */
public final class Draw {

  /** Their dates clash with a place they have: they wait until it is free (27.6). */
  public static final int TIER_CLASH = 9;

  private Draw() {}

  /**
   * @param covered took part in a district-level training lately
   * @param clashes has a place in another run on the same days
   */
  public record Entry(int ticket, boolean covered, boolean rural, boolean clashes) {

    /** Smaller comes first. */
    public int tier() {
      return clashes ? TIER_CLASH : (covered ? 2 : 0) + (rural ? 0 : 1);
    }
  }

  /**
   * @param lot hexadecimal, 64 characters
   */
  public record Rank(int ticket, int tier, String lot) {}

  /** What is published before the draw. */
  public static String commitment(String seed) {
    return Digests.sha256Hex(seed);
  }

  public static String lot(String seed, int ticket) {
    return Digests.sha256Hex(seed + ":" + ticket);
  }

  /** All entries in the order of the draw. The order in which they are given means nothing. */
  public static List<Rank> order(String seed, Collection<Entry> entries) {
    return entries.stream()
        .map(entry -> new Rank(entry.ticket(), entry.tier(), lot(seed, entry.ticket())))
        .sorted(
            Comparator.comparingInt(Rank::tier)
                .thenComparing(Rank::lot)
                .thenComparingInt(Rank::ticket))
        .toList();
  }
}
