package org.xueshi.architecture.offenders.ledger.entity;

import jakarta.inject.Inject;
import org.xueshi.architecture.offenders.ledger.control.KnowsBoundary;

/** Core code that wants to be injected, and knows control. */
public class NotPlain {
  @Inject KnowsBoundary known;
}
