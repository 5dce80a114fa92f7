package org.xueshi.ledger.entity;

import java.util.List;
import org.xueshi.kernel.entity.Text;

/**
 * The gate's answer to one request.
 *
 * @param entries the lines that stand for it in the book; empty if refused
 * @param because why it was refused, else {@code null}
 */
public record Outcome(String key, Status status, List<Entry> entries, Text because) {

  /** What came of it. */
  public enum Status {
    POSTED,
    /** The same request was answered before: nothing new was written. */
    ALREADY_POSTED,
    REFUSED
  }

  public static Outcome refused(String key, Text because) {
    return new Outcome(key, Status.REFUSED, List.of(), because);
  }

  public boolean isRefused() {
    return status == Status.REFUSED;
  }
}
