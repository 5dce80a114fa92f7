package org.xueshi.resources.entity;

/**
 * One entry of a zip, as its central directory tells it (APPNOTE 4.3.12).
 *
 * @param name decoded; null if its bytes are text in no known encoding
 * @param method 0 stored, 8 deflated
 * @param unixMode file type and permissions as Unix tools leave them, whatever system made the zip;
 *     0 if none
 * @param headerAt where its local header begins
 * @param dataAt where its contents begin
 */
public record ZipEntryFacts(
    String name,
    int flags,
    int method,
    long crc32,
    long packedBytes,
    long bytes,
    int unixMode,
    long headerAt,
    long dataAt) {

  private static final int ENCRYPTED = 1 | 1 << 6;
  private static final int SIZES_FOLLOW = 1 << 3;
  private static final int FILE_TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  ZipEntryFacts withDataAt(long position) {
    return new ZipEntryFacts(
        name, flags, method, crc32, packedBytes, bytes, unixMode, headerAt, position);
  }

  public boolean deflated() {
    return method == 8;
  }

  boolean encrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Sizes and checksum stand behind the contents, not in the local header. */
  boolean sizesFollow() {
    return (flags & SIZES_FOLLOW) != 0;
  }

  boolean folder() {
    return name != null && (name.endsWith("/") || name.endsWith("\\"));
  }

  /** Neither a file nor a folder: link, device, pipe or socket. */
  boolean special() {
    var type = unixMode & FILE_TYPE;
    return type != 0 && type != REGULAR && type != DIRECTORY;
  }

  long endsAt() {
    return dataAt + packedBytes;
  }

  String shown() {
    return name == null ? "?" : name;
  }
}
