package org.xueshi.resources.entity;

/**
 * What a package may hold at most.
 *
 * @param entries files and folders
 * @param bytes unpacked, in all
 * @param ratio unpacked to packed size, for a file of more than 10 MiB and for the whole
 * @param depth folders inside each other
 */
public record PackageLimits(int entries, long bytes, int ratio, int depth) {

  /** Small files may shrink as they like: nobody is harmed by 10 MiB of spaces. */
  static final long RATIO_FREE_BYTES = 10L << 20;

  /** Longest path of a file in a package, in characters. */
  static final int PATH_LENGTH_MAX = 400;
}
