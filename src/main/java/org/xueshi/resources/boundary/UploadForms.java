package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Providers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.resources.control.Upload;
import org.xueshi.resources.control.Uploads;
import org.xueshi.resources.entity.FileSize;
import org.xueshi.web.entity.Actor;

/**
 * Takes a {@code multipart/form-data} apart with the platform's own reader, which buffers on disk.
 * It is called by hand, on a bounded stream, so that a form without a length cannot fill the disk
 * and a form that breaks off is answered in words.
 */
@RequestScoped
public class UploadForms {

  private static final GenericType<List<EntityPart>> PARTS = new GenericType<>() {};

  /** Boundaries and the title come on top of the file. */
  private static final long FRAME_BYTES = 1 << 20;

  @Context private Providers providers;
  @Context private HttpHeaders headers;
  @Inject private Uploads uploads;

  /** Hands the form's file to {@code take} and returns what it returns. */
  <T> T with(InputStream body, Actor actor, Function<Upload, T> take) {
    var bounded = new Bounded(body, uploads.bytesMax() + FRAME_BYTES);
    var parts = parts(bounded);
    var file = part(parts, "file").orElseThrow(() -> Refusal.invalid("resources.refusal.noFile"));
    var fileName = utf8(file.getFileName().orElse(""));
    if (fileName.isBlank()) {
      throw Refusal.invalid("resources.refusal.noFile");
    }
    try (var content = file.getContent()) {
      return take.apply(new Upload(actor, text(parts, "title"), fileName, -1, content));
    } catch (IOException closing) {
      throw Refusal.invalid("resources.refusal.cut");
    }
  }

  private List<EntityPart> parts(Bounded bounded) {
    try {
      return reader()
          .readFrom(
              raw(),
              PARTS.getType(),
              new Annotation[0],
              headers.getMediaType(),
              headers.getRequestHeaders(),
              bounded);
    } catch (IOException | WebApplicationException | IllegalStateException broken) {
      throw bounded.exceeded
          ? new Refusal(
              Refusal.Kind.TOO_LARGE,
              Text.of("resources.refusal.tooLarge", FileSize.text(uploads.bytesMax())))
          : Refusal.invalid("resources.refusal.cut");
    }
  }

  private MessageBodyReader<List<EntityPart>> reader() {
    return providers.getMessageBodyReader(
        raw(), PARTS.getType(), new Annotation[0], headers.getMediaType());
  }

  @SuppressWarnings("unchecked")
  private static Class<List<EntityPart>> raw() {
    return (Class<List<EntityPart>>) PARTS.getRawType();
  }

  private static Optional<EntityPart> part(List<EntityPart> parts, String name) {
    return parts.stream().filter(part -> name.equals(part.getName())).findFirst();
  }

  private static String text(List<EntityPart> parts, String name) {
    return part(parts, name)
        .map(
            part -> {
              try {
                return part.getContent(String.class);
              } catch (IOException broken) {
                throw Refusal.invalid("resources.refusal.cut");
              }
            })
        .orElse("");
  }

  /** Browsers send names as UTF-8 bytes; the platform's reader takes each byte for a letter. */
  private static String utf8(String bytewise) {
    if (bytewise.chars().anyMatch(letter -> letter > 0xff)) {
      return bytewise;
    }
    try {
      var bytes = ByteBuffer.wrap(bytewise.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notUtf8) {
      return bytewise;
    }
  }

  /** Fails once more than so many bytes have been read. */
  private static final class Bounded extends FilterInputStream {

    private long left;
    private boolean exceeded;

    Bounded(InputStream in, long bytesMax) {
      super(in);
      left = bytesMax;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var count = super.read(buffer, offset, length);
      left -= Math.max(0, count);
      if (left < 0) {
        exceeded = true;
        throw new IOException("too large");
      }
      return count;
    }
  }
}
