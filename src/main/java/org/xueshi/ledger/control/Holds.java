package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.OpenHold;

/** 暂存学时 of a course that still wait: for whoever decides on its follow-up (25.1). */
@ApplicationScoped
public class Holds {

  private HoldStore store;

  protected Holds() {}

  @Inject
  Holds(HoldStore store) {
    this.store = store;
  }

  public static Holds on(Jdbi jdbi) {
    return new Holds(new HoldStore(jdbi));
  }

  /** Holds of the course with something left, by person, oldest first. */
  @Transactional
  public List<OpenHold> open(UUID tenant, UUID courseRun) {
    return store.open(tenant, courseRun);
  }
}
