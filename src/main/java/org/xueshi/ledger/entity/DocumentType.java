package org.xueshi.ledger.entity;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of papers that are accepted, told by their first bytes, never by their name. */
public enum DocumentType {
  PDF("application/pdf", "255044462d"),
  JPEG("image/jpeg", "ffd8ff"),
  PNG("image/png", "89504e470d0a1a0a");

  private final String mediaType;
  private final byte[] begins;

  DocumentType(String mediaType, String begins) {
    this.mediaType = mediaType;
    this.begins = HexFormat.of().parseHex(begins);
  }

  public String mediaType() {
    return mediaType;
  }

  /** What these bytes are, or empty for anything else. */
  public static Optional<DocumentType> of(byte[] content) {
    return Stream.of(values())
        .filter(
            type ->
                content.length > type.begins.length
                    && Arrays.equals(
                        content, 0, type.begins.length, type.begins, 0, type.begins.length))
        .findFirst();
  }

  public static DocumentType ofMediaType(String mediaType) {
    return Stream.of(values())
        .filter(type -> type.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }
}
