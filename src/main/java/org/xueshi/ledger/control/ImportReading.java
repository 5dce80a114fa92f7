package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.RulePack;

/** What a dry run reads of the book and the rules. */
@ApplicationScoped
class ImportReading {

  private RulePacks packs;
  private Recognitions recognitions;
  private OutsideStore store;

  protected ImportReading() {}

  @Inject
  ImportReading(RulePacks packs, Recognitions recognitions, OutsideStore store) {
    this.packs = packs;
    this.recognitions = recognitions;
    this.store = store;
  }

  Optional<RulePack> pack(UUID tenant, LocalDate day) {
    return packs.inForce(tenant, day);
  }

  List<Proposal> tryOut(UUID tenant, List<Evidence> evidence) {
    return recognitions.tryOut(tenant, evidence);
  }

  Set<String> credited(UUID tenant, Collection<String> keys) {
    return store.credited(tenant, keys);
  }
}
