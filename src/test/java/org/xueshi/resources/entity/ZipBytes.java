package org.xueshi.resources.entity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips byte by byte, honest ones and those that no library would write. */
public final class ZipBytes {

  /** What stands in the headers of one entry; change any of it. */
  public static final class Entry {

    public byte[] name;
    public byte[] localName;
    public byte[] packed;
    public int flags;
    public int method;
    public long crc32;
    public long bytes;
    public long packedBytes;
    public Long localBytes;
    public int unixMode;
    public Long headerAt;
  }

  private final List<Entry> entries = new ArrayList<>();
  private int declaredEntries = -1;
  private String comment = "";
  private byte[] before = {};
  private byte[] after = {};

  public static ZipBytes zip() {
    return new ZipBytes();
  }

  public ZipBytes file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8), entry -> {});
  }

  public ZipBytes file(String name, byte[] contents) {
    return file(name, contents, entry -> {});
  }

  public ZipBytes file(String name, byte[] contents, Consumer<Entry> change) {
    var entry = new Entry();
    entry.name = name.getBytes(StandardCharsets.UTF_8);
    entry.flags = 1 << 11;
    entry.method = 8;
    entry.packed = deflated(contents);
    entry.packedBytes = entry.packed.length;
    entry.bytes = contents.length;
    entry.crc32 = crc(contents);
    change.accept(entry);
    entries.add(entry);
    return this;
  }

  public ZipBytes stored(String name, byte[] contents) {
    return file(
        name,
        contents,
        entry -> {
          entry.method = 0;
          entry.packed = contents;
          entry.packedBytes = contents.length;
        });
  }

  public ZipBytes named(Charset charset, String name, String text) {
    return file(
        name,
        text.getBytes(StandardCharsets.UTF_8),
        entry -> {
          entry.name = name.getBytes(charset);
          entry.flags = 0;
        });
  }

  public ZipBytes folder(String name) {
    return stored(name, new byte[0]);
  }

  public ZipBytes declaring(int count) {
    declaredEntries = count;
    return this;
  }

  public ZipBytes comment(String text) {
    comment = text;
    return this;
  }

  public ZipBytes between(byte[] first, byte[] last) {
    before = first;
    after = last;
    return this;
  }

  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(before);
    var places = new ArrayList<Long>();
    for (var entry : entries) {
      places.add((long) out.size() - before.length);
      out.writeBytes(local(entry));
      out.writeBytes(entry.packed);
    }
    var start = out.size() - before.length;
    for (var number = 0; number < entries.size(); number++) {
      var entry = entries.get(number);
      out.writeBytes(central(entry, entry.headerAt == null ? places.get(number) : entry.headerAt));
    }
    out.writeBytes(end(start, out.size() - before.length - start));
    out.writeBytes(after);
    return out.toByteArray();
  }

  private static byte[] local(Entry entry) {
    var name = entry.localName == null ? entry.name : entry.localName;
    var header = little(30 + name.length);
    header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
    header.putShort((short) entry.method).putInt(0).putInt((int) entry.crc32);
    header.putInt((int) entry.packedBytes);
    header.putInt((int) (entry.localBytes == null ? entry.bytes : (long) entry.localBytes));
    header.putShort((short) name.length).putShort((short) 0).put(name);
    return header.array();
  }

  private static byte[] central(Entry entry, long at) {
    var header = little(46 + entry.name.length);
    header.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    header.putShort((short) entry.flags).putShort((short) entry.method).putInt(0);
    header.putInt((int) entry.crc32).putInt((int) entry.packedBytes).putInt((int) entry.bytes);
    header.putShort((short) entry.name.length).putInt(0).putShort((short) 0).putShort((short) 0);
    header.putInt(entry.unixMode << 16).putInt((int) at).put(entry.name);
    return header.array();
  }

  private byte[] end(int start, int bytes) {
    var count = declaredEntries < 0 ? entries.size() : declaredEntries;
    var text = comment.getBytes(StandardCharsets.UTF_8);
    var end = little(22 + text.length);
    end.putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
    end.putInt(bytes).putInt(start).putShort((short) text.length).put(text);
    return end.array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  public static byte[] deflated(byte[] contents) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(contents);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  public static long crc(byte[] contents) {
    var crc = new CRC32();
    crc.update(contents);
    return crc.getValue();
  }
}
