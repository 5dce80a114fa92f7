package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/** The tables of sheets. */
@ApplicationScoped
class SheetStores {

  private SheetRunStore runs;
  private SheetFileStore files;
  private CountedColumnStore columns;
  private SheetCellStore cells;

  protected SheetStores() {}

  @Inject
  SheetStores(
      SheetRunStore runs, SheetFileStore files, CountedColumnStore columns, SheetCellStore cells) {
    this.runs = runs;
    this.files = files;
    this.columns = columns;
    this.cells = cells;
  }

  static SheetStores of(Jdbi jdbi) {
    return new SheetStores(
        new SheetRunStore(jdbi),
        new SheetFileStore(jdbi),
        new CountedColumnStore(jdbi),
        new SheetCellStore(jdbi));
  }

  SheetRunStore runs() {
    return runs;
  }

  SheetFileStore files() {
    return files;
  }

  CountedColumnStore columns() {
    return columns;
  }

  SheetCellStore cells() {
    return cells;
  }
}
