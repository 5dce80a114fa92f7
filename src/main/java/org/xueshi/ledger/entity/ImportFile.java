package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A file of rows as it came.
 *
 * @param content its bytes, at most {@value #BYTES_MAX}
 */
public record ImportFile(UUID id, String fileName, Format format, byte[] content, Instant at) {

  /** 5 MiB. */
  public static final int BYTES_MAX = 5 << 20;

  /** Told by the first bytes. */
  public enum Format {
    CSV,
    XLSX;

    /** A spreadsheet is a zip; everything else is taken for text. */
    public static Format of(byte[] content) {
      return content.length > 3 && content[0] == 'P' && content[1] == 'K' ? XLSX : CSV;
    }
  }
}
