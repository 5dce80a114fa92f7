package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/**
 * 证明材料: a paper attached to a correction or to credit from elsewhere, without its bytes.
 *
 * @param person whose hours it is about: that teacher may see it; {@code null} if about several
 * @param about what it belongs to
 * @param size in bytes, 1–{@value #BYTES_MAX}
 */
public record Document(
    UUID id,
    UUID person,
    About about,
    String fileName,
    DocumentType type,
    int size,
    Seal digest,
    Instant recordedAt,
    Actor by) {

  /** 10 MiB. */
  public static final int BYTES_MAX = 10 << 20;

  /** Most papers of one thing. */
  public static final int COUNT_MAX = 10;

  /**
   * @param kind e.g. {@code CORRECTION}
   */
  public record About(String kind, UUID id) {}
}
