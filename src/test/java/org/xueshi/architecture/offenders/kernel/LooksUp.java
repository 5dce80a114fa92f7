package org.xueshi.architecture.offenders.kernel;

import org.xueshi.architecture.offenders.ledger.control.KnowsBoundary;

/** Points up, and round in a circle. */
public class LooksUp {
  KnowsBoundary above;
}
