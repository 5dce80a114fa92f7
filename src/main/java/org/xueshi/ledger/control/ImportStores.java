package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where imports are kept. */
@ApplicationScoped
class ImportStores {

  private CorrectionStore corrections;
  private OutsideStore outside;
  private ImportFileStore files;

  protected ImportStores() {}

  @Inject
  ImportStores(CorrectionStore corrections, OutsideStore outside, ImportFileStore files) {
    this.corrections = corrections;
    this.outside = outside;
    this.files = files;
  }

  CorrectionStore corrections() {
    return corrections;
  }

  OutsideStore outside() {
    return outside;
  }

  ImportFileStore files() {
    return files;
  }
}
