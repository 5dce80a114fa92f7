package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Tenure;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;

/** Whose books they are: cycle, roster, service and its special cases. */
@ApplicationScoped
class Owners {

  private Persons persons;
  private SpecialCaseStore cases;

  protected Owners() {}

  @Inject
  Owners(Persons persons, SpecialCaseStore cases) {
    this.persons = persons;
    this.cases = cases;
  }

  /** One for each of these; of somebody unknown, nothing is known. */
  Map<UUID, Book.Owner> of(UUID tenant, Collection<UUID> ids) {
    var known = persons.byIds(tenant, ids);
    var special = cases.standing(tenant, ids);
    var owners = new HashMap<UUID, Book.Owner>();
    ids.forEach(
        id -> owners.put(id, owner(id, known.get(id), special.getOrDefault(id, List.of()))));
    return owners;
  }

  /** Cycles run from the registered day, else from the hire date, else as the district's do. */
  static Book.Owner owner(UUID id, PersonRow row, List<Tenure.Special> cases) {
    if (row == null) {
      return new Book.Owner(id, null, false, Tenure.UNKNOWN);
    }
    var start = row.cycleStartsOn() == null ? row.hiredOn() : row.cycleStartsOn();
    var tenure = new Tenure(row.staffNumber(), row.post(), row.hiredOn(), row.leftOn(), cases);
    return new Book.Owner(id, start, row.onRoster(), tenure);
  }
}
