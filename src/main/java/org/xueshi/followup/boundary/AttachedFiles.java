package org.xueshi.followup.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.xueshi.followup.entity.AttachedFile;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.boundary.FileForm;
import org.xueshi.web.boundary.FileForms;

/** Small files in through a form, and out again to be saved. */
@RequestScoped
public class AttachedFiles {

  /** Boundaries and field names come on top of the file. */
  private static final int FRAME_BYTES = 1 << 16;

  @Inject private FileForms forms;

  /**
   * @throws Refusal TOO_LARGE; INVALID
   */
  FileForm form(InputStream body) {
    return forms.read(body, AttachedFile.BYTES_MAX + FRAME_BYTES);
  }

  /**
   * The field {@code file}.
   *
   * @throws Refusal INVALID {@code followup.refusal.noFile, fileType, fileSize}; TOO_LARGE
   */
  AttachedFile one(InputStream body) {
    return one(form(body));
  }

  /** The same, of a form that was read. */
  static AttachedFile one(FileForm form) {
    return form.files("file").stream()
        .findFirst()
        .map(part -> AttachedFile.of(part.fileName(), part.content()))
        .orElseThrow(() -> Refusal.invalid("followup.refusal.noFile"));
  }

  /** Never shown in place: what somebody sent stays a file. */
  static Response download(AttachedFile file) {
    var name = URLEncoder.encode(file.fileName(), StandardCharsets.UTF_8).replace("+", "%20");
    return Response.ok(file.content(), file.mediaType())
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
        .build();
  }
}
