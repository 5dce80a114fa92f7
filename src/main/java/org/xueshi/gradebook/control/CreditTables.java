package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.xueshi.gradebook.control.Sides.Key;
import org.xueshi.gradebook.entity.Credit;
import org.xueshi.gradebook.entity.CreditTable;
import org.xueshi.gradebook.entity.Finding;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.Line;
import org.xueshi.gradebook.entity.Part;
import org.xueshi.gradebook.entity.Reconciliation;
import org.xueshi.gradebook.entity.Teacher;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;

/** 核对表: lays gradebook, outbox, evidence and ledger of a course run side by side. */
@ApplicationScoped
public class CreditTables {

  private SideReader reader;
  private Persons persons;
  private CreditHours hours;

  protected CreditTables() {}

  @Inject
  CreditTables(SideReader reader, Persons persons, CreditHours hours) {
    this.reader = reader;
    this.persons = persons;
    this.hours = hours;
  }

  /**
   * The whole table, with the gradebook as it was last read and the ledger as it is now.
   *
   * @throws org.xueshi.kernel.entity.Refusal NOT_FOUND
   */
  @Transactional
  public CreditTable of(UUID tenant, UUID courseRunId) {
    var sides = reader.of(tenant, courseRunId);
    var rows = persons.byIds(tenant, sides.people());
    var teachers = new ArrayList<Teacher>();
    for (var person : sides.people()) {
      teachers.add(teacher(tenant, sides, rows.get(person)));
    }
    var order = Collator.getInstance(Locale.CHINA);
    teachers.sort(Comparator.comparing(Teacher::name, order));
    sides.strangers().forEach(subject -> teachers.add(stranger(sides, subject)));
    return new CreditTable(sides.parts(), teachers);
  }

  private Teacher teacher(UUID tenant, Sides sides, PersonRow row) {
    var lines =
        sides.parts().stream()
            .map(part -> line(tenant, sides.facts(part, new Key(part.id(), row.id()), row), part))
            .toList();
    return new Teacher(
        row.id(), row.displayName(), row.staffNumber(), row.school().orElse(null), lines);
  }

  private Line line(UUID tenant, Reconciliation.Facts facts, Part part) {
    var finding = Reconciliation.find(facts);
    var proposed =
        finding == Finding.READY ? hours.proposed(tenant, facts.proposals()) : Credit.NONE;
    return new Line(part, facts, finding, proposed, hours.booked(facts.proposals()));
  }

  /** An account that has grades and is nobody we know. */
  private static Teacher stranger(Sides sides, String subject) {
    var lines = new ArrayList<Line>();
    for (var part : sides.parts()) {
      var held = sides.strange(part.id(), subject);
      if (held.value().isPresent()) {
        lines.add(strange(part, held));
      }
    }
    return new Teacher(null, subject, null, null, lines);
  }

  private static Line strange(Part part, HeldGrade held) {
    var column = new Reconciliation.Column(true, true, held);
    var facts = new Reconciliation.Facts(false, false, column, null, null, List.of());
    return new Line(part, facts, Reconciliation.find(facts), Credit.NONE, Credit.NONE);
  }
}
