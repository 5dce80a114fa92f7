package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

  /**
   * Rows that are one person, and who owns their book.
   *
   * @param kept for each row asked about, and each that is one person with it, the row that
   *     describes them
   * @param owners by that row; of somebody unknown, nothing is known
   */
  record Whose(Map<UUID, UUID> kept, Map<UUID, Book.Owner> owners) {

    Set<UUID> identities() {
      return kept.keySet();
    }

    /** All rows of each person, by the row that describes them. */
    Map<UUID, List<UUID>> rows() {
      return kept.keySet().stream().collect(Collectors.groupingBy(kept::get));
    }
  }

  Whose of(UUID tenant, Collection<UUID> ids) {
    var known = new HashMap<>(persons.byIds(tenant, ids));
    var kept = persons.identities(tenant, known.values());
    ids.forEach(id -> kept.putIfAbsent(id, id));
    var elsewhere = kept.values().stream().filter(id -> !known.containsKey(id)).toList();
    if (!elsewhere.isEmpty()) {
      known.putAll(persons.byIds(tenant, elsewhere));
    }
    var special = together(cases.standing(tenant, kept.keySet()), kept);
    var owners = new HashMap<UUID, Book.Owner>();
    for (var id : Set.copyOf(kept.values())) {
      owners.put(id, owner(id, known.get(id), special.getOrDefault(id, List.of())));
    }
    return new Whose(kept, owners);
  }

  /** What is known by row, by the row that describes the person. */
  static <T> Map<UUID, List<T>> together(Map<UUID, List<T>> byRow, Map<UUID, UUID> kept) {
    var byOwner = new HashMap<UUID, List<T>>();
    byRow.forEach(
        (row, list) ->
            byOwner
                .computeIfAbsent(kept.getOrDefault(row, row), id -> new ArrayList<>())
                .addAll(list));
    return byOwner;
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
