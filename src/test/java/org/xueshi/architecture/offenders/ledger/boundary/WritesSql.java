package org.xueshi.architecture.offenders.ledger.boundary;

import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;

/** A page with SQL and a transaction of its own. */
@Transactional
public class WritesSql {
  Jdbi jdbi;
}
