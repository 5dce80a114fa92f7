package org.xueshi.resources.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.control.Upload;
import org.xueshi.resources.control.Uploads;
import org.xueshi.web.entity.Actor;

/**
 * 断点续传: uploads that survive a lost line, by the tus protocol. What has come waits in a folder of
 * its own, belongs to whom began it, and is cleared away a day after its last byte. Only when all
 * of it is there does it go the way of every upload; this class judges nothing.
 */
@ApplicationScoped
public class Resumables {

  private static final Duration KEPT = Duration.ofDays(1);

  /** Downloads and joining of parts are not ours to offer. */
  private static final String[] LEFT_OUT = {"download", "concatenation"};

  private Path folder;
  private Uploads uploads;
  private TusFileUploadService tus;

  protected Resumables() {}

  @Inject
  Resumables(@ConfigProperty(name = "xueshi.files-dir") String filesDir, Uploads uploads) {
    this.folder = Path.of(filesDir).toAbsolutePath().resolve("resumable");
    this.uploads = uploads;
  }

  @PostConstruct
  void open() {
    try {
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    tus =
        new TusFileUploadService()
            .withUploadUri("/c/[0-9a-f-]{36}[^/]*/resources/parts")
            .withStoragePath(folder.toString())
            .withMaxUploadSize(uploads.bytesMax())
            .withUploadExpirationPeriod(KEPT.toMillis());
    for (var extension : LEFT_OUT) {
      tus.disableTusExtension(extension);
    }
  }

  /**
   * One step of the protocol: the answer is written to {@code response}.
   *
   * @throws Refusal TOO_LARGE, or UNAVAILABLE if the disk has no room for what is announced
   */
  public void step(Actor actor, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var announced = request.getHeader("Upload-Length");
    if (announced != null && announced.matches("\\d{1,18}")) {
      uploads.admit(Long.parseLong(announced));
    }
    tus.process(request, response, owner(actor));
  }

  /**
   * Hands over an upload that is complete, and forgets its parts whatever becomes of it.
   *
   * @param address the upload's, as the protocol gave it
   * @throws Refusal NOT_FOUND if there is none of this actor's; INVALID if it is not complete; and
   *     whatever {@code take} refuses
   */
  public <T> T finish(Actor actor, String address, Function<Upload, T> take) {
    try {
      var info =
          Optional.ofNullable(tus.getUploadInfo(address, owner(actor)))
              .orElseThrow(Refusal::notFound);
      if (info.isUploadInProgress()) {
        throw Refusal.invalid("resources.refusal.cut");
      }
      return taken(actor, address, info, take);
    } catch (TusException none) {
      throw Refusal.notFound();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private <T> T taken(Actor actor, String address, UploadInfo info, Function<Upload, T> take)
      throws IOException, TusException {
    try (var bytes = tus.getUploadedBytes(address, owner(actor))) {
      var said = info.getMetadata();
      return take.apply(
          new Upload(
              actor,
              said.get("title"),
              said.getOrDefault("filename", ""),
              info.getLength(),
              bytes));
    } finally {
      tus.deleteUpload(address, owner(actor));
    }
  }

  /** Clears away what nobody went on with. */
  public void sweep() {
    try {
      tus.cleanup();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String owner(Actor actor) {
    return actor.tenant() + "/" + actor.kind() + "/" + actor.id();
  }
}
