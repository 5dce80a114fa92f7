package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.gradebook.control.SheetCellStore.Key;
import org.xueshi.gradebook.control.SheetCellStore.Known;
import org.xueshi.gradebook.control.SheetCellStore.Seen;
import org.xueshi.gradebook.control.SheetCellStore.Sent;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.Overall;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetChange;
import org.xueshi.gradebook.entity.SheetFacts;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.ledger.entity.Assessment;

/**
 * Lays what a source holds beside our own record and the ledger, for everybody and each column that
 * counts. Five hundred people at a time.
 */
@ApplicationScoped
class SheetLines {

  private static final int PORTION = 500;
  private static final BigDecimal TOLERANCE_PERCENT = new BigDecimal("0.01");

  private SheetStores stores;
  private SheetLineStore store;
  private SheetCredits credits;
  private Clock clock;

  protected SheetLines() {}

  @Inject
  SheetLines(SheetStores stores, SheetLineStore store, SheetCredits credits, Clock clock) {
    this.stores = stores;
    this.store = store;
    this.credits = credits;
    this.clock = clock;
  }

  /** What is the same for the whole run. */
  private record Frame(
      SheetRun run,
      List<CountedColumn> columns,
      int overallPercent,
      Map<Sent, BigDecimal> sent,
      UUID before) {}

  /** Compares everybody a run saw, and those that earlier runs saw. */
  void compare(SheetRun run) {
    var columns =
        stores.columns().of(run.tenant(), run.courseRunId()).stream()
            .filter(column -> column.counts() && column.source() == run.source())
            .toList();
    var setting = stores.columns().setting(run.tenant(), run.courseRunId());
    var frame =
        new Frame(
            run,
            columns,
            setting.map(one -> one.overallPercent()).orElse(60),
            credits.sent(run),
            stores.runs().before(run));
    store.keepOnly(run, columns);
    var after = "";
    while (!columns.isEmpty()) {
      var people = stores.cells().accounts(run, after, PORTION);
      if (people.isEmpty()) {
        return;
      }
      compare(frame, people);
      after = people.get(people.size() - 1).subject();
      var lease = clock.instant().plus(SheetReader.LEASE);
      store.renew(run, lease);
    }
  }

  private void compare(Frame frame, List<Seen> people) {
    var subjects = people.stream().map(Seen::subject).toList();
    var known = stores.cells().known(frame.run(), subjects);
    var persons = people.stream().map(Seen::person).filter(one -> one != null).toList();
    var standing = credits.standing(frame.run(), persons);
    var drafts = new ArrayList<SheetDraft>();
    for (var somebody : people) {
      var overall = overall(frame, somebody, known);
      for (var column : frame.columns()) {
        drafts.add(draft(frame, somebody, column, new Sides(known, overall, standing)));
      }
    }
    credits.ask(frame.run(), drafts);
    var before = store.of(frame.run(), subjects);
    store.put(
        frame.run(),
        drafts.stream()
            .map(SheetDraft::line)
            .filter(line -> !line.same(before.get(new Key(line.subject(), line.columnId() + ""))))
            .toList());
  }

  private record Sides(
      Map<Key, Known> known,
      Assessment overall,
      Map<SheetCredits.Of, SheetCredits.Standing> book) {}

  private static Assessment overall(Frame frame, Seen somebody, Map<Key, Known> known) {
    return Overall.of(
        frame.columns().stream()
            .filter(column -> column.terms().weight() > 0)
            .map(
                column ->
                    new Overall.Part(
                        cell(known.get(new Key(somebody.subject(), column.column().key())), column),
                        column.terms().weight()))
            .collect(Collectors.toList()),
        frame.overallPercent());
  }

  private static SheetCell cell(Known known, CountedColumn column) {
    return known == null
        ? new SheetCell(null, column.column().maximum(), null, false)
        : known.now();
  }

  private SheetDraft draft(Frame frame, Seen somebody, CountedColumn column, Sides sides) {
    var known = sides.known().get(new Key(somebody.subject(), column.column().key()));
    var cell = cell(known, column);
    var changed = known != null && known.run().equals(frame.run().id()) && frame.before() != null;
    var standing = sides.book().get(new SheetCredits.Of(column.id(), somebody.person()));
    var side =
        new SheetFacts.Side(
            somebody.person() != null,
            somebody.run().equals(frame.run().id()),
            frame.sent().containsKey(new Sent(column.column().key(), null)),
            edited(frame, somebody, column, cell),
            known != null);
    var facts =
        new SheetFacts(
            side,
            cell,
            column.terms(),
            sides.overall(),
            standing == null ? SheetFacts.Standing.NONE : standing.state(),
            null);
    var change = SheetChange.of(cell, known == null ? null : known.was(), changed);
    return new SheetDraft(somebody, column, facts, change, earnedOn(cell), standing)
        .was(known == null || known.was() == null ? null : known.was().given());
  }

  private LocalDate earnedOn(SheetCell cell) {
    var today = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
    if (cell.at() == null) {
      return today;
    }
    var day = LocalDate.ofInstant(cell.at(), Clocks.DISTRICT_ZONE);
    return day.isAfter(today) ? today : day;
  }

  private static boolean edited(Frame frame, Seen somebody, CountedColumn column, SheetCell cell) {
    var sent = frame.sent().get(new Sent(column.column().key(), somebody.person()));
    if (sent == null || somebody.person() == null) {
      return false;
    }
    return cell.isEmpty()
        || cell.score().percent().subtract(sent).abs().compareTo(TOLERANCE_PERCENT) > 0;
  }
}
