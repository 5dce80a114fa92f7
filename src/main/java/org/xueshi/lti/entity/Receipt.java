package org.xueshi.lti.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * 收件凭证: what was seen of a file handed in on the platform (Asset Processor 1.0).
 *
 * @param personId whose it is; null if nobody is known by that account yet
 * @param title as the platform calls it; empty if it does not
 * @param state {@code WAITING}, {@code RECEIVED}, {@code DIFFERENT}, {@code TOO_LARGE} or {@code
 *     FAILED}
 * @param sha256 in hexadecimal; null if the file was not read
 * @param sizeBytes null if the file was not read
 * @param doneAt null while it waits
 */
public record Receipt(
    UUID personId, String title, String state, String sha256, Long sizeBytes, Instant doneAt) {

  /** Whether it proves the very file the platform named. */
  public boolean good() {
    return state.equals("RECEIVED");
  }

  public boolean waiting() {
    return state.equals("WAITING");
  }
}
