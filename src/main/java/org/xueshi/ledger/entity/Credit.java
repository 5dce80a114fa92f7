package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What an entry is about: the evidence, its category and the rule that recognised it. A release, a
 * void and a reversal carry the credit of the entry they name, so that every balance by category
 * and date is a plain sum.
 *
 * @param evidenceHash seal of the evidence as it was when it was credited
 * @param pack code of the rule pack in force on {@code earnedOn} (39.1)
 * @param hourMinutes minutes of one credit hour by that pack
 */
public record Credit(
    UUID evidence,
    Seal evidenceHash,
    Course course,
    Grade grade,
    Mode mode,
    LocalDate earnedOn,
    String pack,
    int hourMinutes) {

  /** The credit that {@code pack} gives for {@code evidence}. */
  public static Credit of(Evidence evidence, RulePack pack) {
    var facts = evidence.facts();
    return new Credit(
        evidence.id(),
        evidence.hash(),
        facts.course(),
        facts.grade(),
        facts.mode(),
        facts.earnedOn(),
        pack.code(),
        pack.hour().minutes(facts.mode()));
  }

  public Hours hours(int minutes) {
    return Hours.ofMinutes(minutes, hourMinutes);
  }
}
