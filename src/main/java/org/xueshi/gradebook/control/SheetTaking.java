package org.xueshi.gradebook.control;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.gradebook.control.SheetCellStore.Key;
import org.xueshi.gradebook.entity.SheetAccount;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetRun;

/** Takes what a source hands over and keeps what is new of it, a hundred people at a time. */
final class SheetTaking implements GradeSource.Taker {

  private static final int PORTION = 100;

  private final SheetStores stores;
  private final SheetRun run;
  private final UUID registration;
  private final Clock clock;

  private final List<SheetAccount> accounts = new ArrayList<>();
  private final Map<Key, SheetCell> cells = new HashMap<>();
  private SheetRun.Progress progress;

  /**
   * @param registration whose accounts they are; null for a file
   */
  SheetTaking(SheetStores stores, SheetRun run, UUID registration, Clock clock) {
    this.stores = stores;
    this.run = run;
    this.registration = registration;
    this.clock = clock;
    this.progress = new SheetRun.Progress(run.progress().attempts(), 0, 0, 0, 0);
  }

  @Override
  public void people(int total) {
    progress = new SheetRun.Progress(progress.attempts(), total, 0, 0, 0);
    stores.runs().progress(run, progress, clock.instant().plus(SheetReader.LEASE));
  }

  @Override
  public void person(SheetAccount account, Map<String, SheetCell> grades) {
    accounts.add(account);
    grades.forEach((column, cell) -> cells.put(new Key(account.subject(), column), cell));
    if (accounts.size() >= PORTION) {
      flush();
    }
  }

  @Override
  public void columns(List<SheetColumn> columns) {
    flush();
    stores.columns().see(run, columns);
  }

  private void flush() {
    if (accounts.isEmpty()) {
      return;
    }
    var known = stores.cells().known(run, accounts.stream().map(SheetAccount::subject).toList());
    var changed = new HashMap<Key, SheetCell>();
    var now = new HashSet<Key>();
    cells.forEach(
        (key, cell) -> {
          now.add(key);
          var before = known.get(key);
          if (before == null ? !cell.isEmpty() : !cell.sameValue(before.now())) {
            changed.put(key, cell);
          }
        });
    // A column that the source no longer mentions for somebody: no grade any more.
    known.forEach(
        (key, before) -> {
          if (!now.contains(key) && !before.now().isEmpty()) {
            changed.put(key, new SheetCell(null, before.now().maximum(), null, false));
          }
        });
    stores.cells().see(run, registration, accounts);
    stores.cells().insert(run, changed, clock.instant());
    progress =
        new SheetRun.Progress(
            progress.attempts(),
            progress.total(),
            progress.read() + accounts.size(),
            progress.cells() + cells.size(),
            progress.changed() + changed.size());
    stores.runs().progress(run, progress, clock.instant().plus(SheetReader.LEASE));
    accounts.clear();
    cells.clear();
  }
}
