package org.xueshi.followup.entity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.xueshi.kernel.entity.Refusal;

/**
 * A file that somebody attaches, whose first bytes say what its name says. It is only ever handed
 * out to be saved, never shown in place.
 */
public record AttachedFile(String fileName, String mediaType, byte[] content) {

  /** 10 MiB. */
  public static final int BYTES_MAX = 10 << 20;

  private static final int NAME_MAX = 200;
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private static final Map<String, String> TYPES =
      Map.of(
          "pdf", "application/pdf",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "png", "image/png",
          "docx", OFFICE + "wordprocessingml.document",
          "xlsx", OFFICE + "spreadsheetml.sheet",
          "pptx", OFFICE + "presentationml.presentation");

  /**
   * @param name as it was called on their machine; a path before it is left out
   * @throws Refusal INVALID {@code followup.refusal.fileType, fileSize}
   */
  public static AttachedFile of(String name, byte[] content) {
    if (content.length < 1 || content.length > BYTES_MAX) {
      throw Refusal.invalid("followup.refusal.fileSize", BYTES_MAX >> 20);
    }
    var plain = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    var ending = plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var type = TYPES.get(ending);
    if (type == null || !begins(type, content) || plain.length() > NAME_MAX) {
      throw Refusal.invalid("followup.refusal.fileType");
    }
    return new AttachedFile(plain, type, content);
  }

  private static boolean begins(String type, byte[] content) {
    var head = new String(content, 0, Math.min(8, content.length), StandardCharsets.ISO_8859_1);
    return switch (type) {
      case "application/pdf" -> head.startsWith("%PDF-");
      case "image/jpeg" -> head.startsWith("\u00ff\u00d8\u00ff");
      case "image/png" -> head.startsWith("\u0089PNG\r\n");
      default -> head.startsWith("PK\u0003\u0004");
    };
  }
}
