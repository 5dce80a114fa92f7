package org.xueshi.architecture.offenders.resources.control;

import org.xueshi.architecture.offenders.ledger.control.OpenStore;

/** A library that reaches for the book. */
class KnowsLedger {
  OpenStore book;
}
