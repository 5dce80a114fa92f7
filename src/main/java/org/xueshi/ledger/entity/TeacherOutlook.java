package org.xueshi.ledger.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One teacher's line of the district's dashboard: every requirement that concerns them, as {@link
 * Standing} counts it and {@link Outlook} sees it.
 *
 * @param staffNumber, school, schoolName {@code null} if not known
 * @param cells the main requirement first
 */
public record TeacherOutlook(
    UUID person,
    String name,
    String staffNumber,
    UUID school,
    String schoolName,
    List<Cell> cells) {

  /**
   * @param required what is asked of this person
   * @param held waiting for follow-up; of the main requirement only
   */
  public record Cell(
      Requirement requirement,
      Period period,
      Hours required,
      Hours have,
      Hours held,
      Outlook outlook) {

    public Hours lacking() {
      return required.minus(have).orZeroIfNegative();
    }

    /** To the end of the period; the same numbers as on the teacher's own page. */
    public Forecast forecast(Known known) {
      return new Forecast(required, have, held, Hours.ZERO, period, known.asOf());
    }
  }

  /** The line of a person, from where they stand. Trainers' requirements only launches know. */
  public static List<Cell> cells(Standing standing) {
    var cells = new ArrayList<Cell>();
    for (var one : standing.requirements()) {
      var requirement = one.requirement();
      if (requirement.audience() == Requirement.Audience.TRAINER) {
        continue;
      }
      var held = cells.isEmpty() ? standing.held() : Hours.ZERO;
      var required = Hours.of(requirement.amount());
      var asOf = standing.known().asOf();
      var outlook = Outlook.of(required, one.have(), held, one.period(), asOf).of(requirement);
      cells.add(new Cell(requirement, one.period(), required, one.have(), held, outlook));
    }
    return List.copyOf(cells);
  }

  public Optional<Cell> cell(String requirement) {
    return cells.stream().filter(one -> one.requirement().code().equals(requirement)).findFirst();
  }

  /** Of the requirement that matters most (2.3). */
  public Cell main() {
    return cells.get(0);
  }
}
