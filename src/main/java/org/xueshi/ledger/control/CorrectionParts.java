package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.web.entity.Actor;

/** What a request for a correction needs of the book. */
@ApplicationScoped
class CorrectionParts {

  private CorrectionDesk desk;
  private FourEyes fourEyes;
  private LedgerStores stores;
  private OutsidePosting outside;

  protected CorrectionParts() {}

  @Inject
  CorrectionParts(
      CorrectionDesk desk, FourEyes fourEyes, LedgerStores stores, OutsidePosting outside) {
    this.desk = desk;
    this.fourEyes = fourEyes;
    this.stores = stores;
    this.outside = outside;
  }

  CorrectionDesk desk() {
    return desk;
  }

  /** Does what was decided. */
  void apply(Correction correction, Actor actor) {
    if (correction.kind() == Correction.Kind.IMPORT) {
      outside.apply(correction, actor);
    } else {
      desk.apply(correction, actor);
    }
  }

  /** Whether these rows are one person. */
  boolean areOne(UUID tenant, UUID one, UUID other) {
    return stores
        .books()
        .of(tenant, one)
        .person()
        .equals(stores.books().of(tenant, other).person());
  }

  FourEyes fourEyes() {
    return fourEyes;
  }

  Entry entry(UUID tenant, UUID id) {
    return stores.entries().find(tenant, id).orElseThrow(Refusal::notFound).entry();
  }

  /** Requests about one person come one after another. */
  void lock(UUID tenant, UUID person) {
    stores.chains().lock(tenant, List.of(person));
  }
}
