package org.xueshi.architecture.offenders.ledger.control;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.xueshi.architecture.offenders.kernel.LooksUp;
import org.xueshi.architecture.offenders.ledger.boundary.WritesSql;

/** Control that answers HTTP, reads the wall clock and knows its boundary. */
public class KnowsBoundary {
  WritesSql boundary;
  LooksUp round;
  Response answer;
  Instant now = Instant.now();
}
