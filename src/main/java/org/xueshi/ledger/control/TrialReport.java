package org.xueshi.ledger.control;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.TrialLine;

/**
 * What a trial run found, in sums.
 *
 * @param requirements one for each requirement that somebody is short of, before or after
 * @param schools by name; people without a school come last, with a {@code null} name
 * @param spread teachers by what their hours change by, from most lost to most gained
 */
public record TrialReport(
    Totals totals, List<ByRequirement> requirements, List<BySchool> schools, List<Band> spread) {

  /**
   * @param newlyShort teachers that are short of something they are not short of now
   * @param relieved teachers that are no longer short of something
   */
  public record Totals(
      int teachers,
      int gain,
      int lose,
      int same,
      int newlyShort,
      int relieved,
      BigDecimal before,
      BigDecimal after) {}

  public record ByRequirement(String code, int shortBefore, int shortAfter, int newlyShort) {}

  /** Hours are averages. */
  public record BySchool(
      UUID school,
      String name,
      int teachers,
      int gain,
      int lose,
      int newlyShort,
      BigDecimal before,
      BigDecimal after) {}

  /**
   * @param band −3 (20 hours or more lost) to 3 (20 or more gained), 0 = no change
   */
  public record Band(int band, int teachers) {}

  /** Columns a list can be sorted by. */
  public enum Sort {
    CHANGE,
    CHANGE_DOWN,
    NAME,
    SCHOOL,
    BEFORE,
    AFTER
  }

  /**
   * Which lines, in which order; what is {@code null} or blank asks for nothing.
   *
   * @param requirement only who is newly short of this one
   * @param shortOnly only who is newly short of anything
   * @param words part of a name, or beginning of a staff number
   */
  public record Filter(
      TrialLine.Effect effect,
      UUID school,
      String requirement,
      boolean shortOnly,
      String words,
      Sort sort) {}

  /** One teacher. Sets and lists are in order. */
  public record Row(
      UUID person,
      String staffNumber,
      String name,
      String school,
      TrialLine.Effect effect,
      BigDecimal before,
      BigDecimal after,
      Set<String> shortBefore,
      Set<String> shortAfter,
      List<TrialLine.Change> requirements,
      List<Text> reasons) {

    public BigDecimal change() {
      return after.subtract(before);
    }
  }

  /** Some lines, and how many there are in all. */
  public record Slice(List<Row> rows, int total) {}
}
