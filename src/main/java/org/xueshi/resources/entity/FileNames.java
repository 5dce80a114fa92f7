package org.xueshi.resources.entity;

import java.text.Normalizer;
import java.util.Map;

/** Names that come with uploads: shown to people, never used as a path on any disk. */
public final class FileNames {

  private static final int LENGTH_MAX = 150;

  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("application/zip", "zip"),
          Map.entry("application/pdf", "pdf"),
          Map.entry("video/mp4", "mp4"),
          Map.entry("video/webm", "webm"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/mp4", "m4a"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/wav", "wav"),
          Map.entry("image/png", "png"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/webp", "webp"));

  private FileNames() {}

  /** The name without folders and ending; {@code -} if nothing is left. */
  public static String stem(String sent) {
    var name = sent == null ? "" : Normalizer.normalize(sent, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cn}\\p{Cs}]", "").strip();
    var dot = name.lastIndexOf('.');
    name = (dot > 0 ? name.substring(0, dot) : name).replaceAll("^\\.+", "");
    name = name.length() > LENGTH_MAX ? name.substring(0, LENGTH_MAX) : name;
    return name.isBlank() ? "-" : name;
  }

  /** The name with the ending that is true, whatever ending was sent. */
  public static String withTrueEnding(String sent, String mediaType) {
    var ending = ENDINGS.get(mediaType);
    return ending == null ? stem(sent) : stem(sent) + "." + ending;
  }
}
