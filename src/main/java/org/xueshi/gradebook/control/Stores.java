package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/** The tables of the sending side. */
@ApplicationScoped
class Stores {

  private OutboxStore outbox;
  private ColumnStore columns;
  private PauseStore pauses;
  private ConflictStore conflicts;

  protected Stores() {}

  @Inject
  Stores(OutboxStore outbox, ColumnStore columns, PauseStore pauses, ConflictStore conflicts) {
    this.outbox = outbox;
    this.columns = columns;
    this.pauses = pauses;
    this.conflicts = conflicts;
  }

  static Stores of(Jdbi jdbi) {
    return new Stores(
        new OutboxStore(jdbi),
        new ColumnStore(jdbi),
        new PauseStore(jdbi),
        new ConflictStore(jdbi));
  }

  OutboxStore outbox() {
    return outbox;
  }

  ColumnStore columns() {
    return columns;
  }

  ConflictStore conflicts() {
    return conflicts;
  }

  PauseStore pauses() {
    return pauses;
  }
}
