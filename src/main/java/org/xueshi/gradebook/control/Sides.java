package org.xueshi.gradebook.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xueshi.gradebook.entity.Delivered;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.Part;
import org.xueshi.gradebook.entity.Reconciliation;
import org.xueshi.gradebook.entity.Reconciliation.Column;
import org.xueshi.gradebook.entity.Reconciliation.Facts;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.people.entity.PersonRow;

/**
 * Everything there is about a course run, by part and person.
 *
 * @param strange grades of accounts that nobody is linked to, by part and the account's name
 */
record Sides(
    List<Part> parts,
    Set<UUID> people,
    Map<Key, HeldGrade> held,
    Map<Key, Delivered> delivered,
    Map<Key, List<Proposal>> proposals,
    Map<UUID, Map<String, HeldGrade>> strange,
    int passPercent) {

  /** A person in a part. */
  record Key(UUID part, UUID person) {}

  Facts facts(Part part, Key key, PersonRow row) {
    var column = column(part, key);
    return new Facts(
        true,
        row.onRoster(),
        column,
        assess(column),
        delivered.get(key),
        proposals.getOrDefault(key, List.of()));
  }

  Assessment assess(Column column) {
    return Reconciliation.assess(column, passPercent);
  }

  Column column(Part part, Key key) {
    return new Column(part.hasColumn(), part.read(), held.getOrDefault(key, HeldGrade.NONE));
  }

  List<String> strangers() {
    return strange.values().stream()
        .flatMap(bySubject -> bySubject.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  HeldGrade strange(UUID part, String subject) {
    return strange.getOrDefault(part, Map.of()).getOrDefault(subject, HeldGrade.NONE);
  }
}
