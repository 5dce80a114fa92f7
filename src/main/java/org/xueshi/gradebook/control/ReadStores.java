package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/** The tables that comparing reads. */
@ApplicationScoped
class ReadStores {

  private RunStore runs;
  private SnapshotStore snapshots;
  private DeliveryStore deliveries;

  protected ReadStores() {}

  @Inject
  ReadStores(RunStore runs, SnapshotStore snapshots, DeliveryStore deliveries) {
    this.runs = runs;
    this.snapshots = snapshots;
    this.deliveries = deliveries;
  }

  static ReadStores of(Jdbi jdbi) {
    return new ReadStores(new RunStore(jdbi), new SnapshotStore(jdbi), new DeliveryStore(jdbi));
  }

  RunStore runs() {
    return runs;
  }

  SnapshotStore snapshots() {
    return snapshots;
  }

  DeliveryStore deliveries() {
    return deliveries;
  }
}
