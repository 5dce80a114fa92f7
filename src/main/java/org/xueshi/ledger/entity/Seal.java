package org.xueshi.ledger.entity;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 with the equality of its bytes. */
public record Seal(byte[] bytes) {

  /** What the first link of a chain stands on. */
  public static final Seal NONE = new Seal(new byte[32]);

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seal seal && Arrays.equals(bytes, seal.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
