package org.xueshi.resources.entity;

import java.util.Optional;

/** How a resource is played; follows from its true media type. */
public enum ResourceKind {
  /** A zip with a page to start from. */
  PACKAGE,
  PDF,
  VIDEO,
  AUDIO,
  IMAGE;

  /**
   * The kind of an uploaded file.
   *
   * @param mediaType as {@link TrueType} found it
   * @return empty if the library does not take such files
   */
  public static Optional<ResourceKind> of(String mediaType) {
    return switch (mediaType) {
      case "application/zip" -> Optional.of(PACKAGE);
      case "application/pdf" -> Optional.of(PDF);
      default -> ofFamily(mediaType.substring(0, mediaType.indexOf('/')));
    };
  }

  private static Optional<ResourceKind> ofFamily(String family) {
    return switch (family) {
      case "video" -> Optional.of(VIDEO);
      case "audio" -> Optional.of(AUDIO);
      case "image" -> Optional.of(IMAGE);
      default -> Optional.empty();
    };
  }

  /** Message key of its name. */
  public String textKey() {
    return "resources.kind." + name();
  }

  /** Whether it has a beginning, an end and a clock of its own. */
  public boolean timed() {
    return this == VIDEO || this == AUDIO;
  }
}
