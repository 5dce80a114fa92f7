package org.xueshi.resources.control;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.entity.BrokenPackage;
import org.xueshi.resources.entity.PackageItem;
import org.xueshi.resources.entity.PackageProblem;
import org.xueshi.resources.entity.ZipEntryFacts;

/**
 * Inflates a sound package into temporary files, each bounded by the size its directory promised
 * and held against its checksum. Entry names take no part in it.
 */
final class Unpacker {

  /** A file of the package, on its way in. */
  record Unpacked(String path, Spooled spooled) {}

  private static final int BUFFER_BYTES = 1 << 16;

  private final Incoming incoming;
  private final SeekableByteChannel zip;
  private final List<Unpacked> done = new ArrayList<>();

  Unpacker(Incoming incoming, SeekableByteChannel zip) {
    this.incoming = incoming;
    this.zip = zip;
  }

  /**
   * All files, or none.
   *
   * @throws BrokenPackage if a content is not what the directory promised
   */
  List<Unpacked> unpack(List<PackageItem> items) throws IOException, BrokenPackage {
    try {
      for (var item : items) {
        done.add(new Unpacked(item.path(), file(item)));
      }
      return done;
    } catch (IOException | BrokenPackage | RuntimeException failed) {
      done.forEach(file -> incoming.discard(file.spooled().file()));
      throw failed;
    }
  }

  private Spooled file(PackageItem item) throws IOException, BrokenPackage {
    var facts = item.facts();
    zip.position(facts.dataAt());
    var inflater = new Inflater(true);
    try (var packed = new Packed(zip, facts.packedBytes());
        var contents = new CheckedInputStream(contents(facts, packed, inflater), new CRC32())) {
      var spooled = incoming.receive(contents, facts.bytes());
      var whole =
          spooled.content().sizeBytes() == facts.bytes()
              && contents.getChecksum().getValue() == facts.crc32()
              && (!facts.deflated() || inflater.getBytesRead() == facts.packedBytes());
      if (!whole) {
        incoming.discard(spooled.file());
        throw damaged(item);
      }
      return spooled;
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
        throw refusal;
      }
      // Too long for what was promised, or no deflated data at all.
      throw damaged(item);
    } finally {
      inflater.end();
    }
  }

  private static InputStream contents(ZipEntryFacts facts, InputStream packed, Inflater inflater) {
    return facts.deflated() ? new InflaterInputStream(packed, inflater, BUFFER_BYTES) : packed;
  }

  private static BrokenPackage damaged(PackageItem item) {
    return new BrokenPackage(PackageProblem.Kind.DAMAGED, item.path());
  }

  /** The packed bytes of one entry and no more. */
  private static final class Packed extends InputStream {

    private final SeekableByteChannel zip;
    private long left;

    Packed(SeekableByteChannel zip, long length) {
      this.zip = zip;
      left = length;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      var count = zip.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(length, left)));
      if (count < 0) {
        throw new EOFException();
      }
      left -= count;
      return count;
    }
  }
}
