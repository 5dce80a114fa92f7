package org.xueshi.resources.entity;

import org.xueshi.kernel.entity.Text;

/**
 * One reason to refuse a package.
 *
 * @param entry the file it is about, made safe to show; empty if it is about the whole
 */
public record PackageProblem(Kind kind, String entry) {

  /** In the order in which they are looked for. */
  public enum Kind {
    /** No end record, or a directory that does not lie where it should. */
    NOT_A_ZIP,
    /** Split over several files, or in the 64-bit format. */
    UNUSUAL_ZIP,
    TOO_MANY,
    EMPTY,
    /** The name in the directory and before the file differ, or method, size or checksum do. */
    HEADERS_DIFFER,
    OVERLAP,
    ENCRYPTED,
    /** Neither stored nor deflated. */
    METHOD,
    /** No name, control characters, or letters in no known encoding. */
    NAME,
    ABSOLUTE,
    PARENT,
    /** A symbolic link, device, pipe or socket. */
    LINK,
    /** Two names that one file system takes for the same. */
    DUPLICATE,
    /** A file that is also somebody's folder. */
    FILE_AND_FOLDER,
    TOO_DEEP,
    TOO_LARGE,
    /** Unpacks to suspiciously much. */
    RATIO,
    NO_START_PAGE,
    /** Contents do not fit checksum or size, or end early. */
    DAMAGED
  }

  private static final int SHOWN_MAX = 80;

  public PackageProblem {
    entry = safe(entry);
  }

  static PackageProblem of(Kind kind) {
    return new PackageProblem(kind, "");
  }

  public Text text() {
    return Text.of("resources.package." + kind, entry);
  }

  /** Control and direction marks become dots, so that a name cannot disguise itself on our page. */
  private static String safe(String entry) {
    var shown = entry.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cn}]", "·");
    return shown.length() <= SHOWN_MAX ? shown : shown.substring(0, SHOWN_MAX) + "…";
  }
}
