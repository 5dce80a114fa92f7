package org.xueshi.resources.entity;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xueshi.resources.entity.PackageProblem.Kind;

/**
 * Reads a zip's central directory and holds every local header against it (PKWARE APPNOTE 6.3.10).
 * Readers disagree about zips whose parts contradict each other, and attacks live on that; here
 * such a zip has no reading at all.
 */
final class ZipDirectory {

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int COMMENT_BYTES_MAX = 0xffff;
  private static final int DIRECTORY_BYTES_MAX = 32 << 20;
  private static final int UTF_8_NAME = 1 << 11;
  private static final long ZIP64 = 0xffffffffL;

  /** What Windows in China writes when it does not write UTF-8. */
  private static final Charset GB18030 = Charset.forName("GB18030");

  private record End(int entries, long bytes, long at) {}

  private final SeekableByteChannel zip;

  private ZipDirectory(SeekableByteChannel zip) {
    this.zip = zip;
  }

  /**
   * All entries, in the directory's order, with local headers compared and no two overlapping.
   *
   * @throws BrokenPackage at the first contradiction
   */
  static List<ZipEntryFacts> read(SeekableByteChannel zip, int entriesMax)
      throws IOException, BrokenPackage {
    var directory = new ZipDirectory(zip);
    var end = directory.end();
    if (end.entries() > entriesMax) {
      throw new BrokenPackage(Kind.TOO_MANY);
    }
    var entries = directory.entries(end);
    noOverlap(entries, end.at());
    return entries;
  }

  /** The end record must close the file exactly, and the directory must lie right before it. */
  private End end() throws IOException, BrokenPackage {
    var size = zip.size();
    if (size < END_BYTES) {
      throw new BrokenPackage(Kind.NOT_A_ZIP);
    }
    var tail = bytes(Math.max(0, size - END_BYTES - COMMENT_BYTES_MAX), size);
    for (var at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END && at + END_BYTES + u16(tail, at + 20) == tail.limit()) {
        return end(tail, at, size - tail.limit() + at);
      }
    }
    throw new BrokenPackage(Kind.NOT_A_ZIP);
  }

  private static End end(ByteBuffer tail, int at, long position) throws BrokenPackage {
    var count = u16(tail, at + 10);
    var bytes = u32(tail, at + 12);
    var start = u32(tail, at + 16);
    if (count == 0xffff || bytes == ZIP64 || start == ZIP64) {
      throw new BrokenPackage(Kind.UNUSUAL_ZIP);
    }
    if (u16(tail, at + 4) != 0 || u16(tail, at + 6) != 0 || u16(tail, at + 8) != count) {
      throw new BrokenPackage(Kind.UNUSUAL_ZIP);
    }
    if (start + bytes != position || bytes > DIRECTORY_BYTES_MAX) {
      throw new BrokenPackage(Kind.NOT_A_ZIP);
    }
    return new End(count, bytes, start);
  }

  private List<ZipEntryFacts> entries(End end) throws IOException, BrokenPackage {
    var directory = bytes(end.at(), end.at() + end.bytes());
    var entries = new ArrayList<ZipEntryFacts>(end.entries());
    while (directory.hasRemaining()) {
      if (directory.remaining() < ENTRY_BYTES || entries.size() == end.entries()) {
        throw new BrokenPackage(Kind.NOT_A_ZIP);
      }
      entries.add(entry(directory));
    }
    if (entries.size() != end.entries()) {
      throw new BrokenPackage(Kind.NOT_A_ZIP);
    }
    return entries;
  }

  private ZipEntryFacts entry(ByteBuffer directory) throws IOException, BrokenPackage {
    var at = directory.position();
    var nameBytes = u16(directory, at + 28);
    var next = at + ENTRY_BYTES + nameBytes + u16(directory, at + 30) + u16(directory, at + 32);
    if (directory.getInt(at) != ENTRY || next > directory.limit()) {
      throw new BrokenPackage(Kind.NOT_A_ZIP);
    }
    var name = new byte[nameBytes];
    directory.get(at + ENTRY_BYTES, name);
    directory.position(next);
    return local(facts(directory, at, name), name);
  }

  private static ZipEntryFacts facts(ByteBuffer directory, int at, byte[] name)
      throws BrokenPackage {
    var flags = u16(directory, at + 8);
    var facts =
        new ZipEntryFacts(
            decoded(name, flags),
            flags,
            u16(directory, at + 10),
            u32(directory, at + 16),
            u32(directory, at + 20),
            u32(directory, at + 24),
            u16(directory, at + 40),
            u32(directory, at + 42),
            0);
    if (facts.packedBytes() == ZIP64 || facts.bytes() == ZIP64 || facts.headerAt() == ZIP64) {
      throw new BrokenPackage(Kind.UNUSUAL_ZIP, facts.shown());
    }
    return facts;
  }

  private ZipEntryFacts local(ZipEntryFacts entry, byte[] name) throws IOException, BrokenPackage {
    var at = entry.headerAt();
    if (at + LOCAL_BYTES + name.length > zip.size()) {
      throw new BrokenPackage(Kind.HEADERS_DIFFER, entry.shown());
    }
    var local = bytes(at, at + LOCAL_BYTES + name.length);
    if (local.getInt(0) != LOCAL || !agrees(local, entry, name)) {
      throw new BrokenPackage(Kind.HEADERS_DIFFER, entry.shown());
    }
    return entry.withDataAt(at + LOCAL_BYTES + name.length + u16(local, 28));
  }

  private static boolean agrees(ByteBuffer local, ZipEntryFacts entry, byte[] name) {
    if (u16(local, 6) != entry.flags()
        || u16(local, 8) != entry.method()
        || u16(local, 26) != name.length
        || !local.slice(LOCAL_BYTES, name.length).equals(ByteBuffer.wrap(name))) {
      return false;
    }
    return agrees(entry.sizesFollow(), u32(local, 14), entry.crc32())
        && agrees(entry.sizesFollow(), u32(local, 18), entry.packedBytes())
        && agrees(entry.sizesFollow(), u32(local, 22), entry.bytes());
  }

  /** Where the truth follows behind the contents, a local header may say nothing, but not lie. */
  private static boolean agrees(boolean mayBeZero, long local, long central) {
    return local == central || mayBeZero && local == 0;
  }

  private static void noOverlap(List<ZipEntryFacts> entries, long directoryAt)
      throws BrokenPackage {
    var inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(ZipEntryFacts::headerAt));
    for (var number = 0; number < inOrder.size(); number++) {
      var entry = inOrder.get(number);
      var next = number + 1 < inOrder.size() ? inOrder.get(number + 1).headerAt() : directoryAt;
      if (entry.endsAt() > next) {
        throw new BrokenPackage(Kind.OVERLAP, entry.shown());
      }
    }
  }

  /** UTF-8 where it says so or fits, else GB18030; null if neither fits. */
  private static String decoded(byte[] name, int flags) {
    var utf8 = decoded(name, StandardCharsets.UTF_8);
    return utf8 != null || (flags & UTF_8_NAME) != 0 ? utf8 : decoded(name, GB18030);
  }

  private static String decoded(byte[] name, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException other) {
      return null;
    }
  }

  private ByteBuffer bytes(long from, long to) throws IOException {
    var buffer = ByteBuffer.allocate(Math.toIntExact(to - from)).order(ByteOrder.LITTLE_ENDIAN);
    zip.position(from);
    while (buffer.hasRemaining()) {
      if (zip.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static int u16(ByteBuffer buffer, int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
  }

  private static long u32(ByteBuffer buffer, int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }
}
