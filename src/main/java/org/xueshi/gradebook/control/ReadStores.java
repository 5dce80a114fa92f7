package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/** The tables of the reading side. */
@ApplicationScoped
class ReadStores {

  private RunStore runs;
  private SnapshotStore snapshots;

  protected ReadStores() {}

  @Inject
  ReadStores(RunStore runs, SnapshotStore snapshots) {
    this.runs = runs;
    this.snapshots = snapshots;
  }

  static ReadStores of(Jdbi jdbi) {
    return new ReadStores(new RunStore(jdbi), new SnapshotStore(jdbi));
  }

  RunStore runs() {
    return runs;
  }

  SnapshotStore snapshots() {
    return snapshots;
  }
}
