package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Contents on a local disk: {@code <files-dir>/<district>/ab/cd/abcd…}. For one node. */
@ApplicationScoped
class DiskContentStore implements ContentStore {

  private Path root;

  protected DiskContentStore() {}

  @Inject
  DiskContentStore(@ConfigProperty(name = "xueshi.files-dir") String filesDir) {
    root = Path.of(filesDir).toAbsolutePath();
  }

  /** One rename decides: before it nothing is there, after it the whole content is. */
  @Override
  public void keep(UUID tenant, ContentRef content, Path spooled) throws IOException {
    var place = place(tenant, content.sha256());
    if (Files.exists(place) && Files.size(place) == content.sizeBytes()) {
      Files.delete(spooled);
      return;
    }
    Files.createDirectories(place.getParent());
    Files.move(spooled, place, StandardCopyOption.ATOMIC_MOVE);
    // The name itself must survive a power cut, before a row speaks of it.
    try (var folder = FileChannel.open(place.getParent())) {
      folder.force(true);
    } catch (IOException windowsCannot) {
      // Windows opens no folders; its file system keeps names in its journal.
    }
  }

  @Override
  public InputStream open(UUID tenant, String sha256, long from, long length) throws IOException {
    var channel = FileChannel.open(place(tenant, sha256));
    channel.position(from);
    return new Part(Channels.newInputStream(channel), length);
  }

  @Override
  public boolean has(UUID tenant, String sha256) {
    return Files.exists(place(tenant, sha256));
  }

  private Path place(UUID tenant, String sha256) {
    return root.resolve(tenant.toString())
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256);
  }

  /** Ends after so many bytes. */
  private static final class Part extends FilterInputStream {

    private long left;

    Part(InputStream in, long length) {
      super(in);
      left = length;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      left--;
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      var count = super.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
