package org.xueshi.ledger.entity;

import org.xueshi.kernel.entity.Digests;

/**
 * A file that somebody attaches.
 *
 * @param fileName as it was called on their machine; only shown
 * @param content the bytes
 */
public record NewDocument(String fileName, byte[] content) {

  /** SHA-256 of the bytes. */
  public Seal digest() {
    return new Seal(Digests.sha256(content));
  }
}
