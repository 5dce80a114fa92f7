package org.xueshi.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;

/**
 * Reads a form with small files (papers, tables) into memory, never more than it may hold. The
 * form's token goes into the address: {@code action="…?_csrf=…"}. Large uploads are streamed
 * elsewhere.
 */
@RequestScoped
public class FileForms {

  private static final GenericType<List<EntityPart>> PARTS = new GenericType<>() {};

  @Context private Providers providers;
  @Context private HttpHeaders headers;

  /**
   * @param body of the request
   * @param bytesMax most bytes of the whole form
   * @throws Refusal TOO_LARGE; INVALID if it is not a whole form
   */
  public FileForm read(InputStream body, int bytesMax) {
    try {
      var bytes = body.readNBytes(bytesMax + 1);
      if (bytes.length > bytesMax) {
        throw new Refusal(Refusal.Kind.TOO_LARGE, Text.of("web.refusal.http.413"));
      }
      return form(parts(new ByteArrayInputStream(bytes)));
    } catch (IOException | WebApplicationException | IllegalStateException broken) {
      throw Refusal.invalid("web.refusal.http.400");
    }
  }

  private static FileForm form(List<EntityPart> parts) throws IOException {
    var fields = new HashMap<String, String>();
    var files = new ArrayList<FileForm.FilePart>();
    for (var part : parts) {
      try (var content = part.getContent()) {
        var bytes = content.readAllBytes();
        var fileName = part.getFileName();
        if (fileName.isEmpty()) {
          fields.put(part.getName(), new String(bytes, StandardCharsets.UTF_8));
        } else if (!fileName.get().isBlank()) {
          files.add(new FileForm.FilePart(part.getName(), utf8(fileName.get()), bytes));
        }
      }
    }
    return new FileForm(fields, files);
  }

  private List<EntityPart> parts(InputStream body) throws IOException {
    var reader =
        providers.getMessageBodyReader(
            raw(), PARTS.getType(), new Annotation[0], headers.getMediaType());
    return reader.readFrom(
        raw(),
        PARTS.getType(),
        new Annotation[0],
        headers.getMediaType(),
        headers.getRequestHeaders(),
        body);
  }

  @SuppressWarnings("unchecked")
  private static Class<List<EntityPart>> raw() {
    return (Class<List<EntityPart>>) PARTS.getRawType();
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
}
