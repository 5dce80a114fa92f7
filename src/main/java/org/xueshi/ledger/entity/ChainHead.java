package org.xueshi.ledger.entity;

/** Where a person's chain ends; the only thing that moves, and it can be recomputed. */
public record ChainHead(long length, Seal hash) {

  public static final ChainHead EMPTY = new ChainHead(0, Seal.NONE);
}
