package org.xueshi.resources.entity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a file is, by its first bytes; its name and what a browser claims are never asked.
 *
 * <p>An own table rather than a detection library: it is the list of what the library takes, each
 * line with the signature its format's specification gives, and what is not on it is not taken. SVG
 * is left out on purpose, since it can hold scripts.
 */
public final class TrueType {

  /** So many bytes from the beginning are enough. */
  public static final int HEAD_BYTES = 512;

  private static final Set<String> NOT_FILM =
      Set.of("qt  ", "heic", "heix", "hevc", "mif1", "msf1", "avif", "avis", "crx ");

  private static final List<Function<byte[], String>> SIGNATURES =
      List.of(
          head -> begins(head, "PK\3\4") || begins(head, "PK\5\6") ? "application/zip" : null,
          head -> begins(head, "%PDF-") ? "application/pdf" : null,
          TrueType::film,
          TrueType::matroska,
          TrueType::ogg,
          head -> begins(head, "ID3") || mpegAudioFrame(head) ? "audio/mpeg" : null,
          head -> begins(head, "RIFF") && at(head, 8, "WAVE") ? "audio/wav" : null,
          head -> begins(head, "\u0089PNG\r\n\u001a\n") ? "image/png" : null,
          head -> begins(head, "\u00ff\u00d8\u00ff") ? "image/jpeg" : null,
          head -> begins(head, "GIF87a") || begins(head, "GIF89a") ? "image/gif" : null,
          head -> begins(head, "RIFF") && at(head, 8, "WEBP") ? "image/webp" : null);

  private TrueType() {}

  /**
   * The media type.
   *
   * @param head the first {@link #HEAD_BYTES} bytes, or the whole file if it is shorter
   * @return empty if the bytes are of no kind on the list
   */
  public static Optional<String> of(byte[] head) {
    return SIGNATURES.stream()
        .map(signature -> signature.apply(head))
        .filter(type -> type != null)
        .findFirst();
  }

  /** ISO 14496-12: a file type box first; its brand tells sound, film and still pictures apart. */
  private static String film(byte[] head) {
    if (!at(head, 4, "ftyp")) {
      return null;
    }
    var brand = text(head, 8, 4);
    if (NOT_FILM.contains(brand)) {
      return null;
    }
    return brand.startsWith("M4A") || brand.startsWith("M4B") ? "audio/mp4" : "video/mp4";
  }

  /** RFC 8794: an EBML header whose document type is webm; plain Matroska does not play. */
  private static String matroska(byte[] head) {
    var webm = begins(head, "\u001aE\u00df\u00a3") && text(head, 0, 64).contains("webm");
    return webm ? "video/webm" : null;
  }

  private static String ogg(byte[] head) {
    var start = text(head, 0, 64);
    var sound = start.contains("OpusHead") || start.contains("vorbis");
    return begins(head, "OggS") && sound ? "audio/ogg" : null;
  }

  /** ISO 11172-3: eleven set bits, layer III, a bit rate and a sampling rate that exist. */
  private static boolean mpegAudioFrame(byte[] head) {
    return head.length > 3
        && head[0] == (byte) 0xff
        && (head[1] & 0xe6) == 0xe2
        && (head[2] & 0xf0) != 0xf0
        && (head[2] & 0x0c) != 0x0c;
  }

  private static boolean begins(byte[] head, String signature) {
    return at(head, 0, signature);
  }

  private static boolean at(byte[] head, int offset, String signature) {
    return text(head, offset, signature.length()).equals(signature);
  }

  private static String text(byte[] head, int offset, int length) {
    var from = Math.min(offset, head.length);
    var count = Math.min(length, head.length - from);
    return new String(head, from, count, StandardCharsets.ISO_8859_1);
  }
}
