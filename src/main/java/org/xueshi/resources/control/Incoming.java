package org.xueshi.resources.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.resources.entity.FileSize;
import org.xueshi.resources.entity.TrueType;

/**
 * Where uploads wait until it is clear what they are. Each process has a folder of its own, which
 * it locks; folders whose process is gone are cleared away at the next start, so that a kill in the
 * middle of an upload leaves nothing.
 */
@ApplicationScoped
class Incoming {

  private static final Logger LOG = Logger.getLogger(Incoming.class.getName());
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long SPARE_BYTES = 64L << 20;
  private static final String LOCK = "lock";

  private Path root;
  private Path own;
  private FileChannel lockFile;

  protected Incoming() {}

  @Inject
  Incoming(@ConfigProperty(name = "xueshi.files-dir") String filesDir) {
    root = Path.of(filesDir).toAbsolutePath().resolve("incoming");
  }

  /** Wakes the bean, so that leftovers go at the start and not at the first upload. */
  void onStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
    LOG.fine("uploads wait in " + root);
  }

  @PostConstruct
  void open() {
    try {
      Files.createDirectories(root);
      clearAway();
      own = Files.createDirectory(root.resolve(UUID.randomUUID().toString()));
      lockFile =
          FileChannel.open(
              own.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lockFile.lock();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @PreDestroy
  void close() {
    try {
      lockFile.close();
      delete(own);
    } catch (IOException left) {
      LOG.log(Level.FINE, "the next start clears it away", left);
    }
  }

  /**
   * Writes everything to a temporary file, hashing on the way, in constant memory.
   *
   * @throws Refusal TOO_LARGE beyond the limit, INVALID if the sender broke off, UNAVAILABLE if the
   *     disk is full; no file is left then
   */
  Spooled receive(InputStream body, long bytesMax) {
    Path file = own.resolve(UUID.randomUUID().toString());
    try {
      return written(body, bytesMax, file);
    } catch (IOException | RuntimeException failed) {
      discard(file);
      if (failed instanceof Refusal refusal) {
        throw refusal;
      }
      LOG.log(Level.WARNING, "an upload could not be written", failed);
      throw new Refusal(Refusal.Kind.UNAVAILABLE, Text.of("resources.refusal.noSpace"));
    }
  }

  /** Whether so many bytes would fit, with some to spare. */
  boolean hasRoomFor(long bytes) {
    try {
      return Files.getFileStore(own).getUsableSpace() - SPARE_BYTES > bytes;
    } catch (IOException unknown) {
      return true;
    }
  }

  /** Removes a temporary file; none there is no error. */
  void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      LOG.log(Level.FINE, "the next start clears it away", left);
    }
  }

  private static Spooled written(InputStream body, long bytesMax, Path file) throws IOException {
    var digest = sha256();
    var buffer = new byte[BUFFER_BYTES];
    var head = new byte[0];
    var size = 0L;
    try (var out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (var count = next(body, buffer); count > 0; count = next(body, buffer)) {
        size += count;
        if (size > bytesMax) {
          throw tooLarge(bytesMax);
        }
        head =
            head.length == 0 ? Arrays.copyOf(buffer, Math.min(count, TrueType.HEAD_BYTES)) : head;
        digest.update(buffer, 0, count);
        write(out, ByteBuffer.wrap(buffer, 0, count));
      }
      out.force(true);
    }
    var sha256 = HexFormat.of().formatHex(digest.digest());
    return new Spooled(file, new ContentRef(sha256, size), head);
  }

  /**
   * Fills the buffer; fewer bytes mean the end. A sender that breaks off is no fault of the disk.
   */
  private static int next(InputStream body, byte[] buffer) {
    try {
      return body.readNBytes(buffer, 0, buffer.length);
    } catch (IOException | RuntimeException cut) {
      if (cut instanceof Refusal refusal) {
        throw refusal;
      }
      throw Refusal.invalid("resources.refusal.cut");
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  static Refusal tooLarge(long bytesMax) {
    return new Refusal(
        Refusal.Kind.TOO_LARGE, Text.of("resources.refusal.tooLarge", FileSize.text(bytesMax)));
  }

  private void clearAway() throws IOException {
    try (var folders = Files.list(root)) {
      for (var folder : folders.toList()) {
        if (abandoned(folder)) {
          delete(folder);
        }
      }
    }
  }

  private static boolean abandoned(Path folder) throws IOException {
    var lock = folder.resolve(LOCK);
    if (!Files.exists(lock)) {
      return true;
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
