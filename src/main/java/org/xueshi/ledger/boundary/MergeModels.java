package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Merges;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.people.control.IdentityMerges;
import org.xueshi.people.control.Names;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.IdentityMerge;
import org.xueshi.people.entity.MergeSuggestion;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.control.CurrentViewer;

/** What the pages of merging show. */
@RequestScoped
public class MergeModels {

  private static final int SHOWN = 100;

  /**
   * What stood in a form that was refused.
   *
   * @param kept the chosen row, or {@code null}
   */
  public record Typed(UUID kept, String reason, Text problem) {}

  /**
   * Suggestions and requests.
   *
   * @param first, second what was typed to look at two rows
   */
  public record MergesModel(
      List<MergeSuggestion> suggestions,
      List<IdentityMerge> requests,
      Map<UUID, PersonRow> people,
      Map<String, String> names,
      boolean mayAsk,
      String first,
      String second,
      Text problem) {

    MergesModel with(String one, String other, Text why) {
      return new MergesModel(suggestions, requests, people, names, mayAsk, one, other, why);
    }

    /** A hint, never a reason. */
    public boolean sameName(UUID one, UUID other) {
      return people.get(one).displayName().equals(people.get(other).displayName());
    }
  }

  /**
   * One row, with what its own chain holds.
   *
   * @param last day on which it last earned something; {@code null} if never
   */
  public record Side(PersonRow person, int entries, Amount balance, LocalDate last) {}

  /** Two rows beside each other; {@code typed} is {@code null} at first. */
  public record PairModel(Side first, Side second, boolean mayAsk, Typed typed) {}

  /**
   * A request.
   *
   * @param stands merged, and not undone since
   */
  public record MergeModel(
      IdentityMerge merge,
      Side absorbed,
      Side kept,
      Map<String, String> names,
      boolean mayAccept,
      boolean mayTakePart,
      boolean stands,
      Typed typed) {}

  @Inject private CurrentViewer current;
  @Inject private IdentityMerges merges;
  @Inject private Merges books;
  @Inject private Persons persons;
  @Inject private Names names;

  MergesModel all(UUID tenant) {
    var suggestions = merges.suggestions(tenant, SHOWN);
    var requests = merges.newest(tenant, SHOWN);
    var rows = new HashSet<UUID>();
    suggestions.forEach(one -> rows.addAll(List.of(one.first(), one.second())));
    requests.forEach(one -> rows.addAll(List.of(one.absorbed(), one.kept())));
    var askers = requests.stream().map(one -> one.by().id()).toList();
    return new MergesModel(
        suggestions,
        requests,
        persons.byIds(tenant, rows),
        names.of(tenant, askers),
        current.may("ledger:merge"),
        "",
        "",
        null);
  }

  /** By identifier or staff number. @throws Refusal INVALID ({@code people.merge.unknown}) */
  UUID person(UUID tenant, String typed) {
    return Ids.parse(typed)
        .flatMap(id -> persons.byId(tenant, id))
        .or(() -> persons.byStaffNumber(tenant, typed.strip()))
        .map(PersonRow::id)
        .orElseThrow(() -> Refusal.invalid("people.merge.unknown"));
  }

  PairModel pair(UUID tenant, UUID first, UUID second, Typed typed) {
    var sides = sides(tenant, first, second);
    return new PairModel(sides.get(first), sides.get(second), current.may("ledger:merge"), typed);
  }

  MergeModel one(UUID tenant, UUID id, Typed typed) {
    var merge = merges.get(tenant, id);
    var sides = sides(tenant, merge.absorbed(), merge.kept());
    var may = current.may("ledger:merge");
    var own = Merges.by(current.actor()).equals(merge.by());
    var decider = merge.isOpen() ? List.<String>of() : List.of(merge.decision().by().id());
    var who = new HashSet<>(decider);
    who.add(merge.by().id());
    var absorbed = sides.get(merge.absorbed());
    return new MergeModel(
        merge,
        absorbed,
        sides.get(merge.kept()),
        names.of(tenant, who),
        may && !own,
        may,
        merge.isMerged() && merge.kept().equals(absorbed.person().oneId()),
        typed);
  }

  private Map<UUID, Side> sides(UUID tenant, UUID one, UUID other) {
    if (one.equals(other)) {
      throw Refusal.invalid("people.merge.same");
    }
    var rows = persons.byIds(tenant, Set.of(one, other));
    if (!rows.containsKey(one) || !rows.containsKey(other)) {
      throw Refusal.notFound();
    }
    var read = books.books(tenant, List.of(one, other));
    return Map.of(
        one, side(rows.get(one), read.get(one)), other, side(rows.get(other), read.get(other)));
  }

  private static Side side(PersonRow row, Book book) {
    var own = book.entries().stream().filter(one -> one.head().person().equals(row.id())).toList();
    var balance = own.stream().map(Entry::effect).reduce(Amount.ZERO, Amount::plus);
    var last =
        own.stream().map(one -> one.credit().earnedOn()).max(LocalDate::compareTo).orElse(null);
    return new Side(row, own.size(), balance, last);
  }
}
