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

  protected Stores() {}

  @Inject
  Stores(OutboxStore outbox, ColumnStore columns, PauseStore pauses) {
    this.outbox = outbox;
    this.columns = columns;
    this.pauses = pauses;
  }

  static Stores of(Jdbi jdbi) {
    return new Stores(new OutboxStore(jdbi), new ColumnStore(jdbi), new PauseStore(jdbi));
  }

  OutboxStore outbox() {
    return outbox;
  }

  ColumnStore columns() {
    return columns;
  }

  PauseStore pauses() {
    return pauses;
  }
}
