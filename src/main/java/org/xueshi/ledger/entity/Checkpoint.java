package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * 检查点: where every chain of a district ended on a day, counted, summed and signed.
 *
 * @param number 1, 2, …; each names the seal of the one before
 * @param day the district's day; there is one a day
 * @param jws the signed statement (compact, ES256); its payload is {@link Statement#text()}
 */
public record Checkpoint(
    int number, LocalDate day, Instant takenAt, int chains, long entries, String jws) {

  /** A chain's end in a checkpoint. */
  public record Head(java.util.UUID person, ChainHead head) {

    /** As it stands in the exported checkpoint. */
    public String line() {
      return "head " + person + " " + head.length() + " " + head.hash().hex() + "\n";
    }
  }

  /**
   * What is signed.
   *
   * @param previous seal of the statement before, signature included; {@link Seal#NONE} for the
   *     first
   * @param totals over all entries
   * @param heads seal over the lines of all heads, by person
   * @param packs seal of each rule pack's document, by code
   */
  public record Statement(
      java.util.UUID tenant,
      int number,
      Instant takenAt,
      Seal previous,
      Totals totals,
      Seal heads,
      java.util.SortedMap<String, Seal> packs) {

    /** Lines of {@code name=value}: any tool can read them. */
    public String text() {
      var text =
          new StringBuilder("what=xueshi.checkpoint.1\n")
              .append("tenant=%s\nnumber=%d\n".formatted(tenant, number))
              .append("taken=%s\nprevious=%s\n".formatted(takenAt, previous.hex()))
              .append("chains=%d\nentries=%d\n".formatted(totals.chains(), totals.entries()))
              .append("posted=%d\nheld=%d\n".formatted(totals.posted(), totals.held()))
              .append("heads=%s\n".formatted(heads.hex()));
      packs.forEach((code, seal) -> text.append("pack.%s=%s\n".formatted(code, seal.hex())));
      return text.toString();
    }
  }

  /** Counts and sums in clock minutes. */
  public record Totals(int chains, long entries, long posted, long held) {}
}
