package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;

/**
 * A person's book as it would be if other rules had recognised the same evidence (试运行): each piece
 * that stands is recognised again, in the order in which it was posted. What was held, voided or
 * adjusted of it keeps its share. Nothing is written.
 *
 * @param pack the other rules, as if they had always been in force
 * @param evidence the person's, by identifier
 */
public record Rebooking(RulePack pack, Map<UUID, Evidence> evidence) {

  /**
   * The book that would be, and what became of each piece that comes to something else.
   *
   * @param changes by piece, in order
   */
  public record Rebooked(Book book, List<Text> changes) {}

  /** All that one piece of evidence came to. */
  private record Piece(Entry first, int recognised, Amount now) {}

  /**
   * @param from earlier credit stays as it is
   */
  public Rebooked of(Book book, LocalDate from) {
    var sources = new HashMap<UUID, Evidence.Source>();
    evidence.forEach((id, one) -> sources.put(id, one.facts().source()));
    var changes = new ArrayList<Text>();
    var rebooked = new Book(book.owner(), kept(book, from), List.of());
    for (var piece : pieces(book, from)) {
      var again = again(piece, rebooked, sources);
      rebooked = rebooked.with(again.entries(), List.of());
      if (again.change() != null) {
        changes.add(again.change());
      }
    }
    return new Rebooked(rebooked, changes);
  }

  private static List<Entry> kept(Book book, LocalDate from) {
    return book.entries().stream()
        .filter(entry -> entry.credit().earnedOn().isBefore(from))
        .toList();
  }

  private static List<Piece> pieces(Book book, LocalDate from) {
    var reversed = new HashSet<UUID>();
    book.entries().stream()
        .filter(entry -> entry instanceof Entry.Reversed)
        .forEach(entry -> reversed.add(entry.target()));
    var pieces = new LinkedHashMap<UUID, Piece>();
    for (var entry : book.entries()) {
      if (!entry.credit().earnedOn().isBefore(from)) {
        var stands = entry.target() == null && !reversed.contains(entry.id());
        var recognised = stands ? entry.effect().total() : 0;
        pieces.merge(
            entry.credit().evidence(),
            new Piece(entry, recognised, entry.effect()),
            (old, more) ->
                new Piece(
                    old.first(), old.recognised() + more.recognised(), old.now().plus(more.now())));
      }
    }
    pieces.values().removeIf(piece -> piece.recognised() == 0 || piece.now().isZero());
    return List.copyOf(pieces.values());
  }

  private record Again(List<Entry> entries, Text change) {}

  private Again again(Piece piece, Book book, Map<UUID, Evidence.Source> sources) {
    var one = evidence.get(piece.first().credit().evidence());
    if (one == null) {
      return new Again(asItIs(piece), null);
    }
    var verdict = new Recognition(pack, one, Assessment.PASSED, book, sources).verdict();
    if (verdict instanceof Verdict.Refused no) {
      return new Again(List.of(), change(one, piece, 0, no.because()));
    }
    var credited = (Verdict.Credited) verdict;
    var amount = share(piece, credited.posted() + credited.held());
    var entries = entries(piece.first().head(), Credit.of(one, pack), amount);
    var same = amount.total() == piece.now().total() && sameHour(piece, one);
    var reasons = credited.reasons();
    var last = reasons.get(Math.max(0, reasons.size() - (credited.held() > 0 ? 2 : 1)));
    return new Again(entries, same ? null : change(one, piece, amount.total(), last));
  }

  private boolean sameHour(Piece piece, Evidence one) {
    return piece.first().credit().hourMinutes() == pack.hour().minutes(one.facts().mode());
  }

  /** What was voided or adjusted of it, and what still waits, keeps its share; down to minutes. */
  private static Amount share(Piece piece, int recognised) {
    var total = part(recognised, piece.now().total(), piece.recognised());
    var held = Math.min(total, part(recognised, piece.now().held(), piece.recognised()));
    return new Amount(total - held, held);
  }

  private static int part(int of, int numerator, int denominator) {
    return Math.toIntExact((long) of * numerator / denominator);
  }

  private static List<Entry> asItIs(Piece piece) {
    return entries(piece.first().head(), piece.first().credit(), piece.now());
  }

  private static List<Entry> entries(Entry.Head head, Credit credit, Amount amount) {
    var entries = new ArrayList<Entry>();
    if (amount.posted() > 0) {
      entries.add(new Entry.Posted(head, credit, amount.posted(), List.of()));
    }
    if (amount.held() > 0) {
      entries.add(new Entry.Held(head, credit, amount.held(), credit.earnedOn(), List.of()));
    }
    return entries;
  }

  private static Text change(Evidence one, Piece piece, int minutes, Text because) {
    var title = one.facts().source().title();
    var day = one.facts().earnedOn();
    var before = piece.now().total();
    return before == minutes
        ? Text.of("rule.trial.kept", title, day, minutes, because)
        : Text.of("rule.trial.changed", title, day, before, minutes, because);
  }
}
