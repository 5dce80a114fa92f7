package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Documents;
import org.xueshi.ledger.entity.Document;
import org.xueshi.ledger.entity.NewDocument;

/** One paper in through a form, and out again; never more in memory than one paper may have. */
@RequestScoped
public class DocumentForms {

  private static final GenericType<List<EntityPart>> PARTS = new GenericType<>() {};

  /** Boundaries and field names come on top of the file. */
  private static final int FRAME_BYTES = 1 << 16;

  @Context private Providers providers;
  @Context private HttpHeaders headers;

  /**
   * The field {@code file} of the form.
   *
   * @throws Refusal INVALID ({@code noDocument, documentCut}); TOO_LARGE ({@code documentSize})
   */
  NewDocument file(InputStream body) {
    try {
      var whole = body.readNBytes(Document.BYTES_MAX + FRAME_BYTES + 1);
      if (whole.length > Document.BYTES_MAX + FRAME_BYTES) {
        throw new Refusal(
            Refusal.Kind.TOO_LARGE,
            Text.of("ledger.refusal.documentSize", "…", Document.BYTES_MAX >> 20));
      }
      for (var part : parts(new ByteArrayInputStream(whole))) {
        if ("file".equals(part.getName()) && !part.getFileName().orElse("").isBlank()) {
          return new NewDocument(
              utf8(part.getFileName().orElse("")), part.getContent().readAllBytes());
        }
      }
    } catch (IOException | WebApplicationException | IllegalStateException broken) {
      throw Refusal.invalid("ledger.refusal.documentCut");
    }
    throw Refusal.invalid("ledger.refusal.noDocument");
  }

  /** To be saved, never shown in place: what somebody sent stays a file. */
  static Response download(Documents.Content content) {
    var document = content.document();
    var name = URLEncoder.encode(document.fileName(), StandardCharsets.UTF_8).replace("+", "%20");
    return Response.ok(content.bytes(), document.type().mediaType())
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private List<EntityPart> parts(InputStream body) throws IOException {
    MessageBodyReader<List<EntityPart>> reader =
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
    try {
      var bytes = bytewise.getBytes(StandardCharsets.ISO_8859_1);
      return bytewise.chars().anyMatch(letter -> letter > 0xff)
          ? bytewise
          : StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return bytewise;
    }
  }
}
