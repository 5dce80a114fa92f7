package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Documents;
import org.xueshi.ledger.entity.Document;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.web.boundary.FileForm;
import org.xueshi.web.boundary.FileForms;

/** One paper in through a form, and out again; never more in memory than one paper may have. */
@RequestScoped
public class DocumentForms {

  /** Boundaries and field names come on top of the file. */
  private static final int FRAME_BYTES = 1 << 16;

  @Inject private FileForms forms;

  /**
   * The field {@code file} of the form.
   *
   * @throws Refusal INVALID ({@code noDocument, documentCut}); TOO_LARGE ({@code documentSize})
   */
  NewDocument file(InputStream body) {
    return form(body).files("file").stream()
        .findFirst()
        .map(part -> new NewDocument(part.fileName(), part.content()))
        .orElseThrow(() -> Refusal.invalid("ledger.refusal.noDocument"));
  }

  /** The refusals of a form in the words of a paper. */
  private FileForm form(InputStream body) {
    try {
      return forms.read(body, Document.BYTES_MAX + FRAME_BYTES);
    } catch (Refusal refusal) {
      throw refusal.kind() == Refusal.Kind.TOO_LARGE
          ? new Refusal(
              Refusal.Kind.TOO_LARGE,
              Text.of("ledger.refusal.documentSize", "…", Document.BYTES_MAX >> 20))
          : Refusal.invalid("ledger.refusal.documentCut");
    }
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
}
