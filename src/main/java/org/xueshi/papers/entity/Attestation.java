package org.xueshi.papers.entity;

import java.time.LocalDate;
import java.util.List;

/**
 * 达标证明: whether the requirements are met on a day, for one purpose (32.3).
 *
 * @param rules title of the rule pack, and its {@code pack} code
 * @param cycleFrom first and {@code cycleTo} last day of the person's cycle
 * @param items one for each requirement that applies, the main one first
 * @param leftOut frozen entries that were not counted (37.2)
 * @param held hours that wait for follow-up, not counted
 */
public record Attestation(
    Holder holder,
    Purpose purpose,
    Dates dates,
    String issuer,
    String rules,
    String pack,
    LocalDate cycleFrom,
    LocalDate cycleTo,
    boolean met,
    List<Item> items,
    List<LeftOut> leftOut,
    String held)
    implements Content {

  public Attestation {
    items = List.copyOf(items);
    leftOut = List.copyOf(leftOut);
  }

  /** What it is a condition of (32.3). */
  public enum Purpose {
    /** 教师资格再注册. */
    RE_REGISTRATION,
    /** 教师考核. */
    APPRAISAL,
    /** 职务聘任. */
    APPOINTMENT
  }

  /**
   * A requirement and what there is of it.
   *
   * @param measure name of what is counted: hours, trainings …
   * @param because why so much is asked, and what is missing
   */
  public record Item(
      String code,
      Said name,
      String article,
      LocalDate from,
      LocalDate to,
      String measure,
      int required,
      String have,
      String lacking,
      boolean met,
      List<Said> because) {
    public Item {
      because = List.copyOf(because);
    }
  }

  /** Hours of a course that are being looked into. */
  public record LeftOut(String course, String hours) {}

  @Override
  public String series() {
    return purpose.name();
  }

  @Override
  public boolean saysTheSameAs(Content other) {
    return other instanceof Attestation o
        && o.dates().asOf().equals(dates.asOf())
        && new Attestation(
                o.holder,
                o.purpose,
                dates,
                o.issuer,
                o.rules,
                o.pack,
                o.cycleFrom,
                o.cycleTo,
                o.met,
                o.items,
                o.leftOut,
                o.held)
            .equals(this);
  }
}
