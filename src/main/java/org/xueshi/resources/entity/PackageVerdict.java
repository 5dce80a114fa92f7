package org.xueshi.resources.entity;

import java.util.List;

/** What {@link PackageCheck} found. */
public sealed interface PackageVerdict {

  /**
   * All files to unpack, and the page to start from; empty if only the package's manifest can tell.
   */
  record Sound(List<PackageItem> items, String startPath) implements PackageVerdict {}

  /** Refused whole. At least one problem, in the order they were looked for. */
  record Refused(List<PackageProblem> problems) implements PackageVerdict {}
}
