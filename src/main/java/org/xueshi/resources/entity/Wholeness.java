package org.xueshi.resources.entity;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Whether a file ends as its format says it must: a download that broke off, uploaded again, is
 * refused with a reason, not found out by the first learner.
 */
public final class Wholeness {

  private static final int TAIL_BYTES = 2048;
  private static final int BOX_HEADER_BYTES = 8;
  private static final int BOXES_MAX = 100_000;

  private Wholeness() {}

  /** False if something is surely missing; true for formats whose end cannot be told. */
  public static boolean holds(String mediaType, SeekableByteChannel file) throws IOException {
    return switch (mediaType) {
      case "application/pdf" -> tail(file).contains("%%EOF");
      case "image/png" -> tail(file).contains("IEND");
      case "video/mp4", "audio/mp4" -> boxesFit(file);
      default -> true;
    };
  }

  private static String tail(SeekableByteChannel file) throws IOException {
    var from = Math.max(0, file.size() - TAIL_BYTES);
    var bytes = bytes(file, from, (int) (file.size() - from));
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }

  /** ISO 14496-12, 4.2: boxes one after the other fill the file, and one of them is the movie's. */
  private static boolean boxesFit(SeekableByteChannel file) throws IOException {
    var movie = false;
    var at = 0L;
    for (var boxes = 0; at + BOX_HEADER_BYTES <= file.size() && boxes < BOXES_MAX; boxes++) {
      var header = bytes(file, at, BOX_HEADER_BYTES);
      var size = Integer.toUnsignedLong(header.getInt());
      movie |= header.getInt() == 0x6d6f6f76;
      if (size == 0) {
        return movie;
      }
      if (size == 1 && at + 2 * BOX_HEADER_BYTES <= file.size()) {
        size = bytes(file, at + BOX_HEADER_BYTES, BOX_HEADER_BYTES).getLong();
      }
      if (size < BOX_HEADER_BYTES || size > file.size() - at) {
        return false;
      }
      at += size;
    }
    return movie;
  }

  private static ByteBuffer bytes(SeekableByteChannel file, long from, int count)
      throws IOException {
    var buffer = ByteBuffer.allocate(count);
    file.position(from);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }
}
